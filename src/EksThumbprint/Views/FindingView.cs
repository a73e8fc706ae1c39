using System.ComponentModel;

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
        Severity? severity = Item.Value<Severity>(item, nameof(Finding.Severity));
        return Paint.Word(Tones.Of(severity), severity?.ToString() ?? Item.Text(item, nameof(Finding.Severity)));
    }

    /// <summary>The sentence, and below it the remedy.</summary>
    public static string Text(object? item)
    {
        string sentence = Views.Lines.Wrapped(Item.Text(item, nameof(Finding.Sentence)), TextWidth);
        return Item.Text(item, nameof(Finding.Remedy)) is { Length: > 0 } remedy
            ? $"{sentence}\n{Views.Lines.Join(TableText.Wrap(remedy, TextWidth, Arrow, Indent))}"
            : sentence;
    }

    /// <summary>A finding in a list of others.</summary>
    internal static IEnumerable<string> Lines(object? item)
    {
        string word = Severity(item);
        string code = Item.Text(item, nameof(Finding.Code));
        yield return code.Length > 0 ? $"{code} ({word})" : word;
        foreach (
            string line in TableText.Wrap(
                Item.Text(item, nameof(Finding.Sentence)),
                Views.Lines.ListWidth,
                Indent,
                Indent
            )
        )
            yield return line;
        if (Item.Text(item, nameof(Finding.Remedy)) is not { Length: > 0 } remedy)
            yield break;
        foreach (string line in TableText.Wrap(remedy, Views.Lines.ListWidth, Indent + Arrow, Indent + Indent))
            yield return line;
    }
}
