using EksThumbprint.Assessment;
using EksThumbprint.AwsTools;
using EksThumbprint.Remedies;
using EksThumbprint.Repair;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Views;

/// <summary>What the cmdlets would emit for given facts.</summary>
internal static class Emitted
{
    /// <summary>As in a session with AWS.Tools, and without parameters.</summary>
    private static readonly IRemedyWriter Remedies = new CmdletRemedies(
        new RunContext(),
        hasCredential: false,
        new Lazy<bool>(false)
    );

    public static OidcFinding Finding(Finding finding) => new(finding, Remedies);

    public static OidcTestResult Result(this OidcFacts facts) => new(OidcAssessment.Judge(facts), Remedies);

    public static OidcThumbprintChange Change(
        this OidcFacts facts,
        ChangeOutcome outcome,
        RepairOptions? options = null,
        bool isTold = false
    ) =>
        new(
            ThumbprintChange.From(facts.Plan(options), outcome, "What became of it."),
            OidcAssessment.Judge(facts),
            Remedies
        )
        {
            IsTold = isTold,
        };
}
