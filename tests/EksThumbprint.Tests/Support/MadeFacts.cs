using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Chains;
using EksThumbprint.Issuers;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Probing;
using EksThumbprint.Trust;

namespace EksThumbprint.Tests.Support;

/// <summary>Facts made by hand from the lab's chains, as if network and AWS had been asked.</summary>
internal static class MadeFacts
{
    public const string EksIssuer = "https://oidc.eks.us-west-2.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";
    public const string PrivateIssuer = "https://issuer.example/tenant";
    public const string TheArn =
        "arn:aws:iam::111122223333:oidc-provider/oidc.eks.us-west-2.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";

    public static LabPki Pki => SharedPki.Ecdsa;

    /// <summary>The moment of judgement; the lab's certificates are valid then.</summary>
    public static DateTimeOffset Now { get; } = DateTimeOffset.UtcNow;

    /// <summary>A policy for which the lab's roots are Amazon's and the machine's.</summary>
    public static TrustPolicy Trusting { get; } = Policy(Pki.Class2, Pki.ServicesRoot, Pki.Root);

    /// <summary>A policy that knows other roots only.</summary>
    public static TrustPolicy Doubting { get; } = Policy(LabAuthority.CreateRoot("Another Root", LabKeyKind.Ecdsa));

    /// <summary>A policy that knows other roots only, and the user vouches for the lab's.</summary>
    public static TrustPolicy Vouching { get; } =
        new(
            [Pki.Class2.Certificate, Pki.ServicesRoot.Certificate, Pki.Root.Certificate],
            [LabAuthority.CreateRoot("Another Root", LabKeyKind.Ecdsa).Certificate],
            [LabAuthority.CreateRoot("Another Root", LabKeyKind.Ecdsa).Certificate]
        );

    public static HostReading Host(string host, params LabChain[] chains) =>
        new()
        {
            Host = host,
            Port = 443,
            Chains = [.. chains.Select(Served)],
            NameMatches = chains.Length > 0,
        };

    public static ServedChain Served(LabChain chain) =>
        ServedChain.OfHandshake([.. chain.Certificates.Select(certificate => certificate.RawData)]);

    public static ProbeResult Probe(string issuer, HostReading discovery, HostReading? jwks = null) =>
        new()
        {
            Issuer = IssuerUrl.Parse(issuer),
            Discovery = discovery,
            Jwks = jwks,
            JwksUri = new Uri($"https://{(jwks ?? discovery).Host}/keys"),
            Elapsed = TimeSpan.FromSeconds(0.2),
        };

    /// <summary>What AWS says of an issuer that has a provider with this list.</summary>
    public static OidcFacts Registered(string issuer, params string[] listed) =>
        Unread(issuer) with
        {
            ProviderSought = true,
            ProviderArn = TheArn,
            Provider = new Provider(TheArn, issuer["https://".Length..], listed, ["sts.amazonaws.com"]),
            Listed = listed,
        };

    /// <summary>An issuer of which AWS has said nothing.</summary>
    public static OidcFacts Unread(string issuer) =>
        new()
        {
            Name = "shop",
            Now = Now,
            Issuer = IssuerUrl.Parse(issuer),
        };

    /// <summary>An issuer with a provider and one chain, of an EKS host that is trusted.</summary>
    public static OidcFacts Eks(LabChain chain, params string[] listed) => Create(EksIssuer, Trusting, chain, listed);

    /// <summary>The same of a host that nobody's roots vouch for.</summary>
    public static OidcFacts Private(LabChain chain, params string[] listed) =>
        Create(PrivateIssuer, Doubting, chain, listed);

    public static OidcFacts Create(string issuer, TrustPolicy policy, LabChain chain, params string[] listed) =>
        Registered(issuer, listed).With(Probe(issuer, Host(new Uri(issuer).Host, chain)), policy);

    /// <summary>Some value that no certificate has.</summary>
    public static string Value(char digit) => "1234567890" + new string(digit, 30);

    private static TrustPolicy Policy(params LabAuthority[] roots) =>
        new(null, [.. roots.Select(root => root.Certificate)], [.. roots.Select(root => root.Certificate)]);
}
