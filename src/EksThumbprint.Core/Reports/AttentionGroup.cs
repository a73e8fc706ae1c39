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

    /// <summary>Whom it concerns, in the order of the inputs.</summary>
    public IEnumerable<OidcFacts> Members => _members.Select(member => member.Assessment.Facts);

    /// <summary>What is so: of all of them, or of the first as an example where it differs.</summary>
    public string Sentence => First.Sentence;

    /// <summary>Whether the sentence holds for all of them word for word.</summary>
    public bool IsShared => _members.All(member => member.Finding.Sentence == Sentence);

    /// <summary>
    /// What to do: one remedy for all where a command takes several subjects, by region; otherwise each one's own.
    /// </summary>
    public IEnumerable<Remedy> Remedies =>
        First.Remedy is { Action: RemedyAction.Update or RemedyAction.Test, Option: null }
            ? Own.GroupBy(remedy => remedy.Region).Select(Joined)
            : Own;

    private Finding First => _members[0].Finding;

    private IEnumerable<Remedy> Own => _members.Select(member => member.Finding.Remedy).OfType<Remedy>();

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
                .OrderBy(group => Urgency(group.First))
                .ThenByDescending(group => group.First.Status ?? OidcStatus.Match),
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

    private static int Urgency(Finding finding) =>
        finding.Status switch
        {
            null => 3,
            { } status when status.IsUndetermined() => 1,
            _ => finding.Severity == Severity.Error ? 0 : 2,
        };

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
