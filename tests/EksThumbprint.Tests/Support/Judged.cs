using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Chains;
using EksThumbprint.Issuers;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Policies;
using EksThumbprint.Probing;
using EksThumbprint.Repair;
using EksThumbprint.Tests.Tokens;
using EksThumbprint.Tokens;
using EksThumbprint.Trust;

namespace EksThumbprint.Tests.Support;

/// <summary>Facts and judgements of every kind, from a laboratory's chain and without a network.</summary>
internal static class Judged
{
    public const string Example = "990f4193972f2becf12ddeda5237f9c952f20d9e";
    public const string Account = "111122223333";

    public static readonly IssuerUrl Issuer = IssuerUrl.Parse(
        $"https://{SharedPki.HostName}/id/EXAMPLED539D4633E53DE1B71EXAMPLE"
    );
    public static readonly string Arn = Issuer.ProviderArn(Account);
    public static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    public static LabPki Pki => SharedPki.Ecdsa;

    public static string Top => Pki.ServicesRootCross.Thumbprint.ToString();

    public static string Lower => Pki.Intermediate.Thumbprint.ToString();

    /// <summary>A cluster's facts before the network was asked, with a provider that lists these values.</summary>
    public static OidcFacts Listing(params string[] listed) =>
        new()
        {
            Name = "prod",
            Now = Now,
            Issuer = Issuer,
            Region = "us-west-2",
            ProviderArn = Arn,
            ProviderSought = true,
            Provider = new Provider(Arn, Issuer.ProviderPath, listed, ["sts.amazonaws.com"]),
            Listed = listed,
        };

    /// <summary>The same after the host served this chain, or the laboratory's usual one.</summary>
    public static OidcFacts Served(
        this OidcFacts facts,
        LabChain? chain = null,
        TrustPolicy? policy = null,
        string host = SharedPki.HostName,
        ProbeFailure? failure = null
    )
    {
        ServedChain served = Judging.Chain((chain ?? Pki.Served()).Certificates);
        HostReading reading = new()
        {
            Host = host,
            Port = 443,
            Chains = [served],
            NameMatches = true,
        };
        ProbeResult probe = new()
        {
            Issuer = Issuer,
            Discovery = reading,
            Failure = failure,
        };
        return facts.With(probe, policy ?? Judging.Amazon(Pki.Class2));
    }

    /// <summary>The same, of a host outside EKS whose root nobody knows.</summary>
    public static OidcFacts ServedPrivately(this OidcFacts facts) =>
        facts.Served(policy: Judging.Public(), host: "localhost");

    public static OidcFacts WithoutProvider(this OidcFacts facts) => facts with { Provider = null, Listed = null };

    public static OidcAssessment Assessed(this OidcFacts facts) => OidcAssessment.Judge(facts);

    public static RepairPlan Plan(this OidcFacts facts, RepairOptions? options = null) =>
        RepairPlan.Create(OidcAssessment.Judge(facts), options);

    /// <summary>Facts that lead to a status.</summary>
    public static OidcFacts Facts(OidcStatus status) =>
        status switch
        {
            OidcStatus.Match => Listing(Top).Served(),
            OidcStatus.Stale => Listing(Example).Served(),
            OidcStatus.MatchNotTop => Listing(Lower).Served(),
            OidcStatus.Orphaned => Listing(Top) with { Orphaned = true },
            OidcStatus.NoIssuer => Listing(Top).WithoutProvider() with
            {
                Issuer = null,
                Cluster = new Cluster("prod", null, null, "ACTIVE"),
            },
            OidcStatus.AudienceMissing => (
                Listing(Top) with
                {
                    Provider = new Provider(Arn, Issuer.ProviderPath, [Top], ["other"]),
                }
            ).Served(),
            OidcStatus.Mismatch => Listing(Example).ServedPrivately(),
            OidcStatus.DiscoveryInvalid => Listing(Top)
                .Served(
                    failure: new ProbeFailure(ProbeFailureKind.NotJson, ProbePhase.Content, "url", "It is no JSON.")
                ),
            OidcStatus.Unreachable => Listing(Top) with
            {
                Probe = new ProbeResult
                {
                    Issuer = Issuer,
                    Discovery = new HostReading { Host = "h", Port = 443 },
                    Failure = new ProbeFailure(
                        ProbeFailureKind.Dns,
                        ProbePhase.Connect,
                        "h:443",
                        "There is no such host."
                    ),
                },
            },
            OidcStatus.WrongIssuer => Listing(Top).WithoutProvider().Served() with { OtherForms = [Arn + "/"] },
            OidcStatus.NoProvider => Listing(Top).WithoutProvider().Served(),
            OidcStatus.NoCluster => Listing(Top).WithoutProvider() with { Issuer = null, ClusterMissing = true },
            OidcStatus.AwsUnavailable => Listing(Top).WithoutProvider() with
            {
                AwsError = new AwsException(AwsFailure.NoNetwork, "iam:GetOpenIDConnectProvider"),
            },
            OidcStatus.AccessDenied => Listing(Top).WithoutProvider() with
            {
                AwsError = new AwsException(AwsFailure.AccessDenied, "iam:GetOpenIDConnectProvider", "AccessDenied"),
            },
            OidcStatus.Intercepted => Listing(Top).Served(policy: Judging.Amazon()),
            OidcStatus.RoleDenied or OidcStatus.RoleUnclear or OidcStatus.RoleArnInvalid => OfRole(status),
            OidcStatus.TokenExpired
            or OidcStatus.SignatureInvalid
            or OidcStatus.KeyMissing
            or OidcStatus.OtherIssuer
            or OidcStatus.TokenInvalid => OfToken(status),
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };

    private static OidcFacts OfRole(OidcStatus status) =>
        Listing(Top).Served() with
        {
            Pod = new PodFacts
            {
                ServiceAccount = new ServiceAccount("shop", "checkout"),
                RoleArn = RoleArn.Read(
                    status == OidcStatus.RoleArnInvalid ? "checkout" : "arn:aws:iam::111122223333:role/checkout"
                ),
                Role = status == OidcStatus.RoleUnclear ? RoleFacts.From("{}", "checkout") : RoleFacts.None(),
            },
        };

    private static OidcFacts OfToken(OidcStatus status)
    {
        OidcFacts facts = Listing(Top).Served();
        MadeToken made = new()
        {
            Issuer = status == OidcStatus.OtherIssuer ? "https://oidc.example.com" : Issuer.ToString(),
            IssuedAt = facts.Now.AddHours(-2),
            NotBefore = null,
            Expires = facts.Now.AddHours(status == OidcStatus.TokenExpired ? -1 : 1),
        };
        return facts with
        {
            Probe = facts.Probe! with
            {
                Keys = status switch
                {
                    OidcStatus.SignatureInvalid => Keys.Set(MadeToken.Jwk(Keys.Cluster)),
                    OidcStatus.KeyMissing => Keys.Set(MadeToken.Jwk(Keys.Cluster, "key-0")),
                    _ => null,
                },
            },
            Pod = new PodFacts { Token = TokenText.Read(status == OidcStatus.TokenInvalid ? "x" : made.Unsigned()) },
        };
    }
}
