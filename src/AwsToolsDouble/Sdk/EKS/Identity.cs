namespace Amazon.EKS.Model;

/// <summary>Stands for the SDK's type of this name.</summary>
public sealed class Identity
{
    /// <summary>The OpenID Connect part.</summary>
    public OIDC? Oidc { get; set; }
}
