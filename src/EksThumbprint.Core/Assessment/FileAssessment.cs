using EksThumbprint.Common;
using EksThumbprint.Issuers;
using EksThumbprint.Remedies;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Assessment;

/// <summary>
/// The judgement on a file with certificates. It tells what the file can tell, and nothing of pods or of a network: no
/// server was met. A pure function of the chains.
/// </summary>
public sealed class FileAssessment
{
    private const string AskTheServer = "Ask the server:";

    private FileAssessment(
        string name,
        DateTimeOffset now,
        IReadOnlyList<FileChain> chains,
        IReadOnlyList<string>? listed
    )
    {
        Name = Printable.Escape(name);
        Now = now;
        Chains = chains;
        Expected = [.. chains.SelectMany(chain => chain.Thumbprints).Distinct()];
        Registered = [.. (listed ?? []).Select(value => FileListChecks.Described(value, chains))];
        Findings =
        [
            .. FileChecks
                .Judge(this)
                .Concat(listed is null ? [] : FileListChecks.Judge(this))
                .OrderByDescending(finding => finding.Status ?? OidcStatus.Match)
                .ThenByDescending(finding => finding.Severity),
        ];
        IsCompared = listed is not null;
    }

    /// <summary>The file's name as the user gave it; escaped for display.</summary>
    public string Name { get; }

    /// <summary>The moment of judgement.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The chains, in the order of the file.</summary>
    public IReadOnlyList<FileChain> Chains { get; }

    /// <summary>What the file tells: it is a transcript as soon as one handshake is recorded in it.</summary>
    public Provenance Provenance =>
        Chains.Any(chain => chain.Provenance == Provenance.Transcript)
            ? Provenance.Transcript
            : Provenance.Certificates;

    /// <summary>The thumbprints to list, as far as the file tells; empty when it does not.</summary>
    public IReadOnlyList<Thumbprint> Expected { get; }

    /// <summary>The list to compare with, and what each value is.</summary>
    public IReadOnlyList<ListedThumbprint> Registered { get; }

    /// <summary>Whether there is a list to compare with.</summary>
    public bool IsCompared { get; }

    /// <summary>The findings, the gravest first.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The gravest finding's status, or <see cref="OidcStatus.Match"/>.</summary>
    public OidcStatus Status => Findings.Max(finding => finding.Status) ?? OidcStatus.Match;

    /// <summary>When the first of the expected certificates expires.</summary>
    public DateTimeOffset? Expires =>
        Chains.SelectMany(chain => chain.Answer.Values).Select(value => (DateTimeOffset?)value.NotAfter).Min();

    /// <summary>Whether the file does not tell what was asked.</summary>
    public bool Undetermined => Status.IsUndetermined();

    /// <summary>Whether something about the answer needs a person's attention, such as its age.</summary>
    public bool NeedsAttention => !Status.IsWell() || Findings.Any(finding => finding.Code == FindingCode.LeafRenewed);

    /// <summary>The verdict in a sentence.</summary>
    public string Sentence =>
        Findings.FirstOrDefault(finding => finding.Status is not null)?.Sentence
        ?? (
            IsCompared ? "The list holds the value that the file gives."
            : Findings.Count > 0 ? Findings[0].Sentence
            : "The file shows what was sent."
        );

    /// <summary>The server to ask what it sends now: the first that is named in full. Null when none is.</summary>
    public string? Server =>
        Chains
            .Select(chain => chain.AmazonsName ?? chain.Host)
            .FirstOrDefault(host =>
                host is not null && Uri.CheckHostName(host) == UriHostNameType.Dns && host.IndexOf('.') > 0
            );

    /// <summary>
    /// To ask the server itself, where the file does not tell, or tells of the past; null when there is no need, or no
    /// server is named.
    /// </summary>
    public Remedy? Remedy =>
        !NeedsAttention || Server is not { } server ? null
        : EksHost.From(server) is { } eks
            ? new Remedy(RemedyAction.ReadRegion) { Lead = AskTheServer, Region = eks.Region }
        : new Remedy(RemedyAction.ReadChain, $"https://{server}") { Lead = AskTheServer };

    /// <summary>Judges a file's chains.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="now">The moment of judgement.</param>
    /// <param name="chains">Its chains; at least one.</param>
    /// <param name="listed">The list to compare with; null when there is none.</param>
    public static FileAssessment Judge(
        string name,
        DateTimeOffset now,
        IReadOnlyList<FileChain> chains,
        IReadOnlyList<string>? listed = null
    ) => new(name, now, chains, listed);
}
