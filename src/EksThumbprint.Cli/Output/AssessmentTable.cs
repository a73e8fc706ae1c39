using EksThumbprint.Assessment;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Common;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Cli.Output;

/// <summary>
/// Verdicts, one line each: identity first, verdict second, expiry last. At 80 columns nothing but the name is cut.
/// </summary>
internal static class AssessmentTable
{
    private const int Narrowest = 22;
    private const int Columns = 16 + 12 + 12 + 10 + (4 * 2);

    public static void WriteHeader(CliHost host) =>
        Write(host, Padded(host, "NAME"), "STATUS", "REGISTERED", "EXPECTED", "EXPIRES");

    /// <param name="assessment">The verdict.</param>
    /// <param name="host">Where to write.</param>
    /// <param name="withRegion">Whether the name alone does not tell which one is meant.</param>
    public static void WriteRow(OidcAssessment assessment, CliHost host, bool withRegion) =>
        WriteRow(
            host,
            Padded(host, assessment.Facts.Name, withRegion ? assessment.Facts.Place : null),
            assessment.Status,
            assessment.Registered,
            assessment.Expected,
            assessment.Expires
        );

    public static void WriteRow(FileAssessment file, CliHost host) =>
        WriteRow(host, Padded(host, file.Name), file.Status, file.Registered, file.Expected, file.Expires);

    private static void WriteRow(
        CliHost host,
        string name,
        OidcStatus status,
        IReadOnlyList<ListedThumbprint> listed,
        IReadOnlyList<Thumbprint> wanted,
        DateTimeOffset? expires
    )
    {
        (string registered, string expected) = TableText.Pair(
            [.. listed.Select(value => value.Value)],
            [.. wanted.Select(value => value.ToString())]
        );
        Write(host, name, status.ToString(), registered, expected, TableText.Date(expires));
    }

    private static string Padded(CliHost host, string name, string? region = null)
    {
        int width = Math.Max(Narrowest, (host.Width ?? (Columns + Narrowest)) - Columns);
        return TableText.Fit(name, region, host.Width is null ? int.MaxValue : width).PadRight(width);
    }

    private static void Write(
        CliHost host,
        string name,
        string status,
        string registered,
        string expected,
        string expires
    ) => host.Out.WriteLine($"{name}  {status, -16}  {registered, -12}  {expected, -12}  {expires}".TrimEnd());
}
