namespace Amazon.Runtime;

/// <summary>Stands for the SDK's type of this name: keys of a session.</summary>
public sealed class SessionAWSCredentials(string accessKey, string secretKey, string token) : AWSCredentials
{
    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() => new(accessKey, secretKey, token);
}
