using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Assessment;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;
using EksThumbprint.Trust;

namespace EksThumbprint.Tests.Trust;

/// <summary>A row of the truth table as certificates: what the server sends, and whose roots hold what.</summary>
internal sealed record TruthScene
{
    // One hierarchy for each kind of root. A server sends leaf, intermediate and cross-signed root; what signed that
    // one is the anchor.
    private static readonly Dictionary<string, LabPki> Pkis = new[]
    {
        "amazon",
        "public",
        "machine",
        "own",
        "private",
    }.ToDictionary(name => name, _ => LabPki.Create(LabKeyKind.Ecdsa, "issuer.example"));

    private const int Sent = 3;

    private readonly string _chain;

    private TruthScene(IReadOnlyList<string> hosts, string chain)
    {
        Hosts = hosts;
        _chain = chain;
    }

    public IReadOnlyList<string> Hosts { get; }

    public string Top => (_chain == ProxySendingRoot ? Pki.ServicesRoot : Pki.RootCross).Thumbprint.ToString();

    private const string ProxySendingRoot = "a proxy's, sent with its root";

    private LabPki Pki =>
        Pkis[
            _chain switch
            {
                { } amazon when amazon.StartsWith("Amazon's", StringComparison.Ordinal) => "amazon",
                { } publicly when publicly.StartsWith("another public", StringComparison.Ordinal) => "public",
                "a root of this machine only" or ProxySendingRoot => "machine",
                "a root that you vouch for" => "own",
                "a private root" => "private",
                _ => throw new ArgumentException($"The table has no chain '{_chain}'."),
            }
        ];

    private LabChain Served =>
        _chain switch
        {
            ProxySendingRoot => Pki.Served(Sent).Append(Pki.ServicesRoot.Certificate),
            { } expired when Has(expired, "leaf expired") => Pki.RenewLeaf(
                    new LabCertificateOptions { Validity = LabValidity.Days(-1, 30) }
                )
                .Served(Sent),
            _ => Pki.Served(Sent),
        };

    public static TruthScene Create(string issuer, string chain) =>
        new(
            issuer switch
            {
                "EKS" => ["oidc.eks.us-west-2.amazonaws.com", "oidc.eks.us-gov-west-1.amazonaws.com"],
                "EKS elsewhere" =>
                [
                    "oidc.eks.cn-north-1.amazonaws.com.cn",
                    "oidc.eks.eusc-de-east-1.amazonaws.eu",
                    "oidc.eks.us-iso-east-1.c2s.ic.gov",
                ],
                "S3 and other hosts of AWS" =>
                [
                    "s3.eu-west-1.amazonaws.com",
                    "my-issuer.s3.us-west-2.amazonaws.com",
                    "d111111abcdef8.cloudfront.net",
                ],
                "any other" => ["issuer.example", "gitlab.example.com"],
                _ => throw new ArgumentException($"The table has no issuer '{issuer}'."),
            },
            chain
        );

    /// <summary>The facts with one value, or none, in the provider's list.</summary>
    public OidcFacts Facts(string host, string listed)
    {
        LabChain served = Served;
        string[] values = listed switch
        {
            "top" => [Top],
            "lower" => [Pki.Intermediate.Thumbprint.ToString()],
            "leaf" => [served.Thumbprints[0].ToString()],
            "other" => [MadeFacts.Value('a')],
            _ => [],
        };
        string issuer = $"https://{host}/id/0123456789ABCDEF0123456789ABCDEF";
        HostReading reading = new()
        {
            Host = host,
            Port = 443,
            Chains = [MadeFacts.Served(served)],
            NameMatches = !Has(_chain, "another name"),
            RequiresTls13 = Has(_chain, "TLS 1.3 only"),
        };
        return MadeFacts.Registered(issuer, values).With(MadeFacts.Probe(issuer, reading), Policy());
    }

    private TrustPolicy Policy()
    {
        bool missing = Has(_chain, "an intermediate missing");
        X509Certificate2[] amazon = Roots("amazon", missing);
        X509Certificate2[] publicly = [.. amazon, .. Roots("public", missing)];
        return new TrustPolicy(
            Roots("own", missing: false),
            amazon,
            publicly,
            [.. publicly, .. Roots("machine", missing: false)]
        );
    }

    /// <summary>With a missing intermediate the root is one further up than what is sent leads to.</summary>
    private static X509Certificate2[] Roots(string name, bool missing) =>
        missing ? [Pkis[name].Class2.Certificate] : [Pkis[name].ServicesRoot.Certificate, Pkis[name].Root.Certificate];

    private static bool Has(string chain, string words) => chain.Contains(words, StringComparison.Ordinal);
}
