namespace EksThumbprint.Issuers;

/// <summary>Endings of files that people give where a host is wanted.</summary>
internal static class FileEnding
{
    // None of them is a top-level domain.
    private static readonly string[] Known =
    [
        "pem",
        "crt",
        "cer",
        "der",
        "p7b",
        "p7c",
        "p12",
        "pfx",
        "txt",
        "log",
        "json",
        "yaml",
        "yml",
        "csv",
        "html",
        "xml",
        "conf",
    ];

    /// <summary>Whether a host's name ends as a file's does, so that no such host can exist.</summary>
    public static bool Has(string host) =>
        host.LastIndexOf('.') is var dot
        && dot > 0
        && Known.Contains(host.Substring(dot + 1), StringComparer.OrdinalIgnoreCase);
}
