using System.Xml.Linq;
using EksThumbprint.Assessment;
using EksThumbprint.Chains;
using EksThumbprint.Probing;
using EksThumbprint.Repair;
using EksThumbprint.Reports;
using EksThumbprint.Tests.Support;
using EksThumbprint.Trust;

namespace EksThumbprint.Tests.Fuzzing;

/// <summary>What becomes of the certificates that a server sends, and of everything else that a report shows.</summary>
internal static class ChainTargets
{
    /// <summary>A policy by which a chain of the seeds may well be trusted.</summary>
    public static TrustPolicy Policy { get; } =
        new(amazonRoots: CertificateSeeds.Roots, publicRoots: CertificateSeeds.Roots);

    private static readonly TrustPolicy Vouching = new(
        CertificateSeeds.Roots,
        [SharedPki.Rsa.Root.Certificate],
        [SharedPki.Rsa.Root.Certificate]
    );

    public static IEnumerable<FuzzTarget> All =>
        [
            new("served chain", 120, ChainMutation.Mutate, ReadServed) { MemoryFactor = 2000 },
            new("unordered chain", 120, ChainMutation.Mutate, input =>
                Bundle.Unpack(input) is { Count: > 0 } ders ? ShownOf(Checked(ServedChain.FromBag(ders), ders)) : []
            )
            {
                MemoryFactor = 2000,
            },
            new(
                "report",
                30,
                random =>
                    Mutation.Mutate(
                        random,
                        [
                            [.. System.Text.Encoding.UTF8.GetBytes(Reports.MadeEstate.Hostile)],
                            [.. "prod"u8],
                        ]
                    ),
                ReadReport
            )
            {
                MemoryFactor = 20_000,
                AnyMemory = 64 * 1024 * 1024,
            }, // fifteen pages, each with the text, escaped, in a dozen places
        ];

    private static List<string?> ReadServed(byte[] input)
    {
        if (Bundle.Unpack(input) is not { Count: > 0 } ders)
            return [];
        ServedChain chain = Checked(ServedChain.OfHandshake(ders), ders);
        Assert.Same(chain.AsServed[0], chain.Leaf);
        return ShownOf(chain);
    }

    private static ServedChain Checked(ServedChain chain, IReadOnlyList<byte[]> ders)
    {
        Assert.Equal(ders, chain.AsServed.Select(one => one.Der));
        Assert.Equal(Enumerable.Range(1, ders.Count), chain.AsServed.Select(one => one.Position));
        Assert.NotEmpty(chain.Path);
        Assert.All(chain.Path, one => Assert.Contains(one, chain.AsServed));
        Assert.Equal(chain.Path.Count, chain.Path.Select(one => one.Thumbprint).Distinct().Count());
        foreach ((ServedCertificate child, ServedCertificate issuer) in chain.Path.Zip(chain.Path.Skip(1)))
            Assert.Equal(child.Parts!.Issuer, issuer.Parts!.Subject);
        Assert.All(chain.AsServed, one =>
            Assert.Equal(
                chain.Linked.Contains(one),
                one.Role is not (CertificateRole.Unrelated or CertificateRole.Duplicate)
            )
        );
        Assert.All(chain.Path, one => Assert.Contains(one, chain.Linked));
        Assert.All(chain.Tops, top => Assert.Contains(top, chain.Linked));
        return chain;
    }

    private static List<string?> ShownOf(ServedChain chain)
    {
        List<string?> shown = [.. chain.AsServed.SelectMany(CertificateTargets.Shown)];
        foreach (
            (TrustPolicy policy, string host) in new[] { (Policy, SharedPki.HostName), (Vouching, "issuer.example") }
        )
        {
            HostReading reading = new()
            {
                Host = host,
                Port = 443,
                Chains = [chain],
                NameMatches = true,
            };
            OidcFacts facts = Judged
                .Listing(Judged.Example)
                .With(new ProbeResult { Issuer = Judged.Issuer, Discovery = reading }, policy);
            foreach (TrustVerdict verdict in facts.Trust)
            {
                Assert.Equal(verdict.State == TrustState.Anchored, verdict.Anchor is not null);
                Assert.False(verdict is { Intercepted: true, MayBeWritten: true });
                Assert.True(verdict.IsTrusted || verdict.Reasons.Count > 0);
            }

            shown.AddRange(Shown(OidcAssessment.Judge(facts)));
        }

        return shown;
    }

    public static IReadOnlyList<string?> Shown(OidcAssessment assessment)
    {
        using StringWriter page = new();
        using StringWriter xml = new();
        HtmlReport.Write(page, [assessment], new ReportOptions { Remedies = _ => Said.Writer });
        JUnitReport.Write(xml, [assessment], assessment.Facts.Now, Said.Writer);
        Assert.Equal("testsuites", XDocument.Parse(xml.ToString()).Root!.Name.LocalName);
        Assert.DoesNotContain(
            "<script>",
            page.ToString().Replace("</main>\n<script>", string.Empty, StringComparison.Ordinal),
            StringComparison.OrdinalIgnoreCase
        );
        return
        [
            assessment.Sentence,
            assessment.Remedy.Text(),
            page.ToString(),
            xml.ToString(),
            RepairPlan.Create(assessment).Refusal.Text(),
            .. assessment.Facts.Trust.SelectMany(seen => seen.Reasons.Append(seen.Words).Append(seen.Anchor)),
            .. assessment.Findings.Select(finding => finding.Sentence),
            .. assessment.Registered.Select(listed => listed.Description),
        ];
    }

    private static IEnumerable<string?> ReadReport(byte[] input)
    {
        string text = TextTargets.Text(input);
        return Reports.MadeEstate.EveryStatus(facts => Reports.HostileEstate.With(facts, text)).SelectMany(Shown);
    }
}
