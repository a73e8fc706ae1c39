namespace EksThumbprint.Issuers;

/// <summary>Gets host names into the form that is resolved, dialled and shown.</summary>
internal static class HostName
{
    /// <summary>
    /// The host of a URL, an internationalised name in its ASCII form; null when it has none by the standard's rules,
    /// or when the URL holds an invisible character.
    /// </summary>
    /// <remarks>The platform takes such URLs at first, and throws when it is asked for the host.</remarks>
    public static string? From(Uri url)
    {
        try
        {
            return InvisibleCharacter.Find(url.OriginalString) is null ? url.IdnHost : null;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    /// <summary>The same of a name alone.</summary>
    public static string? From(string name) =>
        Uri.TryCreate("https://" + name, UriKind.Absolute, out Uri? url) ? From(url) : null;

    /// <summary>
    /// Whether a name in a certificate is the host's. A star stands for one label (RFC 9525, section 6.3).
    /// </summary>
    public static bool Covers(string name, string host)
    {
        int label = host.IndexOf('.');
        return string.Equals(name, host, StringComparison.OrdinalIgnoreCase)
            || (
                label > 0
                && name.StartsWith("*.", StringComparison.Ordinal)
                && string.Equals(name.Substring(1), host.Substring(label), StringComparison.OrdinalIgnoreCase)
            );
    }
}
