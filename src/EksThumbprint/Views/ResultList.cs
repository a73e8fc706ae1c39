using System.ComponentModel;
using System.Globalization;
using EksThumbprint.Assessment;
using EksThumbprint.Chains;
using EksThumbprint.Common;
using EksThumbprint.Trust;

namespace EksThumbprint.Views;

/// <summary>How verdicts are shown in full. For the format file; every method takes whatever it is given.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ResultList
{
    private const int NameWidth = 28;

    /// <summary>Whether the chain is known: it is not part of a copy.</summary>
    public static bool HasChain(object? item) => Judged(item)?.Facts.Trust.Count > 0;

    /// <summary>The registered thumbprints in full, each with what it is.</summary>
    public static string Registered(object? item) =>
        Judged(item) is { } judged
            ? ViewText.OrNothing(
                judged.Registered.SelectMany(listed => ViewText.Listed(listed.Value, listed.Description))
            )
            : ValueView.Thumbprints(item, nameof(OidcTestResult.Registered));

    /// <summary>The expected thumbprints in full, each with the certificate's name.</summary>
    public static string Expected(object? item) =>
        Judged(item) is { } judged
            ? ViewText.OrNothing(
                judged.Expected.SelectMany(value =>
                    ViewText.Listed(
                        value.ToString(),
                        ListedThumbprint.Classify(value.ToString(), Chains(judged)).Description
                    )
                )
            )
            : ValueView.Thumbprints(item, nameof(OidcTestResult.Expected));

    /// <summary>
    /// When the first expected certificate expires, and how long that is from the moment of judgement.
    /// </summary>
    public static string Expires(object? item) =>
        ViewText.Date(
            ViewObject.Moment(item, nameof(OidcTestResult.Expires)),
            Judged(item)?.Facts.Now ?? DateTimeOffset.UtcNow
        );

    /// <summary>The chains that were served, with the expected certificates marked.</summary>
    public static string Chain(object? item) =>
        Judged(item) is { } judged
            ? ViewText.Join(judged.Facts.Trust.SelectMany(seen => Chain(judged, seen)))
            : string.Empty;

    /// <summary>Whether there is more to say than the sentence, and than what each registered value is.</summary>
    public static bool HasFindings(object? item) => Others(item).Any();

    /// <summary>The findings with their remedies, without what already stands above them.</summary>
    public static string Findings(object? item) => ViewText.Join(Others(item).SelectMany(FindingView.Lines));

    private static IEnumerable<object> Others(object? item)
    {
        string sentence = ViewObject.Text(item, nameof(OidcTestResult.Sentence));
        return ViewObject
            .Values(item, nameof(OidcTestResult.Findings))
            .Where(finding =>
                ViewObject.Text(finding, nameof(OidcFinding.Sentence)) is { Length: > 0 } said
                && said != sentence
                && ViewObject.Text(finding, nameof(OidcFinding.Code)) != FindingCode.Listed
            );
    }

    private static IEnumerable<string> Chain(OidcAssessment judged, TrustVerdict seen)
    {
        yield return Printable.Escape(seen.Host);
        foreach (string line in TableText.Wrap(Printable.Escape(seen.Words), ViewText.ListWidth))
            yield return AnsiStyle.Word(Tones.For(seen), line);
        if (seen.Chain.NotTold is { } notTold)
        {
            foreach (string line in TableText.Wrap(notTold, ViewText.ListWidth))
                yield return line;
        }

        foreach (ServedCertificate certificate in seen.Chain.ForDisplay)
        {
            bool expected = judged.Expected.Contains(certificate.Thumbprint);
            yield return string.Format(
                CultureInfo.InvariantCulture,
                "{0}{1,2} {2,-12} {3} {4} {5,5}d",
                expected ? ">" : " ",
                certificate.Position,
                certificate.Role,
                TableText.Fit(certificate.Name, NameWidth).PadRight(NameWidth),
                TableText.Date(certificate.NotAfter),
                certificate.DaysLeft(judged.Facts.Now)
            );
            if (expected)
                yield return $"    expected: {certificate.Thumbprint}";
        }
    }

    private static OidcAssessment? Judged(object? item) => ViewObject.As<OidcTestResult>(item)?.Assessment;

    private static IReadOnlyList<ServedChain> Chains(OidcAssessment judged) =>
        [.. judged.Facts.Trust.Select(seen => seen.Chain)];
}
