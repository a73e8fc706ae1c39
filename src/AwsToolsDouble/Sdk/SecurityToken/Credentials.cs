using Amazon.Runtime;

namespace Amazon.SecurityToken.Model;

/// <summary>
/// Stands for the SDK's type of this name: keys of an assumed role, which <c>-Credential</c> takes as they are.
/// </summary>
public sealed class Credentials(string accessKeyId, string secretAccessKey, string sessionToken, DateTime expiration)
    : AWSCredentials
{
    /// <summary>The access key's ID.</summary>
    public string AccessKeyId { get; } = accessKeyId;

    /// <summary>The secret key.</summary>
    public string SecretAccessKey { get; } = secretAccessKey;

    /// <summary>The session token.</summary>
    public string SessionToken { get; } = sessionToken;

    /// <summary>When they end.</summary>
    public DateTime? Expiration { get; } = expiration;

    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() => new(AccessKeyId, SecretAccessKey, SessionToken);
}
