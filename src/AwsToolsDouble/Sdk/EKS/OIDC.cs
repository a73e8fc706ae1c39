namespace Amazon.EKS.Model;

/// <summary>Stands for the SDK's type of this name.</summary>
public sealed class OIDC
{
    /// <summary>The issuer's URL, with <c>https://</c>.</summary>
    public string? Issuer { get; set; }
}
