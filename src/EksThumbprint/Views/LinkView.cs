using System.ComponentModel;
using EksThumbprint.Assessment;
using EksThumbprint.Common;

namespace EksThumbprint.Views;

/// <summary>
/// How a pod's way to its role is shown. For the format file; every method takes whatever it is given.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LinkView
{
    private const int LinkWidth = 10;
    private const int StateWidth = 13;

    /// <summary>Whether a pod was asked about.</summary>
    public static bool HasLinks(object? item) => ViewObject.Values(item, nameof(OidcTestResult.Links)).Count > 0;

    /// <summary>The broken link, the message that the pod sees, and what to do.</summary>
    public static string Headline(object? item)
    {
        string broken = ViewObject.Text(item, nameof(OidcTestResult.BrokenLink));
        if (ViewObject.As<OidcTestResult>(item) is { Assessment: { } judged } result)
            return ViewText.Join(TableText.Wrap(LinkWords.Headline(judged, result.Remedies), ViewText.ListWidth));
        return broken.Length == 0
            ? string.Empty
            : $"Broken link: {broken}. The pod sees '{ViewObject.Text(item, nameof(OidcTestResult.PodMessage))}'.";
    }

    /// <summary>Every link, one after the other, with its state.</summary>
    public static string Links(object? item) =>
        ViewText.Join(ViewObject.Values(item, nameof(OidcTestResult.Links)).SelectMany(Lines));

    private static IEnumerable<string> Lines(object link)
    {
        string head =
            ViewObject.Text(link, nameof(OidcLink.Link)).PadRight(LinkWidth)
            + " "
            + ViewObject.Text(link, nameof(OidcLink.Words)).PadRight(StateWidth)
            + " ";
        return TableText.Wrap(
            ViewObject.Text(link, nameof(OidcLink.Sentence)),
            ViewText.ListWidth,
            head,
            new string(' ', LinkWidth + StateWidth + 2)
        );
    }
}
