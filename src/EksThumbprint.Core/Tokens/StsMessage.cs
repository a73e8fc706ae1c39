namespace EksThumbprint.Tokens;

/// <summary>
/// What AssumeRoleWithWebIdentity answers, as pods show it. Where AWS documents no words, only the code stands here.
/// </summary>
internal static class StsMessage
{
    public const string RequestArn = "ValidationError: Request ARN is invalid";

    public const string TokenTooLong =
        "ValidationError: 'webIdentityToken' failed to satisfy constraint: Member must have length less than or equal "
        + "to 20000";

    public const string NotJwt =
        "InvalidIdentityToken: The ID Token provided is not a valid JWT. (You may see this error if you sent an Access "
        + "Token)";

    public const string Invalid = "InvalidIdentityToken";

    public const string NoProvider = "InvalidIdentityToken: No OpenIDConnect provider found in your account";

    public const string NoKey = "InvalidIdentityToken: Couldn't retrieve verification key from your identity provider";

    public const string Thumbprint =
        "InvalidIdentityToken: OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint";

    public const string Audience = "InvalidIdentityToken: Incorrect token audience";

    public const string Expired = "ExpiredTokenException: Token expired";

    public const string Denied = "AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity";
}
