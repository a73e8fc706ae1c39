using System.ComponentModel;
using System.Globalization;
using EksThumbprint.Assessment;
using EksThumbprint.Common;
using EksThumbprint.Trust;

namespace EksThumbprint.Views;

/// <summary>
/// How the certificates of chains are shown. For the format file; every method takes whatever it is given.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ChainView
{
    private const int NameWidth = 26;
    private const int HeadWidth = 76;

    /// <summary>What the certificates of one chain have in common, and those of others have not.</summary>
    public static string Group(object? item)
    {
        string group =
            $"{ViewObject.Text(item, nameof(OidcChainCertificate.Target))} "
            + $"{ViewObject.Text(item, nameof(OidcChainCertificate.Host))}";
        return (Seen(item)?.Chain ?? File(item)?.Chain) is { } chain
            ? $"{group} {chain.Leaf.Thumbprint} {chain.Top.Thumbprint}"
            : group;
    }

    /// <summary>What stands above a chain: whose it is, and the verdict on it.</summary>
    public static string[] Head(object? item)
    {
        string host = ViewObject.Text(item, nameof(OidcChainCertificate.Host));
        string target = ViewObject.Text(item, nameof(OidcChainCertificate.Target));
        List<string> lines = [$"Host: {host}"];
        if (target.Length > 0 && target != host)
            lines.Insert(0, $"Target: {target}");
        if (Seen(item) is { } seen)
            lines.AddRange(
                TableText
                    .Wrap($"Verdict: {Printable.Escape(seen.Words)}", HeadWidth)
                    .Select(line => AnsiStyle.Word(Tones.For(seen), line))
            );
        else if (File(item) is { } file)
            lines.AddRange(TableText.Wrap($"Verdict: {Printable.Escape(file.Words)}", HeadWidth));
        if (Seen(item)?.Chain.NotTold is { } notTold)
            lines.AddRange(TableText.Wrap(notTold, HeadWidth));
        return [.. lines];
    }

    /// <summary>The name, cut in the middle.</summary>
    public static string Name(object? item) =>
        TableText.Fit(ViewObject.Text(item, nameof(OidcChainCertificate.Name)), NameWidth);

    /// <summary>When it expires, and in how many days.</summary>
    public static string Expires(object? item)
    {
        string date = TableText.Date(ViewObject.Moment(item, nameof(OidcChainCertificate.NotAfter)));
        return ViewObject.Text(item, nameof(OidcChainCertificate.DaysLeft)) is { Length: > 0 } days
            ? string.Format(CultureInfo.InvariantCulture, "{0} {1,5}d", date, days)
            : date;
    }

    /// <summary>A date with the days left until then.</summary>
    public static string Date(object? item, string? property)
    {
        DateTimeOffset? moment = ViewObject.Moment(item, property ?? string.Empty);
        string days =
            property == nameof(OidcChainCertificate.NotAfter)
                ? ViewObject.Text(item, nameof(OidcChainCertificate.DaysLeft))
                : string.Empty;
        string date = moment is { } known ? $"{TableText.Date(known)} UTC" : TableText.Nothing;
        return days.Length > 0 ? $"{date} ({days} days left)" : date;
    }

    /// <summary>The first digits of the thumbprint.</summary>
    public static string Thumbprint(object? item) =>
        TableText.Digits(ViewObject.Text(item, nameof(OidcChainCertificate.Thumbprint)));

    /// <summary>The mark of the top certificate.</summary>
    public static string Mark(object? item) => IsTop(item) ? "<- top" : string.Empty;

    /// <summary>The place as sent and what that makes it, the top named.</summary>
    public static string Role(object? item) =>
        ViewText.Wrapped(
            ViewObject.Text(item, nameof(OidcChainCertificate.Role))
                + (IsTop(item) ? ", the top certificate: its thumbprint is what IAM's list should hold" : string.Empty),
            ViewText.ListWidth
        );

    /// <summary>The verdict on the chain; empty for a copy, which does not hold it.</summary>
    public static string Verdict(object? item) =>
        Seen(item) is { } seen
            ? ViewText.Join(
                TableText
                    .Wrap(Printable.Escape(seen.Words), ViewText.ListWidth)
                    .Select(line => AnsiStyle.Word(Tones.For(seen), line))
            )
            : ViewText.Join(TableText.Wrap(Printable.Escape(File(item)?.Words ?? string.Empty), ViewText.ListWidth));

    /// <summary>Whether there is a verdict: it is not part of a copy.</summary>
    public static bool HasVerdict(object? item) => Seen(item) is not null || File(item) is not null;

    private static bool IsTop(object? item) =>
        string.Equals(
            ViewObject.Text(item, nameof(OidcChainCertificate.IsTop)),
            bool.TrueString,
            StringComparison.OrdinalIgnoreCase
        );

    private static FileChain? File(object? item) => ViewObject.As<OidcChainCertificate>(item)?.File;

    private static TrustVerdict? Seen(object? item) => ViewObject.As<OidcChainCertificate>(item)?.Verdict;
}
