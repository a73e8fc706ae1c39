using System.Security.Cryptography;
using System.Text;
using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Chains;
using EksThumbprint.Issuers;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Probing;
using EksThumbprint.Reports;
using EksThumbprint.Tests.Support;
using EksThumbprint.Trust;

namespace EksThumbprint.Tests.Reports;

/// <summary>
/// Estates made by hand: one of an ordinary company, one of any size, and one in which every field is hostile.
/// </summary>
internal static class MadeEstate
{
    /// <summary>
    /// What a certificate, a server or AWS might say to break out of a page, or to mislead its reader.
    /// </summary>
    public const string Hostile =
        "</script></title><script>window.broken=1</script><img src=x "
        + "onerror=\"window.broken=2\">'\"`&lt;\u202Egnp.exe\u0000\u0007\u001b[31m\uFFFE\n--> ]]>";

    private static readonly LabAuthority Root = LabAuthority.CreateRoot("Example Services Root", LabKeyKind.Ecdsa);
    private static readonly TrustPolicy Policy = Judging.Amazon(Root);

    /// <summary>Every status of a server; the other one is of files.</summary>
    public static OidcStatus[] Statuses =>
        [.. Enum.GetValues<OidcStatus>().Where(status => status != OidcStatus.NotInFile)];

    /// <summary>
    /// Some forty clusters, every status among them, and tops that have expired, expire soon, and in 2070.
    /// </summary>
    public static IReadOnlyList<OidcAssessment> Ordinary { get; } = MakeOrdinary();

    public static IReadOnlyList<OidcAssessment> EveryStatus(Func<OidcFacts, OidcFacts>? change = null) =>
        [
            .. Statuses.Select(status =>
                OidcAssessment.Judge((change ?? (facts => facts))(Judged.Facts(status) with { Name = $"is-{status}" }))
            ),
        ];

    /// <summary>Clusters of one region by the thousand.</summary>
    public static IReadOnlyList<OidcAssessment> Large(int count)
    {
        OidcFacts[] kinds = [.. Statuses.Select(Judged.Facts)];
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => OidcAssessment.Judge(kinds[i % kinds.Length] with { Name = $"cluster-{i:00000}" })),
        ];
    }

    /// <summary>Tops with these days left, one cluster each.</summary>
    public static IReadOnlyList<OidcAssessment> WithTops(params IEnumerable<double> daysLeft) =>
        [.. daysLeft.Select((days, i) => Cluster($"cluster-{i}", "eu-west-1", Chain($"Example CA {i}", days)))];

    public static string Page(IEnumerable<OidcAssessment> assessments, ReportOptions? options = null)
    {
        using StringWriter writer = new();
        HtmlReport.Write(
            writer,
            assessments,
            options ?? new ReportOptions { Now = Judged.Now, Remedies = _ => Said.Writer }
        );
        return writer.ToString();
    }

    public static ServedChain Chain(string name, double daysLeft, string host = SharedPki.HostName)
    {
        LabCertificateOptions options = new() { Validity = LabValidity.Days(daysLeft, daysOld: 4000) };
        LabAuthority top = Root.IssueAuthority(name, LabKey.Create(LabKeyKind.Ecdsa), options);
        return Judging.Chain(top.IssueServer(LabKey.Create(LabKeyKind.Ecdsa), [host]), top.Certificate);
    }

    /// <summary>A cluster that lists these values, or its chain's top.</summary>
    public static OidcAssessment Cluster(string name, string region, ServedChain chain, params string[] listed) =>
        OidcAssessment.Judge(
            Facts(name, region, chain, listed.Length > 0 ? listed : [chain.Top.Thumbprint.ToString()])
        );

    private static OidcFacts Facts(string name, string region, ServedChain chain, string[] listed)
    {
        string host = $"oidc.eks.{region}.amazonaws.com";
        string id = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..32];
        IssuerUrl issuer = IssuerUrl.Parse($"https://{host}/id/{id}");
        string arn = issuer.ProviderArn(Judged.Account);
        HostReading reading = new()
        {
            Host = host,
            Port = 443,
            Chains = [chain],
            NameMatches = true,
        };
        OidcFacts facts = Judged.Listing(listed) with
        {
            Name = name,
            Region = region,
            Issuer = issuer,
            ProviderArn = arn,
            Provider = new Provider(arn, issuer.ProviderPath, listed, ["sts.amazonaws.com"]),
        };
        return facts.With(
            new ProbeResult
            {
                Issuer = issuer,
                Discovery = reading,
                Elapsed = TimeSpan.FromSeconds(0.125),
            },
            Policy
        );
    }

    private static List<OidcAssessment> MakeOrdinary()
    {
        (string Region, ServedChain Chain)[] regions =
        [
            ("eu-west-1", Chain("Example Root CA 1", 4056)),
            ("us-west-2", Chain("Example RSA 2048 M02", 1370)),
            ("us-east-1", Chain("Example RSA 2048 M04", 41)),
            ("ap-southeast-2", Chain("Example Root CA 4 of the far future", 15900)),
            ("sa-east-1", Chain("Example Legacy CA", -260)),
        ];
        string[] names = ["payments", "search", "checkout", "ledger", "media"];
        List<OidcAssessment> all = [.. EveryStatus()];
        for (int i = 0; i < 25; i++)
            all.Add(
                Cluster(
                    $"{names[i % 5]}-{(i < 10 ? "prod" : i < 18 ? "staging" : "dev")}-{i + 1}",
                    regions[i * 7 % 5].Region,
                    regions[i * 7 % 5].Chain,
                    i % 11 == 10 ? [Judged.Example] : []
                )
            );
        return all;
    }
}
