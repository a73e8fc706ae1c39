using System.Globalization;
using System.Text.Json;

namespace AwsToolsDouble;

/// <summary>Reads the AWS CLI's answers. What is missing, null or an empty list is null.</summary>
internal static class CliJson
{
    public static JsonElement? Child(JsonElement? of, string name) =>
        of is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out JsonElement child)
            ? child
            : null;

    public static string? Text(JsonElement of, string name) =>
        Child(of, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static List<string>? Texts(JsonElement of, string name) =>
        Each(of, name, entry => entry.GetString() ?? string.Empty);

    public static List<T>? Each<T>(JsonElement of, string name, Func<JsonElement, T> make) =>
        Child(of, name) is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0
            ? [.. list.EnumerateArray().Select(make)]
            : null;

    /// <summary>A date: text, or seconds since 1970 as version 1 of the AWS CLI has it.</summary>
    public static DateTime? Date(JsonElement of, string name) =>
        Child(of, name) switch
        {
            { ValueKind: JsonValueKind.Number } seconds => DateTimeOffset
                .FromUnixTimeMilliseconds((long)(seconds.GetDouble() * 1000))
                .UtcDateTime,
            { ValueKind: JsonValueKind.String } text
                when DateTimeOffset.TryParse(text.GetString(), CultureInfo.InvariantCulture, out DateTimeOffset date) =>
                date.UtcDateTime,
            _ => null,
        };
}
