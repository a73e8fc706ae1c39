namespace Amazon.Runtime;

/// <summary>Stands for the SDK's type of this name.</summary>
public sealed class ImmutableCredentials(string accessKey, string secretKey, string? token)
{
    /// <summary>The access key's ID.</summary>
    public string AccessKey { get; } = accessKey;

    /// <summary>The secret key.</summary>
    public string SecretKey { get; } = secretKey;

    /// <summary>The session token; null for long-lived keys.</summary>
    public string? Token { get; } = token;

    /// <summary>Whether there is a session token.</summary>
    public bool UseToken => !string.IsNullOrEmpty(Token);
}
