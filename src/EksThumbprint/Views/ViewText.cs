using System.Globalization;
using EksThumbprint.Common;

namespace EksThumbprint.Views;

/// <summary>Lines that several views share.</summary>
internal static class ViewText
{
    /// <summary>How long a line may be. On a console PowerShell leaves the last of 80 columns free.</summary>
    public const int Width = 79;

    /// <summary>How long a line of a list may be: what the longest label leaves.</summary>
    public const int ListWidth = 64;

    public static string Wrapped(string text, int width, string further = "") =>
        Join(TableText.Wrap(text, width, string.Empty, further));

    public static string Join(IEnumerable<string> lines) => string.Join("\n", lines);

    /// <summary>The lines, or what stands for none.</summary>
    public static string OrNothing(IEnumerable<string> lines) =>
        Join(lines) is { Length: > 0 } text ? text : TableText.Nothing;

    /// <summary>A date in UTC, and how far away it is.</summary>
    public static string Date(DateTimeOffset? moment, DateTimeOffset now)
    {
        if (moment is not { } date)
            return TableText.Nothing;
        int days = (int)Math.Floor((date - now).TotalDays);
        string distance = days < 0 ? $"expired {Days(-days)} ago" : $"{Days(days)} left";
        return $"{TableText.Date(date)} UTC ({distance})";
    }

    /// <summary>A thumbprint in full, and what it is.</summary>
    public static IEnumerable<string> Listed(string value, string description) =>
        description.Length == 0 ? [value] : [value, .. TableText.Wrap(description, ListWidth, "  ", "  ")];

    private static string Days(int days) =>
        days == 1 ? "1 day" : string.Format(CultureInfo.InvariantCulture, "{0} days", days);
}
