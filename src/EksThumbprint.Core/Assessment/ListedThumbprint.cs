using EksThumbprint.Assessment;
using EksThumbprint.Chains;
using EksThumbprint.Common;
using EksThumbprint.Thumbprints;
using EksThumbprint.Trust;

namespace EksThumbprint;

/// <summary>One value of a provider's thumbprint list, and what it is.</summary>
/// <param name="Value">The value as IAM returned it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Description">What it is, for a person.</param>
public sealed record ListedThumbprint(string Value, ListedThumbprintKind Kind, string Description)
{
    /// <summary>Fewer agreeing digits than this happen by chance, or close to it.</summary>
    private const int TellingDigits = 6;

    /// <summary>The value; null when it is malformed.</summary>
    public Thumbprint? Thumbprint =>
        Thumbprints.Thumbprint.TryParse(Value, out Thumbprint parsed, out _) ? parsed : null;

    /// <summary>Whether a certificate that is served now has this thumbprint.</summary>
    public bool IsServed =>
        Kind
            is ListedThumbprintKind.ServedTop
                or ListedThumbprintKind.ServedIntermediate
                or ListedThumbprintKind.ServedLeaf;

    /// <inheritdoc/>
    public override string ToString() => Value;

    internal static ListedThumbprint Classify(
        string value,
        IReadOnlyList<ServedChain> served,
        IReadOnlyList<VouchedRoot>? vouched = null
    )
    {
        if (!Thumbprints.Thumbprint.TryParse(value, out Thumbprint thumbprint, out _))
        {
            return new ListedThumbprint(
                Printable.Shorten(value, 80),
                ListedThumbprintKind.Malformed,
                "no thumbprint: not 40 hexadecimal digits"
            );
        }

        return Served(thumbprint, served) ?? Vouched(thumbprint, vouched ?? []) ?? Known(thumbprint);
    }

    private static ListedThumbprint? Served(Thumbprint value, IReadOnlyList<ServedChain> chains)
    {
        if (chains.SelectMany(chain => chain.Tops).FirstOrDefault(top => top.Thumbprint == value) is { } top)
        {
            bool isBeside = top.IsSelfSigned && !chains.Any(chain => chain.Path.Contains(top));
            string what = isBeside ? "the self-signed root served beside the top" : "the top certificate served now";
            return new ListedThumbprint(value.ToString(), ListedThumbprintKind.ServedTop, $"{top.Name}, {what}");
        }

        if (
            chains.SelectMany(chain => chain.Linked).FirstOrDefault(certificate => certificate.Thumbprint == value)
            is not { } lower
        )
            return Beside(value, chains);
        return lower.Role == CertificateRole.Leaf
            ? new ListedThumbprint(
                value.ToString(),
                ListedThumbprintKind.ServedLeaf,
                $"{lower.Name}, the server's own certificate: it changes with every renewal"
            )
            : new ListedThumbprint(
                value.ToString(),
                ListedThumbprintKind.ServedIntermediate,
                $"{lower.Name}, served now but not the top"
            );
    }

    private static ListedThumbprint? Beside(Thumbprint value, IReadOnlyList<ServedChain> chains) =>
        chains.SelectMany(chain => chain.AsServed).FirstOrDefault(certificate => certificate.Thumbprint == value)
            is { } beside
            ? new ListedThumbprint(
                value.ToString(),
                ListedThumbprintKind.Unknown,
                $"{beside.Name}, sent by the server, but no link from its own certificate leads to it"
            )
            : null;

    private static ListedThumbprint? Vouched(Thumbprint value, IReadOnlyList<VouchedRoot> roots) =>
        roots.FirstOrDefault(root => root.Thumbprint == value) is { } root
            ? new ListedThumbprint(
                value.ToString(),
                ListedThumbprintKind.KnownWrong,
                $"{root.Name}, a root that you vouch for: your root is not sent, so it never matches"
            )
            : null;

    private static ListedThumbprint Known(Thumbprint value)
    {
        if (KnownCertificates.Find(value) is var (kind, description))
            return new ListedThumbprint(value.ToString(), kind, description);
        (string nearest, int digits) = KnownCertificates.Nearest(value);
        return new ListedThumbprint(
            value.ToString(),
            ListedThumbprintKind.Unknown,
            digits >= TellingDigits
                ? $"unknown: differs from {nearest} after {digits} digits"
                : "unknown: no certificate that is served now or known here"
        );
    }
}
