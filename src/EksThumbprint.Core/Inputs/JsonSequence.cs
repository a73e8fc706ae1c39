using System.Text;
using EksThumbprint.Json;

namespace EksThumbprint.Inputs;

/// <summary>Reads JSON values that follow one another, as several commands print them into one file.</summary>
internal static class JsonSequence
{
    private const int Most = 10_000;

    /// <summary>Whether a text begins as JSON does: with an object, an array or a string.</summary>
    public static bool Begins(string text) =>
        text.TrimStart() is { Length: > 0 } begun && begun[0] is '{' or '[' or '"';

    /// <summary>The values; null when some part is no JSON.</summary>
    /// <param name="text">The text.</param>
    /// <param name="problem">What is wrong and where, to go behind "is not JSON: "; safe to show.</param>
    public static IReadOnlyList<JsonValue>? Read(string text, out string? problem)
    {
        List<JsonValue> values = [];
        problem = "it is empty";
        foreach ((int start, int end) in Parts(text))
        {
            byte[] part = Encoding.UTF8.GetBytes(text.Substring(start, end - start));
            if (values.Count == Most)
            {
                problem = $"it holds more than {Most} values";
                return null;
            }

            if (!JsonValue.TryParse(part, out JsonValue? value, out problem))
            {
                problem = values.Count == 0 ? problem : $"value {values.Count + 1}: {problem}";
                return null;
            }

            values.Add(value);
        }

        return values.Count > 0 ? values : null;
    }

    /// <summary>Cuts where every bracket is closed again; what is no JSON is found when the parts are read.</summary>
    private static IEnumerable<(int Start, int End)> Parts(string text)
    {
        int start = 0;
        int depth = 0;
        bool inString = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (inString && c == '\\')
                i++;
            else if (c == '"')
                inString = !inString;
            if (inString)
                continue;
            if (c is '{' or '[')
                depth++;
            if (c is '}' or ']')
                depth--;
            if (depth == 0 && c is '}' or ']' or '"')
            {
                yield return (start, i + 1);
                start = i + 1;
            }
        }

        if (start < text.Length && !string.IsNullOrWhiteSpace(text.Substring(start)))
            yield return (start, text.Length);
    }
}
