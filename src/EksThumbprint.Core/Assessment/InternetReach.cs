using System.Net;
using EksThumbprint.Common;
using EksThumbprint.Issuers;

namespace EksThumbprint.Assessment;

/// <summary>
/// Tells names that only exist inside a network. IAM fetches the issuer's documents from the internet, so what lies
/// behind such a name never works for it, whatever answers from here.
/// </summary>
internal static class InternetReach
{
    // RFC 6761 (localhost), RFC 6762 (local), ICANN's resolution of 2024 (internal), and Kubernetes' own service names.
    private static readonly string[] InsideDomains = ["localhost", "local", "internal", "svc", "cluster.local"];

    /// <summary>Why nobody outside reaches the host, as a clause; null when somebody may.</summary>
    /// <param name="host">A lower-case host name, or an address, perhaps in brackets.</param>
    public static string? WhyNot(string host)
    {
        string name = host.Trim('[', ']').TrimEnd('.');
        if (IPAddress.TryParse(name, out IPAddress? address))
            return AddressRange.IsPublic(address)
                ? null
                : $"{name} is an address inside a network or of a machine itself";
        if (name.IndexOf('.') < 0)
            return name == "localhost"
                ? "'localhost' is each machine's name for itself"
                : $"'{Printable.Shorten(name, 80)}' is a name without a domain, known inside a network only";
        string? domain = InsideDomains
            .Where(inside => name.EndsWith("." + inside, StringComparison.Ordinal))
            .OrderByDescending(inside => inside.Length)
            .FirstOrDefault();
        return domain is null ? null : $"names that end in .{domain} are known inside a network only";
    }
}
