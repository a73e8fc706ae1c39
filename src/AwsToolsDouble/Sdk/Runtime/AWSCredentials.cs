namespace Amazon.Runtime;

/// <summary>Stands for the SDK's type of this name, which <c>-Credential</c> takes.</summary>
public abstract class AWSCredentials
{
    /// <summary>The keys.</summary>
    public abstract ImmutableCredentials GetCredentials();
}
