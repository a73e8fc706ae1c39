using System.Globalization;
using EksThumbprint.Chains;
using EksThumbprint.Issuers;
using EksThumbprint.Thumbprints;
using EksThumbprint.Trust;

namespace EksThumbprint.Assessment;

/// <summary>One chain of a file: a transcript's, or one among certificates.</summary>
public sealed record FileChain
{
    /// <summary>What the file tells by it.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>
    /// The server's host, by the transcript's command or the server's own certificate; escaped for display. Null when
    /// there are only authorities.
    /// </summary>
    public string? Host { get; init; }

    /// <summary>The host that the transcript's command asks for; null where none was saved.</summary>
    public string? Asked { get; init; }

    /// <summary>
    /// The hosts that the server's own certificate names, as they are written there; empty when there are only
    /// authorities.
    /// </summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The certificates.</summary>
    public required ServedChain Chain { get; init; }

    /// <summary>How it stands to the roots, at <see cref="At"/>.</summary>
    public required TrustVerdict Trust { get; init; }

    /// <summary>
    /// The moment that it is judged at: the transcript's own, otherwise now, or the last one at which its certificates
    /// were valid.
    /// </summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether the server's own certificate was renewed since: it has expired.</summary>
    public required bool IsOfThePast { get; init; }

    /// <summary>Whether these are several authorities of different chains, and no server's certificate.</summary>
    public bool IsBundle { get; init; }

    /// <summary>
    /// The thumbprints to list, as far as this chain tells; more than one where a server sends its root. Empty when it
    /// does not tell.
    /// </summary>
    public IReadOnlyList<Thumbprint> Thumbprints => [.. Answer.Values.Select(value => value.Thumbprint)];

    /// <summary>What it is and how it stands to the roots, for the head of the chain.</summary>
    public string Words
    {
        get
        {
            string what =
                Provenance == Provenance.Certificates ? "certificates"
                : IsOfThePast
                    ? $"transcript of {At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} or before"
                : "transcript";
            string to =
                Trust is { State: TrustState.Anchored, Anchor: { } anchor } ? $"anchored in {anchor}"
                : Trust.Vouched ? "anchored in the root that you vouch for"
                : "not anchored in a known root";
            return $"{what}, {to}";
        }
    }

    internal FileAnswer Answer => FileAnswer.From(this);

    /// <summary>
    /// The name of an EKS host whose roots are known, where that was asked for or the certificate bears it; otherwise
    /// null.
    /// </summary>
    internal string? AmazonsName => AmazonsAmong([Host, Asked, .. Names]);

    /// <summary>Whether the certificates pass for those of such a host.</summary>
    internal bool IsAmazons => AmazonsName is not null;

    /// <summary>What to call it in a sentence.</summary>
    internal string Server => Host ?? "the server";

    /// <summary>Whether it is a record of this host.</summary>
    internal bool IsOf(string host) =>
        string.Equals(Host, host, StringComparison.OrdinalIgnoreCase)
        || ((Asked is null || !IsValidFor(Asked)) && IsValidFor(host));

    /// <summary>The first name of an EKS host whose roots are known.</summary>
    internal static string? AmazonsAmong(IEnumerable<string?> names) =>
        names.FirstOrDefault(name =>
            name is not null && EksHost.From(name.ToLowerInvariant()) is { Partition.UsesAmazonTrustServices: true }
        );

    private bool IsValidFor(string host) => Names.Any(name => HostName.Covers(name, host));
}
