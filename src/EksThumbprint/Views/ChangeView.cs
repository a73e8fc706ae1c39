using System.ComponentModel;
using System.Globalization;
using System.Management.Automation.Host;
using EksThumbprint.Common;
using EksThumbprint.Repair;

namespace EksThumbprint.Views;

/// <summary>
/// How changes are shown: as a diff, in a table, in full. For the format file; every method takes whatever it is
/// given.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ChangeView
{
    private const int NameWidth = 25;
    private const string Indent = "  ";
    private const string Further = "      ";

    /// <summary>What the diff begins with: whose list, and what became of it.</summary>
    public static string Head(object? item)
    {
        string why = IsTold(item) ? "the error says why" : string.Empty;
        string[] remarks =
        [
            .. new[] { NothingWritten(item) ? "nothing was written" : string.Empty, why }.Where(text =>
                text.Length > 0
            ),
        ];
        string remark = remarks.Length > 0 ? $" ({string.Join("; ", remarks)})" : string.Empty;
        return $"{ViewObject.Text(item, nameof(OidcThumbprintChange.Name))}  {Outcome(item)}{remark}";
    }

    /// <summary>
    /// The provider, if there is one: in one line where the screen has room for it, otherwise broken behind a stroke.
    /// </summary>
    public static string[] Provider(object? item, object? host) =>
        !IsToldRefusal(item) && ViewObject.Text(item, nameof(OidcThumbprintChange.ProviderArn)) is { Length: > 0 } arn
            ? [.. TableText.Break(arn, Room(host), string.Empty, Indent)]
            : [];

    /// <summary>
    /// The change as a diff, a line each: what stays, comes and goes, then the sentence. A refusal changes nothing, and
    /// what an error has told is not told twice.
    /// </summary>
    public static string[] Diff(object? item) =>
        [
            .. IsToldRefusal(item) ? [] : Changes(item).SelectMany(Shown),
            .. IsTold(item)
                ? []
                : TableText.Wrap(
                    ViewObject.Text(item, nameof(OidcThumbprintChange.Sentence)),
                    ViewText.Width,
                    Indent,
                    Indent
                ),
        ];

    /// <summary>The name, cut in the middle.</summary>
    public static string Name(object? item) =>
        TableText.Fit(ViewObject.Text(item, nameof(OidcThumbprintChange.Name)), NameWidth);

    /// <summary>The outcome's word.</summary>
    public static string Outcome(object? item)
    {
        ChangeOutcome? outcome = Word(item);
        return AnsiStyle.Word(
            Tones.For(outcome),
            outcome?.ToString() ?? ViewObject.Text(item, nameof(OidcThumbprintChange.Outcome))
        );
    }

    /// <summary>The list before, shortened.</summary>
    public static string Before(object? item) =>
        TableText.Digits(ViewObject.Texts(item, nameof(OidcThumbprintChange.Before)));

    /// <summary>The list after, shortened.</summary>
    public static string After(object? item) =>
        TableText.Digits(ViewObject.Texts(item, nameof(OidcThumbprintChange.After)));

    /// <summary>How many values come and go.</summary>
    public static string Count(object? item) =>
        string.Format(
            CultureInfo.InvariantCulture,
            "+{0} -{1}",
            ViewObject.Texts(item, nameof(OidcThumbprintChange.Added)).Count,
            Word(item) == ChangeOutcome.Refused ? 0 : ViewObject.Texts(item, nameof(OidcThumbprintChange.Removed)).Count
        );

    /// <summary>One of the lists in full, with what each value is.</summary>
    public static string Values(object? item, string? property) =>
        ViewText.OrNothing(
            ViewObject
                .Texts(item, property ?? string.Empty)
                .SelectMany(value => ViewText.Listed(value, Description(item, value)))
        );

    private static string Description(object? item, string value) =>
        Changes(item)
            .FirstOrDefault(line => string.Equals(line.Value, value, StringComparison.OrdinalIgnoreCase))
            ?.Description
        ?? ValueView.Known(value);

    private static IReadOnlyList<ChangeLine> Changes(object? item)
    {
        IReadOnlyList<string> before = ViewObject.Texts(item, nameof(OidcThumbprintChange.Before));
        IReadOnlyList<string> added = ViewObject.Texts(item, nameof(OidcThumbprintChange.Added));

        // A refusal plans nothing, so all that is listed stays.
        IReadOnlyList<string> removed =
            Word(item) == ChangeOutcome.Refused ? [] : ViewObject.Texts(item, nameof(OidcThumbprintChange.Removed));
        if (ViewObject.As<OidcThumbprintChange>(item) is { } change)
            return ChangeLine.From(change.Before, change.Added, removed, change.Assessment);
        return
        [
            .. before.Select(value => new ChangeLine(
                removed.Contains(value, StringComparer.OrdinalIgnoreCase) ? '-' : '=',
                value,
                ValueView.Known(value)
            )),
            .. added.Select(value => new ChangeLine('+', value, ValueView.Known(value))),
        ];
    }

    private static IEnumerable<string> Shown(ChangeLine line)
    {
        string marked = $"{line.Mark} {line.Value}";
        string text = line.Description.Length > 0 ? $"{line.Word}: {line.Description}" : line.Word;
        IReadOnlyList<string> lines = TableText.Wrap(text, ViewText.Width, $"{Indent}{marked} ", Further);
        return
        [
            Indent
                + AnsiStyle.Word(Tones.OfMark(line.Mark), marked)
                + lines[0].Substring(Indent.Length + marked.Length),
            .. lines.Skip(1),
        ];
    }

    private static int Room(object? host)
    {
        int screen = Console.IsOutputRedirected ? 0 : HostScreen.Width(ViewObject.As<PSHost>(host)) - 1;
        return Math.Max(screen, ViewText.Width) - Indent.Length;
    }

    private static bool IsTold(object? item) => ViewObject.As<OidcThumbprintChange>(item)?.IsTold == true;

    private static bool IsToldRefusal(object? item) => IsTold(item) && Word(item) == ChangeOutcome.Refused;

    private static bool NothingWritten(object? item) =>
        Word(item)
            is ChangeOutcome.WouldUpdate
                or ChangeOutcome.Declined
                or ChangeOutcome.Refused
                or ChangeOutcome.ChangedMeanwhile
                or ChangeOutcome.NothingToDo;

    private static ChangeOutcome? Word(object? item) =>
        ViewObject.Value<ChangeOutcome>(item, nameof(OidcThumbprintChange.Outcome));
}
