using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using EksThumbprint.Common;

namespace EksThumbprint.Views;

/// <summary>
/// Reads what a view is given: our own objects, copies of them from another process or a file, anything else, nothing.
/// </summary>
internal static class ViewObject
{
    /// <summary>The object itself, when it is one of ours in this process; null for a copy.</summary>
    public static T? As<T>(object? item)
        where T : class => Bare(item) as T;

    /// <summary>A property's value; null when there is none.</summary>
    public static object? Get(object? item, string property)
    {
        try
        {
            return item switch
            {
                null => null,
                PSObject wrapped => wrapped.Properties[property]?.Value,
                _ => item.GetType().GetProperty(property, BindingFlags.Public | BindingFlags.Instance)?.GetValue(item),
            };
        }
        catch (Exception broken)
            when (broken
                    is TargetInvocationException
                        or AmbiguousMatchException
                        or TargetParameterCountException
                        or RuntimeException
            )
        {
            // Somebody else's object, whose property throws or takes arguments: for a view it is not there.
            return null;
        }
    }

    /// <summary>A property as text that is safe to show; empty when there is nothing.</summary>
    public static string Text(object? item, string property) => AsText(Get(item, property));

    /// <summary>
    /// A property as a list of texts. In a CSV file they stand side by side, as they were written there.
    /// </summary>
    public static IReadOnlyList<string> Texts(object? item, string property) =>
        Bare(Get(item, property)) is string text
            ? AsText(text).Split([' '], StringSplitOptions.RemoveEmptyEntries)
            : [.. Values(item, property).Select(AsText)];

    /// <summary>The values of a property that holds several.</summary>
    public static IReadOnlyList<object> Values(object? item, string property)
    {
        object? value = Bare(Get(item, property));
        return value switch
        {
            null => [],
            string text => text.Length == 0 ? [] : [text],
            IEnumerable many => [.. many.Cast<object?>().Where(one => one is not null).Select(one => one!)],
            _ => [value],
        };
    }

    /// <summary>
    /// A property as one of an enumeration's values; null when it is something else. In JSON it is a number.
    /// </summary>
    public static T? Value<T>(object? item, string property)
        where T : struct, Enum =>
        Enum.TryParse(AsText(Get(item, property)), ignoreCase: true, out T value) && char.IsLetter(value.ToString()[0])
            ? value
            : null;

    /// <summary>A property as a moment; null when it is none.</summary>
    public static DateTimeOffset? Moment(object? item, string property)
    {
        return Bare(Get(item, property)) switch
        {
            DateTimeOffset moment => moment,
            // In UTC as ours, unless it says something else; the first and last moments have no room for an offset.
            DateTime { Kind: DateTimeKind.Local } local when local.Year is > 1 and < 9999 => new DateTimeOffset(
                local.ToUniversalTime()
            ),
            DateTime moment => new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc)),
            string text
                when DateTimeOffset.TryParse(
                    text,
                    CultureInfo.CurrentCulture,
                    DateTimeStyles.AssumeUniversal,
                    out DateTimeOffset parsed
                ) => parsed,
            string text
                when DateTimeOffset.TryParse(
                    text,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out DateTimeOffset parsed
                ) => parsed,
            _ => null,
        };
    }

    private static object? Bare(object? value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    private static string AsText(object? value) =>
        Printable.Escape(
            value is IFormattable formattable
                ? formattable.ToString(null, CultureInfo.InvariantCulture)
                : value?.ToString()
        );
}
