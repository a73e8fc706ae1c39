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
    private const string Indent = "  ";

    /// <summary>Whether a pod was asked about.</summary>
    public static bool HasLinks(object? item) => ViewObject.Values(item, nameof(OidcTestResult.Links)).Count > 0;

    /// <summary>The broken link, the message that the pod sees, and what to do.</summary>
    public static string Headline(object? item) => ViewText.Wrapped(Line(item), ViewText.ListWidth);

    /// <summary>Every link, one after the other, with its state.</summary>
    public static string Links(object? item) => ViewText.Join(Lines(item, ViewText.ListWidth));

    /// <summary>What stands above the row of a pod: the broken link, and every link with its state.</summary>
    public static string[] Head(object? item) =>
        [
            .. TableText.Wrap(Line(item), ViewText.Width, string.Empty, Indent),
            .. Lines(item, ViewText.Width - Indent.Length).Select(line => Indent + line),
        ];

    /// <summary>What one pod's result has, and another's has not.</summary>
    public static string Group(object? item) => string.Join("\n", Head(item));

    private static string Line(object? item)
    {
        IReadOnlyList<object> links = ViewObject.Values(item, nameof(OidcTestResult.Links));
        string broken = ViewObject.Text(item, nameof(OidcTestResult.BrokenLink));
        return broken.Length == 0
            ? LinkWords.Unbroken(links.All(link => ViewObject.Text(link, nameof(OidcLink.Words)) == "holds"))
            : LinkWords.Broken(
                broken.ToLowerInvariant(),
                ViewObject.Text(item, nameof(OidcTestResult.PodMessage)),
                links
                    .Where(link => ViewObject.Text(link, nameof(OidcLink.Link)) == broken)
                    .Select(link => ViewObject.Text(link, nameof(OidcLink.Remedy)))
                    .FirstOrDefault()
            );
    }

    private static IEnumerable<string> Lines(object? item, int width) =>
        ViewObject.Values(item, nameof(OidcTestResult.Links)).SelectMany(link => OfOne(link, width));

    private static IReadOnlyList<string> OfOne(object link, int width)
    {
        string name = ViewObject.Text(link, nameof(OidcLink.Link)).ToLowerInvariant().PadRight(LinkWidth);
        string state = ViewObject.Text(link, nameof(OidcLink.Words)).PadRight(StateWidth);
        return TableText.Wrap(
            ViewObject.Text(link, nameof(OidcLink.Sentence)),
            width,
            $"{name} {state} ",
            new string(' ', LinkWidth + StateWidth + 2)
        );
    }
}
