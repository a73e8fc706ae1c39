namespace EksThumbprint;

/// <summary>One step of a pod's way to its role, in the order in which they are shown.</summary>
public enum PodLink : long
{
    /// <summary>The token: its form, its claims, its signature, its time.</summary>
    Token,

    /// <summary>The issuer: its discovery document.</summary>
    Issuer,

    /// <summary>The issuer's keys.</summary>
    Keys,

    /// <summary>IAM's OIDC provider for the issuer.</summary>
    Provider,

    /// <summary>The provider's thumbprints.</summary>
    Thumbprint,

    /// <summary>The provider's client IDs, and the token's audience.</summary>
    Audience,

    /// <summary>The role: its ARN and its trust policy.</summary>
    Role,
}
