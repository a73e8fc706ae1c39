using System.Globalization;
using System.Net;
using EksThumbprint.Common;

namespace EksThumbprint.Reports;

/// <summary>
/// Writes HTML. Whatever does not come from this assembly's own markup goes through <see cref="Text(string)"/>.
/// </summary>
internal sealed class HtmlWriter(TextWriter writer)
{
    /// <summary>
    /// No field of a certificate or of AWS is sensibly longer; a longer one shall not swell the page.
    /// </summary>
    private const int LongestText = 4000;

    /// <summary>A name of this length has room in every column.</summary>
    private const int ShortName = 24;

    /// <summary>How much of a long name's end always shows.</summary>
    private const int NameEnd = 8;

    /// <summary>Markup, as it is.</summary>
    public HtmlWriter Raw(string markup)
    {
        writer.Write(markup);
        return this;
    }

    /// <summary>
    /// Text, safe between tags and in quoted attributes. Characters that would not show, or would turn the direction
    /// of others, become visible first, so that no name passes for another.
    /// </summary>
    public HtmlWriter Text(string? text)
    {
        writer.Write(WebUtility.HtmlEncode(Printable.Shorten(text, LongestText)));
        return this;
    }

    /// <summary>
    /// A command, whole: half of one would do something else. What could be mistaken was refused by its quoting.
    /// </summary>
    public HtmlWriter Command(string command)
    {
        writer.Write(WebUtility.HtmlEncode(Printable.Escape(command)));
        return this;
    }

    /// <summary>
    /// A name. A long one is cut in its middle by the style sheet where there is no room for it: it differs from others
    /// at both ends. The whole is there for screen readers, for a search, and for who copies it.
    /// </summary>
    public HtmlWriter Name(string? name)
    {
        string safe = Printable.Shorten(name, LongestText);
        if (safe.Length <= ShortName)
            return Raw("<bdi>").Text(safe).Raw("</bdi>");
        int end = safe.Length - NameEnd;
        if (char.IsLowSurrogate(safe[end]))
            end--;
        return Raw("<bdi class=\"long\" title=\"")
            .Text(safe)
            .Raw("\"><span>")
            .Text(safe.Substring(0, end))
            .Raw("</span>")
            .Text(safe.Substring(end))
            .Raw("</bdi>");
    }

    /// <summary>A number.</summary>
    public HtmlWriter Text(int number) => Raw(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A date in UTC, for people and for programs; a dash where there is none.</summary>
    public HtmlWriter Date(DateTimeOffset? moment)
    {
        string date = TableText.Date(moment);
        return moment is null
            ? Raw(TableText.Nothing)
            : Raw("<time datetime=\"").Raw(date).Raw("\">").Raw(date).Raw("</time>");
    }

    /// <summary>A number of things in words.</summary>
    public static string Count(int count, string thing) =>
        string.Format(CultureInfo.InvariantCulture, "{0:N0} {1}{2}", count, thing, count == 1 ? string.Empty : "s");
}
