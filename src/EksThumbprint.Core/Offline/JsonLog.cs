using System.Text;
using EksThumbprint.Json;

namespace EksThumbprint.Offline;

/// <summary>
/// A container's log in JSON, an object a line, such as Docker's <c>{"log":"…\n","stream":"stdout","time":"…"}</c>.
/// </summary>
internal static class JsonLog
{
    private static readonly string[] Messages = ["log", "message", "msg"];

    /// <summary>The lines that were logged, as many as the text has; null when it is no such log.</summary>
    public static string? Text(string text)
    {
        if (!text.TrimStart().StartsWith("{\"", StringComparison.Ordinal) || text.IndexOf('\n') < 0)
            return null;
        StringBuilder logged = new();
        foreach (string line in text.Split('\n'))
        {
            if (line.Trim().Length > 0)
            {
                if (Message(line) is not { } message)
                    return null;
                logged.Append(message);
            }

            logged.Append('\n');
        }

        return logged.ToString();
    }

    private static string? Message(string line)
    {
        if (!JsonValue.TryParse(Encoding.UTF8.GetBytes(line), out JsonValue? entry, out _))
            return null;
        string? message = Messages.Select(name => entry[name].AsString).FirstOrDefault(text => text is not null);
        return message?.TrimEnd('\r', '\n').Replace('\n', ' ');
    }
}
