using System.ComponentModel;
using System.Management.Automation.Host;
using EksThumbprint.Common;

namespace EksThumbprint.Views;

/// <summary>How verdicts are shown in tables. For the format file; every method takes whatever it is given.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ResultView
{
    private const int NameWidth = 25;
    private const int BriefNameWidth = 20;
    private const int TableWidth = 80;
    private const int NarrowestSentence = 24;
    private const int WidestSentence = 100;
    private const int UsualSentence = 60;

    /// <summary>The name, cut in the middle: clusters' and issuers' names differ at both ends.</summary>
    public static string Name(object? item) => Named(item, NameWidth);

    /// <summary>The name on a wide screen.</summary>
    public static string RoomyName(object? item) => Named(item, TableText.WidestName);

    /// <summary>The verdict's word.</summary>
    public static string Status(object? item)
    {
        OidcStatus? status = ViewObject.Value<OidcStatus>(item, nameof(OidcTestResult.Status));
        return AnsiStyle.Word(
            Tones.For(status),
            status?.ToString() ?? ViewObject.Text(item, nameof(OidcTestResult.Status))
        );
    }

    /// <summary>The registered thumbprints, shortened.</summary>
    public static string Registered(object? item) => Pair(item).Registered;

    /// <summary>The expected thumbprints, shortened.</summary>
    public static string Expected(object? item) => Pair(item).Expected;

    /// <summary>The date on which the first expected certificate expires.</summary>
    public static string Expires(object? item) =>
        TableText.Date(ViewObject.Moment(item, nameof(OidcTestResult.Expires)));

    /// <summary>Name and verdict, for a view with several columns.</summary>
    public static string Brief(object? item) =>
        $"{Named(item, BriefNameWidth).PadRight(BriefNameWidth)} {Status(item)}";

    /// <summary>
    /// The sentence beside the table, in as many lines as it takes; in one, cut, where there is hardly any room.
    /// </summary>
    public static string Sentence(object? item, object? host)
    {
        string sentence = ViewObject.Text(item, nameof(OidcTestResult.Sentence));
        int room = HostScreen.Width(ViewObject.As<PSHost>(host)) - 1 - TableWidth;
        return room switch
        {
            <= 0 => ViewText.Wrapped(sentence, UsualSentence),
            < NarrowestSentence => Printable.Shorten(sentence, room),
            _ => ViewText.Wrapped(sentence, Math.Min(room, WidestSentence)),
        };
    }

    private static string Named(object? item, int width) =>
        TableText.Fit(
            ViewObject.Text(item, nameof(OidcTestResult.Name)),
            ViewObject.As<OidcTestResult>(item)?.ShownRegion,
            width
        );

    private static (string Registered, string Expected) Pair(object? item) =>
        TableText.Pair(
            ViewObject.Texts(item, nameof(OidcTestResult.Registered)),
            ViewObject.Texts(item, nameof(OidcTestResult.Expected))
        );
}
