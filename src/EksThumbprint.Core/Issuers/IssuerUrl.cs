using EksThumbprint.Common;

namespace EksThumbprint.Issuers;

/// <summary>
/// An OIDC issuer URL, the token's <c>iss</c>: parsed once, in one form ever after (https, lower-case host without a
/// trailing dot,
/// an EKS id in upper case and without a trailing slash).
/// </summary>
public sealed class IssuerUrl : IEquatable<IssuerUrl>
{
    private const string Https = "https://";
    private const string DiscoveryPath = "/.well-known/openid-configuration";

    internal IssuerUrl(string host, int port, string path)
    {
        Host = host;
        Port = port;
        Eks = EksHost.From(host);
        Path = Eks is null ? path : EksPath(path);
    }

    /// <summary>The host, in lower case; an internationalised name in its ASCII form.</summary>
    public string Host { get; }

    /// <summary>The TCP port, 443 unless the URL names another.</summary>
    public int Port { get; }

    /// <summary>What follows the host: empty, or beginning with a slash.</summary>
    public string Path { get; }

    /// <summary>The EKS host's region and partition; null for an issuer that is not EKS's.</summary>
    public EksHost? Eks { get; }

    /// <summary>
    /// The issuer without <c>https://</c>: how IAM keeps it as a provider's URL, and the end of the provider's ARN.
    /// </summary>
    public string ProviderPath => Authority + Path;

    /// <summary>Where the discovery document lies (OpenID Connect Discovery 1.0, section 4).</summary>
    public Uri DiscoveryUrl => new(Https + Authority + Path.TrimEnd('/') + DiscoveryPath);

    /// <summary>
    /// The issuer as tokens name it: for a dual-stack alias the ordinary EKS host, otherwise this one.
    /// </summary>
    public IssuerUrl Canonical => Eks is { IsDualStackAlias: true } ? new IssuerUrl(Eks.IssuerHost, Port, Path) : this;

    private string Authority => Port == 443 ? Host : $"{Host}:{Port}";

    /// <summary>
    /// Reads an issuer URL with or without scheme, with a port, a trailing slash, or the discovery document's path
    /// behind it.
    /// </summary>
    /// <exception cref="InputException">It is no issuer URL; the message says why.</exception>
    public static IssuerUrl Parse(string text) => IssuerText.Parse(text);

    /// <summary>The ARN of the IAM OIDC provider for this issuer in an account.</summary>
    /// <param name="account">The 12-digit account id.</param>
    /// <param name="partition">The account's partition; null takes the host's own, or <c>aws</c>.</param>
    public string ProviderArn(string account, string? partition = null) =>
        $"arn:{partition ?? Eks?.Partition.Name ?? "aws"}:iam::{account}:oidc-provider/{ProviderPath}";

    /// <summary>The URL, such as <c>https://oidc.eks.eu-west-1.amazonaws.com/id/…</c>.</summary>
    public override string ToString() => Https + ProviderPath;

    /// <inheritdoc/>
    public bool Equals(IssuerUrl? other) =>
        other is not null && string.Equals(ProviderPath, other.ProviderPath, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as IssuerUrl);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ProviderPath);

    /// <summary>
    /// EKS writes a cluster's id in upper case. What is no such id is another server's affair, where case may matter.
    /// </summary>
    private static string EksPath(string path)
    {
        const string id = "/id/";
        const int idDigits = 32;
        string trimmed = path.TrimEnd('/');
        if (!trimmed.StartsWith(id, StringComparison.OrdinalIgnoreCase))
            return trimmed;
        string given = trimmed.Substring(id.Length);
        return id + (given.Length == idDigits && given.All(Hex.IsDigit) ? given.ToUpperInvariant() : given);
    }
}
