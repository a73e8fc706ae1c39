using System.Globalization;

namespace EksThumbprint;

/// <summary>Reads NO_PROXY as curl does: <c>*</c>, or names, each with what lies below it, perhaps with a port.</summary>
internal static class NoProxy
{
    public static bool Covers(string? setting, Uri url) =>
        setting is not null && setting.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Any(entry => CoveredBy(entry, url));

    private static bool CoveredBy(string entry, Uri url)
    {
        if (entry == "*") return true;
        int colon = entry.LastIndexOf(':');
        if (colon > 0 && entry.IndexOf(':') == colon)
        {
            if (entry.Substring(colon + 1) != url.Port.ToString(CultureInfo.InvariantCulture)) return false;
            entry = entry.Substring(0, colon);
        }

        string name = entry.Trim('.');
        string host = url.IdnHost.TrimEnd('.');
        return name.Length > 0
            && host.EndsWith(name, StringComparison.OrdinalIgnoreCase)
            && (host.Length == name.Length || host[host.Length - name.Length - 1] == '.');
    }
}
