using System.ComponentModel;
using EksThumbprint.Common;

namespace EksThumbprint.Views;

/// <summary>How findings are shown. For the format file; every method takes whatever it is given.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FindingView
{
    private const int TextWidth = 53;
    private const string Indent = "  ";
    private const string Arrow = "-> ";

    /// <summary>How much it matters.</summary>
    public static string Severity(object? item)
    {
        Severity? severity = ViewObject.Value<Severity>(item, nameof(OidcFinding.Severity));
        return AnsiStyle.Word(
            Tones.For(severity),
            severity?.ToString() ?? ViewObject.Text(item, nameof(OidcFinding.Severity))
        );
    }

    /// <summary>The sentence, and below it the remedy.</summary>
    public static string Text(object? item)
    {
        string sentence = Views.ViewText.Wrapped(ViewObject.Text(item, nameof(OidcFinding.Sentence)), TextWidth);
        return ViewObject.Text(item, nameof(OidcFinding.Remedy)) is { Length: > 0 } remedy
            ? $"{sentence}\n{Views.ViewText.Join(TableText.Wrap(remedy, TextWidth, Arrow, Indent))}"
            : sentence;
    }

    /// <summary>A finding in a list of others.</summary>
    internal static IEnumerable<string> Lines(object? item)
    {
        string word = Severity(item);
        string code = ViewObject.Text(item, nameof(OidcFinding.Code));
        yield return code.Length > 0 ? $"{code} ({word})" : word;
        foreach (
            string line in TableText.Wrap(
                ViewObject.Text(item, nameof(OidcFinding.Sentence)),
                Views.ViewText.ListWidth,
                Indent,
                Indent
            )
        )
            yield return line;
        if (ViewObject.Text(item, nameof(OidcFinding.Remedy)) is not { Length: > 0 } remedy)
            yield break;
        foreach (string line in TableText.Wrap(remedy, Views.ViewText.ListWidth, Indent + Arrow, Indent + Indent))
            yield return line;
    }
}
