using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace EksThumbprint.Lab.Serving;

/// <summary>
/// An OIDC issuer of the form that EKS gives a cluster, with its discovery document on one host and its keys on the
/// same or another.
/// </summary>
public sealed class LabIssuer
{
    private readonly int? _port;
    private string _jwks;

    private LabIssuer(LabHost host, LabHost jwksHost, string path, int? port)
    {
        Host = host;
        JwksHost = jwksHost;
        _port = port;
        Path = path;
        _jwks = LabKeySet.Create();
        Restore();
    }

    /// <summary>The host of the discovery document, whose name is in the issuer's URL.</summary>
    public LabHost Host { get; }

    /// <summary>The host of the keys; the same as <see cref="Host"/> on EKS.</summary>
    public LabHost JwksHost { get; }

    /// <summary>
    /// The path of the issuer, such as <c>/id/</c> and 32 digits; empty for an issuer at the root of its host.
    /// </summary>
    public string Path { get; }

    /// <summary>The issuer's URL, as it stands in a token's <c>iss</c>.</summary>
    public string Url => Address(Host, Path);

    /// <summary>The path of the discovery document.</summary>
    public string DiscoveryPath => Path + "/.well-known/openid-configuration";

    /// <summary>The path of the keys.</summary>
    public string JwksPath => Path + "/keys";

    /// <summary>The URL of the keys.</summary>
    public string JwksUrl => Address(JwksHost, JwksPath);

    /// <summary>The right discovery document.</summary>
    public string Discovery =>
        new JsonObject
        {
            ["issuer"] = Url,
            ["jwks_uri"] = JwksUrl,
            ["authorization_endpoint"] = "urn:kubernetes:programmatic_authorization",
            ["response_types_supported"] = new JsonArray("id_token"),
            ["subject_types_supported"] = new JsonArray("public"),
            ["claims_supported"] = new JsonArray("sub", "iss"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        }.ToJsonString();

    /// <summary>The right key set.</summary>
    public string Jwks => Volatile.Read(ref _jwks);

    /// <summary>Makes an issuer and serves its two documents.</summary>
    /// <param name="host">The host of the discovery document.</param>
    /// <param name="jwksHost">The host of the keys; null for the same.</param>
    /// <param name="path">The path; null for one like those of EKS, with a new cluster id.</param>
    /// <param name="port">The port to write into the URLs, for clients that dial the name itself; null for
    /// none.</param>
    public static LabIssuer Create(LabHost host, LabHost? jwksHost = null, string? path = null, int? port = null) =>
        new(host, jwksHost ?? host, path ?? "/id/" + NewId(), port);

    /// <summary>A cluster's id as EKS writes it: 32 upper-case hexadecimal digits.</summary>
    public static string NewId() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    /// <summary>Serves something else in place of the discovery document.</summary>
    public void ServeDiscovery(LabResponse response) => Host.Serve(DiscoveryPath, response);

    /// <summary>Serves something else in place of the keys.</summary>
    public void ServeJwks(LabResponse response) => JwksHost.Serve(JwksPath, response);

    /// <summary>Serves the right documents again.</summary>
    public void Restore()
    {
        ServeDiscovery(LabResponse.Json(Discovery));
        ServeJwks(LabResponse.Json(Jwks));
    }

    /// <summary>Replaces the signing key, as EKS does from time to time, and serves the new key set.</summary>
    public void RotateKeys()
    {
        Volatile.Write(ref _jwks, LabKeySet.Create());
        ServeJwks(LabResponse.Json(Jwks));
    }

    private string Address(LabHost host, string path) =>
        new UriBuilder(Uri.UriSchemeHttps, host.Name, _port ?? -1, path).Uri.AbsoluteUri.TrimEnd('/');
}
