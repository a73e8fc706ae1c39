using EksThumbprint.Remedies;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Assessment;

/// <summary>
/// The judgement on one input: status, findings, what is registered and what is expected. A pure function of the
/// facts.
/// </summary>
public sealed class OidcAssessment
{
    private readonly OidcStatus? _status;

    private OidcAssessment(OidcFacts facts)
    {
        Facts = facts;
        Expected = facts.Intercepted
            ? []
            : [.. facts.Trust.SelectMany(seen => seen.Chain.Tops).Select(top => top.Thumbprint).Distinct()];
        Registered =
        [
            .. (facts.Listed ?? []).Select(value =>
                ListedThumbprint.Classify(value, [.. facts.Trust.Select(seen => seen.Chain)], facts.TrustedRoots)
            ),
        ];
        Findings =
        [
            .. AwsChecks
                .Judge(facts)
                .Concat(ReachChecks.Judge(facts))
                .Concat(ProbeChecks.Judge(facts))
                .Concat(ChainChecks.Judge(facts))
                .Concat(ListChecks.Judge(facts, Registered))
                .Concat(PodChecks.Judge(facts))
                .OrderByDescending(finding => finding.Status ?? OidcStatus.Match)
                .ThenByDescending(finding => finding.Severity),
        ];
        if (facts.Pod is null)
            return;
        Links = PodChain.Judge(facts, Findings);
        if (PodChain.FirstBreak(facts, Findings) is { } first)
        {
            Findings = [first, .. Findings.Where(finding => finding != first)];
            BrokenLink = Links.First(link => link.State == LinkState.Broken && link.Sentence == first.Sentence);
            _status = first.Status;
        }
    }

    /// <summary>The facts judged.</summary>
    public OidcFacts Facts { get; }

    /// <summary>
    /// Of a pod that gets no credentials, the status of the first broken link that STS meets; otherwise the gravest
    /// finding's, or <see cref="OidcStatus.Match"/>.
    /// </summary>
    public OidcStatus Status => _status ?? Findings.Max(finding => finding.Status) ?? OidcStatus.Match;

    /// <summary>The links of the pod's way to its role; none when the question is about the issuer alone.</summary>
    public IReadOnlyList<LinkVerdict> Links { get; } = [];

    /// <summary>The first broken link that STS meets; null when none is broken.</summary>
    public LinkVerdict? BrokenLink { get; }

    /// <summary>The findings, the gravest first; of a pod, the one that breaks its way before all others.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>What the provider lists, and what each value is.</summary>
    public IReadOnlyList<ListedThumbprint> Registered { get; }

    /// <summary>
    /// The thumbprints that the list should hold: of each host's top. Empty when nothing that was seen can be
    /// believed.
    /// </summary>
    public IReadOnlyList<Thumbprint> Expected { get; }

    /// <summary>When the first of the expected certificates expires.</summary>
    public DateTimeOffset? Expires =>
        Facts.Intercepted || Facts.Trust.Count == 0 ? null : Facts.Trust.Min(seen => seen.Chain.Top.NotAfter);

    /// <summary>The gravest finding's sentence.</summary>
    public string Sentence =>
        Findings.FirstOrDefault(finding => finding.Status is not null)?.Sentence ?? StatusText.AllWell(Facts);

    /// <summary>What to do about it, or null.</summary>
    public Remedy? Remedy => Findings.FirstOrDefault(finding => finding.Status is not null)?.Remedy;

    /// <summary>Whether the question could not be answered, as opposed to answered badly.</summary>
    public bool Undetermined => Status.IsUndetermined();

    /// <summary>Judges the facts.</summary>
    public static OidcAssessment Judge(OidcFacts facts) => new(facts);
}
