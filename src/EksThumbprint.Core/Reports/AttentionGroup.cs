using EksThumbprint.Assessment;
using EksThumbprint.Remedies;

namespace EksThumbprint.Reports;

/// <summary>Inputs that need the same thing done, so that it is said once.</summary>
public sealed class AttentionGroup
{
    private readonly IReadOnlyList<(OidcAssessment Assessment, Finding Finding)> _members;

    private AttentionGroup(IEnumerable<(OidcAssessment Assessment, Finding Finding)> members) =>
        _members = [.. members];

    /// <summary>What is the matter: a status's name, or a finding's code.</summary>
    public string Code => First.Code;

    /// <summary>What it means in a few words; empty for a finding that is no status.</summary>
    public string Meaning => First.Status is { } status ? StatusMeaning.Words(status) : string.Empty;

    /// <summary>What it means to a person: the status's tone, otherwise as grave as the finding is.</summary>
    public Tone Tone =>
        First.Status is { } status ? StatusMeaning.ToneOf(status)
        : First.Severity == Severity.Error ? Tone.Bad
        : Tone.Attention;

    /// <summary>Whom it concerns, in the order of the inputs.</summary>
    public IEnumerable<OidcFacts> Members => Assessments.Select(assessment => assessment.Facts);

    /// <summary>The verdicts on them.</summary>
    public IEnumerable<OidcAssessment> Assessments => _members.Select(member => member.Assessment);

    /// <summary>What is so: of all of them, or of the first as an example where it differs.</summary>
    public string Sentence => First.Sentence;

    /// <summary>Whether the sentence holds for all of them word for word.</summary>
    public bool IsShared => _members.All(member => member.Finding.Sentence == Sentence);

    /// <summary>
    /// What to do: one remedy for all where a command takes several subjects, by region; otherwise each one's own.
    /// </summary>
    public IEnumerable<Remedy> Remedies => RemediesOf(_members);

    private Finding First => _members[0].Finding;

    /// <summary>
    /// The same, apart for each run that the verdicts come from: another run may have had another profile, so no
    /// command may name subjects of both.
    /// </summary>
    /// <param name="writers">Who writes the remedies of a verdict; one writer a run.</param>
    public IEnumerable<(Remedy Remedy, IRemedyWriter Writer)> RemediesBy(Func<OidcAssessment, IRemedyWriter> writers) =>
        _members
            .GroupBy(member => writers(member.Assessment))
            .SelectMany(run => RemediesOf(run).Select(remedy => (remedy, run.Key)));

    /// <summary>
    /// The groups of some verdicts: what fails now comes first, then what could not be told, then what works still.
    /// </summary>
    public static IReadOnlyList<AttentionGroup> From(IEnumerable<OidcAssessment> verdicts) =>
        [
            .. verdicts
                .SelectMany(verdict => verdict.Findings.Select(finding => (Assessment: verdict, Finding: finding)))
                .Where(member => member.Finding.Status is not null || member.Finding.Severity > Severity.Info)
                .GroupBy(member => Key(member.Finding))
                .Select(group => new AttentionGroup(group))
                .OrderByDescending(group => group.First.Status is { } status ? StatusMeaning.Urgency(status) : -1)
                .ThenByDescending(group => group.First.Severity),
        ];

    /// <summary>The same trouble with the same way out. Without a way out only the sentence tells what it is.</summary>
    private static string Key(Finding finding) =>
        string.Join(
            "\n",
            finding.Code,
            finding.Remedy is { } remedy ? $"{remedy.Action} {remedy.Option} {remedy.Lead}"
                : finding.Status is null ? finding.Sentence
                : string.Empty
        );

    private static IEnumerable<Remedy> RemediesOf(IEnumerable<(OidcAssessment Assessment, Finding Finding)> members)
    {
        Remedy[] own = [.. members.Select(member => member.Finding.Remedy).OfType<Remedy>()];
        return own.FirstOrDefault() is { Action: RemedyAction.Update or RemedyAction.Test, Option: null }
            ? own.GroupBy(remedy => remedy.Region).Select(Joined)
            : own;
    }

    private static Remedy Joined(IEnumerable<Remedy> remedies)
    {
        Remedy[] all = [.. remedies];
        return all[0] with
        {
            Further =
            [
                .. all.Skip(1)
                    .Select(remedy => remedy.Subject)
                    .OfType<string>()
                    .Where(name => name != all[0].Subject)
                    .Distinct(),
            ],
        };
    }
}
