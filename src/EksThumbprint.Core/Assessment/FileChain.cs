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

    /// <summary>Whether the host is one of EKS's whose roots are known.</summary>
    internal bool IsAmazons => Host is not null && EksHost.From(Host) is { Partition.UsesAmazonTrustServices: true };

    /// <summary>What to call it in a sentence.</summary>
    internal string Server => Host ?? "the server";
}
