using Amazon.Runtime;

namespace Amazon.PowerShell.Common;

/// <summary>
/// Stands for the type of this name, which <c>$StoredAWSCredentials</c> holds. An object of another type in that
/// variable is ignored, as the real cmdlets do.
/// </summary>
public sealed class AWSPSCredentials
{
    internal AWSPSCredentials(AWSCredentials? credentials, string name, string source)
    {
        Credentials = credentials;
        Name = name;
        Source = source;
    }

    /// <summary>The keys; null for a profile whose keys only the AWS CLI knows.</summary>
    internal AWSCredentials? Credentials { get; }

    /// <summary>The profile's name, or words for where the keys are from.</summary>
    internal string Name { get; }

    /// <summary>Where they were found: Parameters, Profile, Object, Session, Environment.</summary>
    internal string Source { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
