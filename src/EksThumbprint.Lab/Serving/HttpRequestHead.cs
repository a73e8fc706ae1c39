using System.Globalization;

namespace EksThumbprint.Lab.Serving;

/// <summary>A request line and its header fields, or the status with which to refuse them.</summary>
internal sealed record HttpRequestHead(
    string Method,
    string Target,
    bool KeepAlive,
    IReadOnlyDictionary<string, string> Headers,
    int? Refusal
)
{
    private static readonly Dictionary<string, string> NoHeaders = [];

    public static HttpRequestHead Refused(int status) =>
        new(string.Empty, string.Empty, KeepAlive: false, NoHeaders, status);

    public static HttpRequestHead Parse(string text)
    {
        string[] lines = text.Split("\r\n");
        string[] words = lines[0].Split(' ');
        if (words.Length != 3 || words[0].Length == 0 || !words[1].StartsWith('/'))
            return Refused(400);
        if (words[2] is not ("HTTP/1.1" or "HTTP/1.0"))
            return Refused(505);

        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines.Skip(1))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || char.IsWhiteSpace(line[0]) || char.IsWhiteSpace(line[colon - 1]))
                return Refused(400);
            string name = line[..colon];
            string value = line[(colon + 1)..].Trim(' ', '\t');
            headers[name] = headers.TryGetValue(name, out string? before) ? $"{before}, {value}" : value;
        }

        bool modern = words[2] == "HTTP/1.1";
        if (modern && !headers.ContainsKey("Host"))
            return Refused(400);
        string connection = headers.GetValueOrDefault("Connection", string.Empty);
        bool close = connection.Contains("close", StringComparison.OrdinalIgnoreCase);
        return new HttpRequestHead(words[0], words[1], modern && !close, headers, Refusal: null);
    }

    /// <summary>The request, as the host's routes see it.</summary>
    public LabRequest For(string host)
    {
        int question = Target.IndexOf('?', StringComparison.Ordinal);
        return question < 0
            ? new LabRequest(host, Method, Target, string.Empty, Headers)
            : new LabRequest(host, Method, Target[..question], Target[(question + 1)..], Headers);
    }

    /// <summary>The name in the Host field without port, or null when there is none.</summary>
    public string? HostName()
    {
        if (!Headers.TryGetValue("Host", out string? host))
            return null;
        int colon = host.LastIndexOf(':');
        bool hasPort =
            colon >= 0 && int.TryParse(host.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return hasPort ? host[..colon] : host;
    }
}
