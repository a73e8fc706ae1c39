using EksThumbprint.Assessment;
using EksThumbprint.Repair;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Views;

/// <summary>What the cmdlets would emit for given facts.</summary>
internal static class Emitted
{
    public static OidcTestResult Result(this OidcFacts facts) => new(OidcAssessment.Judge(facts));

    public static OidcThumbprintChange Change(
        this OidcFacts facts,
        ChangeOutcome outcome,
        RepairOptions? options = null
    ) => new(ThumbprintChange.From(facts.Plan(options), outcome, "What became of it."), OidcAssessment.Judge(facts));
}
