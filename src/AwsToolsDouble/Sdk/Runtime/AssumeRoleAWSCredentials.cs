namespace Amazon.Runtime;

/// <summary>
/// Stands for the SDK's type of this name: assumes its role when its keys are first asked for, and keeps them.
/// </summary>
public sealed class AssumeRoleAWSCredentials : AWSCredentials
{
    private readonly Lazy<ImmutableCredentials> _keys;

    internal AssumeRoleAWSCredentials(Func<ImmutableCredentials> assume) => _keys = new(assume);

    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() => _keys.Value;
}
