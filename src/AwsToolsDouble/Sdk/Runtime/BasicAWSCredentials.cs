namespace Amazon.Runtime;

/// <summary>Stands for the SDK's type of this name: long-lived keys.</summary>
public sealed class BasicAWSCredentials(string accessKey, string secretKey) : AWSCredentials
{
    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() => new(accessKey, secretKey, token: null);
}
