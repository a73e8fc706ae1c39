using System.Security.Cryptography;
using System.Text;

namespace EksThumbprint.Reports;

/// <summary>
/// The style sheet and the script that are part of every page, and the policy that allows these two and nothing else.
/// </summary>
internal static class ReportAssets
{
    /// <summary>The program and its version.</summary>
    public static string Generator { get; } =
        $"EksThumbprint {typeof(ReportAssets).Assembly.GetName().Version!.ToString(3)}";

    public static string Style { get; } = Read("Report.css");

    public static string Script { get; } = Read("Report.js");

    /// <summary>
    /// The Content Security Policy: no requests at all, and only this style sheet and this script, known by their
    /// hashes (CSP level 3, section 2.3.1).
    /// </summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; img-src data:; base-uri 'none'; "
        + "form-action 'none'";

    private static string Read(string name)
    {
        using Stream stream = typeof(ReportAssets).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream, Encoding.UTF8);

        // A browser reads every line end as a line feed, and hashes what it read.
        return "\n" + reader.ReadToEnd().Replace("\r\n", "\n");
    }

    private static string Hash(string text)
    {
        using SHA256 sha256 = SHA256.Create();
        return $"sha256-{Convert.ToBase64String(sha256.ComputeHash(Encoding.UTF8.GetBytes(text)))}";
    }
}
