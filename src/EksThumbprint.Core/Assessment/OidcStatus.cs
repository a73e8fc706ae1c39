namespace EksThumbprint;

/// <summary>
/// The verdict on one issuer and its provider, from well to grave: of several findings the gravest is the status.
/// </summary>
/// <remarks>Of 64 bits, as all that results hold: only then ConvertTo-Json writes the word, not a number.</remarks>
public enum OidcStatus : long
{
    /// <summary>Every host's top thumbprint is listed. Pods get credentials.</summary>
    Match,

    /// <summary>
    /// Nothing listed is served, and IAM trusts the chain by its own roots. Drift; pods get credentials.
    /// </summary>
    Stale,

    /// <summary>
    /// Only a leaf or a lower intermediate of the served chain is listed. Works until that certificate is renewed.
    /// </summary>
    MatchNotTop,

    /// <summary>A provider whose cluster does not exist any more.</summary>
    Orphaned,

    /// <summary>A cluster that has no OIDC issuer.</summary>
    NoIssuer,

    /// <summary>
    /// The role's trust policy does not let the pod in. Pods see
    /// <c>Not authorized to perform sts:AssumeRoleWithWebIdentity</c>.
    /// </summary>
    RoleDenied,

    /// <summary>What the role's trust policy says to the pod depends on what is not evaluated here.</summary>
    RoleUnclear,

    /// <summary>The token has expired. Pods see <c>ExpiredTokenException</c>.</summary>
    TokenExpired,

    /// <summary>The token's key did not make its signature. Pods see <c>InvalidIdentityToken</c>.</summary>
    SignatureInvalid,

    /// <summary>The token's key is not in the JWKS. Pods see <c>Couldn't retrieve verification key</c>.</summary>
    KeyMissing,

    /// <summary><c>sts.amazonaws.com</c> is not a client ID. Pods see <c>Incorrect token audience</c>.</summary>
    AudienceMissing,

    /// <summary>Nothing listed is served, and IAM has to use the list. Pods see <c>InvalidIdentityToken</c>.</summary>
    Mismatch,

    /// <summary>
    /// The discovery document or the JWKS is wrong. Pods see <c>Couldn't retrieve verification key</c>.
    /// </summary>
    DiscoveryInvalid,

    /// <summary>The host cannot be reached from here, so nothing is known of its chain.</summary>
    Unreachable,

    /// <summary>A file was given in place of a server, and it does not tell the value.</summary>
    NotInFile,

    /// <summary>
    /// A provider exists under another form of the issuer. Pods see <c>No OpenIDConnect provider found</c>.
    /// </summary>
    WrongIssuer,

    /// <summary>No provider for the issuer. Pods see <c>No OpenIDConnect provider found</c>.</summary>
    NoProvider,

    /// <summary>
    /// The token is of another issuer than the target. Pods see <c>No OpenIDConnect provider found</c>.
    /// </summary>
    OtherIssuer,

    /// <summary>The token is none that STS takes. Pods see <c>InvalidIdentityToken</c>.</summary>
    TokenInvalid,

    /// <summary>The annotation holds no role's ARN. Pods see <c>Request ARN is invalid</c>.</summary>
    RoleArnInvalid,

    /// <summary>No cluster of that name.</summary>
    NoCluster,

    /// <summary>AWS could not be asked.</summary>
    AwsUnavailable,

    /// <summary>AWS refused to say.</summary>
    AccessDenied,

    /// <summary>What answered for an EKS host is not that host. Nothing that it says may be written to IAM.</summary>
    Intercepted,
}
