using EksThumbprint.Assessment;
using EksThumbprint.Chains;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Probing;
using EksThumbprint.Repair;
using EksThumbprint.Tests.Offline;
using EksThumbprint.Tests.Support;
using EksThumbprint.Trust;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Chains.Paths;

/// <summary>
/// What a chain may cost, counted in signature checks and in bytes, and what is told when it would cost too much.
/// </summary>
[WholeRun(OnNetStandard = true)]
public sealed class WalkWorkTests
{
    private static readonly Shape Shape = new(LabKeyKind.Ecdsa);

    private static int Checks(byte[][] ders)
    {
        ChainWalk walk = new([.. ders.Select(der => new SentCertificate(der))]);
        walk.From(walk.FindLeaf());
        Assert.False(walk.Exhausted);
        return walk.SignatureChecks;
    }

    private static byte[][] Line(int count, bool oneName, bool identifiers)
    {
        ShapeOptions options = new() { LacksOwnIdentifier = !identifiers, LacksIssuerIdentifier = !identifiers };
        ShapeAuthority[] line =
        [
            .. Enumerable
                .Range(0, count)
                .Select(number => Shape.Who($"{number}", oneName ? "One" : null, 1000 + number)),
        ];
        return
        [
            .. line.Select(
                (one, at) => one.SignedBy(line[Math.Min(at + 1, count - 1)], options with { IsLeaf = at == 0 })
            ),
        ];
    }

    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    [WholeRunData(100)]
    public void A_line_costs_one_check_a_certificate(int count) =>
        Assert.Equal(count, Checks(Line(count, oneName: false, identifiers: true)));

    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    [WholeRunData(30)]
    public void Without_key_identifiers_and_all_of_one_name_it_costs_no_more_than_the_square(int count) =>
        Assert.InRange(Checks(Line(count, oneName: true, identifiers: false)), count, count * count);

    [Fact]
    public void With_key_identifiers_one_name_costs_what_many_names_do_and_a_check_for_whether_it_signs_itself()
    {
        Assert.InRange(Checks(Line(300, oneName: true, identifiers: true)), 300, 600);
    }

    [WholeRun]
    [Fact]
    public void More_certificates_of_one_name_than_can_be_sorted_out_give_no_top_and_say_so()
    {
        byte[][] crowd = Line(400, oneName: true, identifiers: false);
        ServedChain chain = ServedChain.OfHandshake(crowd);

        Assert.True(chain.Undecided);
        Assert.Empty(chain.Tops);
        foreach (
            (TrustPolicy policy, string host) in new[]
            {
                (Judging.Amazon(), SharedPki.HostName),
                (new TrustPolicy([chain.AsServed[^1].Certificate], [], []), "issuer.example"),
            }
        )
        {
            HostReading reading = new()
            {
                Host = host,
                Port = 443,
                Chains = [chain],
                NameMatches = true,
            };
            OidcAssessment assessment = OidcAssessment.Judge(
                Judged
                    .Listing(chain.Top.Thumbprint.ToString())
                    .With(new ProbeResult { Issuer = Judged.Issuer, Discovery = reading }, policy)
            );

            Assert.True(assessment.Undetermined);
            Assert.Empty(assessment.Expected);
            Assert.NotNull(RepairPlan.Create(assessment).Refusal);
            Assert.Contains(assessment.Findings, finding =>
                finding.Code == "Unreachable"
                && finding.Sentence.Contains("sends 400 certificates, so many of one name", StringComparison.Ordinal)
            );
            Assert.False(assessment.Facts.Trust[0].MayBeWritten);
        }
    }

    [WholeRun]
    [Fact]
    public void A_file_of_them_is_refused()
    {
        string pem = string.Concat(
            Line(400, oneName: true, identifiers: false)
                .Select(der => System.Security.Cryptography.PemEncoding.WriteString("CERTIFICATE", der) + "\n")
        );
        InputException refused = Assert.Throws<InputException>(() =>
            FileAssessor.Assess(MadeChain.Parse(pem), DateTimeOffset.UtcNow, new TrustPolicy())
        );
        Assert.Equal("ChainUndecided", refused.Code);
    }

    [WholeRun]
    [Fact]
    public void Two_authorities_that_sign_each_other_a_thousand_times_cost_no_memory_for_each_pair()
    {
        (ShapeAuthority a, ShapeAuthority b) = (Shape.Who("A", key: 1000), Shape.Who("B", key: 1001));
        byte[][] sent =
        [
            Shape.Who("leaf", key: 1002).SignedBy(a, new ShapeOptions { IsLeaf = true }),
            .. Enumerable
                .Range(0, 1500)
                .SelectMany(_ => new[] { a.SignedBy(b, ShapeOptions.Ordinary), b.SignedBy(a, ShapeOptions.Ordinary) }),
        ];
        long before = GC.GetAllocatedBytesForCurrentThread();
        ServedChain chain = ServedChain.FromBag(sent);

        // Lists of everyone's issuers alone would take 1500 times 3000 places of eight bytes.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 32_000_000);
        Assert.Equal([sent[0], sent[1], sent[2]], chain.Path.Select(one => one.Der));
        Assert.False(chain.Undecided);
    }
}
