using EksThumbprint.Assessment;
using EksThumbprint.Remedies;
using EksThumbprint.Repair;
using EksThumbprint.Tests.Docs;
using EksThumbprint.Tests.Support;
using EksThumbprint.Trust;

namespace EksThumbprint.Tests.Trust;

/// <summary>
/// The table in docs/trust.md, worked out by hand from what AWS says of IAM, against what the product says: each row of
/// it with each of the values that may be listed.
/// </summary>
[WholeRun(OnNetStandard = true)]
public sealed class TruthTableTests
{
    private const int Issuers = 5;
    private const string Page = "docs/trust.md";

    private static readonly string[] Listed = ["top", "lower", "leaf", "other", "nothing"];

    public static TheoryData<string, string, string, string, string, bool> Cells
    {
        get
        {
            TheoryData<string, string, string, string, string, bool> cells = [];
            foreach (string[] row in Rows())
            {
                for (int column = 0; column < Listed.Length; column++)
                {
                    string[] words = row[column + 2].Split(", ");
                    cells.Add(row[0], row[1], Listed[column], words[0].Trim('`'), words[1], row[7] == "yes");
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void The_verdict_is_the_tables(
        string issuer,
        string chain,
        string listed,
        string status,
        string pods,
        bool mayBeWritten
    )
    {
        TruthScene scene = TruthScene.Create(issuer, chain);

        foreach (string host in scene.Hosts)
        {
            OidcAssessment assessment = OidcAssessment.Judge(scene.Facts(host, listed));

            Assert.Equal((host, status, pods), (host, assessment.Status.ToString(), Pods(assessment)));
            Assert.Equal(mayBeWritten, assessment.Facts.Trust.All(seen => seen.MayBeWritten));
            RepairPlan plan = RepairPlan.Create(assessment);
            Assert.Equal(mayBeWritten || status == "Match", plan.Refusal is null);
            Assert.Equal(
                mayBeWritten && status != "Match",
                plan.Added.Select(value => value.ToString()).SequenceEqual([scene.Top])
            );
        }
    }

    [WholeRun]
    [Theory]
    [MemberData(nameof(Cells))]
    public void Nobody_is_asked_to_vouch_for_a_root_where_name_or_dates_are_wrong(
        string issuer,
        string chain,
        string listed,
        string status,
        string pods,
        bool mayBeWritten
    )
    {
        bool isToBeRepaired = status != "Match" && pods != "unknown";
        TruthScene scene = TruthScene.Create(issuer, chain);

        foreach (string host in scene.Hosts)
        {
            OidcAssessment assessment = OidcAssessment.Judge(scene.Facts(host, listed));
            TrustVerdict seen = Assert.Single(assessment.Facts.Trust);
            bool vouchingHelps = isToBeRepaired && !mayBeWritten && seen is { NameMatches: true, InTime: true };
            RemedyOption? wanted = vouchingHelps ? RemedyOption.TrustedRoot : null;

            Assert.Equal((host, wanted), (host, assessment.Remedy?.Option));
            if (!vouchingHelps)
                Assert.NotEqual(RemedyOption.TrustedRoot, RepairPlan.Create(assessment).Refusal?.Remedy?.Option);
        }
    }

    [Fact]
    public void The_table_has_every_issuer_with_every_chain_that_it_can_have()
    {
        string[] issuers = [.. Rows().Select(row => row[0]).Distinct()];

        Assert.Equal(["EKS", "EKS elsewhere", "S3 and other hosts of AWS", "any other"], issuers);
        Assert.Equal(Rows().Count, Rows().Select(row => (row[0], row[1])).Distinct().Count());
        foreach (string issuer in issuers.Where(issuer => issuer != "EKS elsewhere"))
            Assert.Equal(10, Rows().Count(row => row[0] == issuer));
        Assert.Equal(Issuers, Rows().Count(row => row[0] == "EKS elsewhere"));
    }

    /// <summary>What the product says of pods, as the words of the table.</summary>
    private static string Pods(OidcAssessment assessment) =>
        assessment.Sentence switch
        {
            { } fails when fails.Contains("pods see 'InvalidIdentityToken", StringComparison.Ordinal) => "fails",
            { } works when works.Contains("so pods work", StringComparison.Ordinal) => "works",
            _ => assessment.Status is OidcStatus.Match or OidcStatus.MatchNotTop ? "works" : "unknown",
        };

    private static List<string[]> Rows() =>
        [
            .. RepositoryFiles
                .Read(Page)
                .Split('\n')
                .Where(line => line.Contains("`Match`, ") || line.Contains("`Intercepted`, "))
                .Select(line => line.Trim('|', ' ', '\r').Split('|').Select(cell => cell.Trim()).ToArray()),
        ];
}
