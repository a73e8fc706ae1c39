using EksThumbprint.Assessment;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Common;

namespace EksThumbprint.Cli.Output;

/// <summary>
/// Verdicts, one line each: identity first, verdict second, expiry last. At 80 columns nothing but the name is cut.
/// </summary>
internal static class AssessmentTable
{
    private const int Narrowest = 22;
    private const int Columns = 16 + 12 + 12 + 10 + (4 * 2);

    public static void WriteHeader(CliHost host) => Write(host, "NAME", "STATUS", "REGISTERED", "EXPECTED", "EXPIRES");

    public static void WriteRow(OidcAssessment assessment, CliHost host) =>
        Write(
            host,
            assessment.Facts.Name,
            assessment.Status.ToString(),
            TableText.Digits([.. assessment.Registered.Select(listed => listed.Value)]),
            TableText.Digits([.. assessment.Expected.Select(thumbprint => thumbprint.ToString())]),
            TableText.Date(assessment.Expires)
        );

    public static void WriteRow(FileAssessment file, CliHost host) =>
        Write(
            host,
            file.Name,
            file.Status.ToString(),
            TableText.Digits([.. file.Registered.Select(listed => listed.Value)]),
            TableText.Digits([.. file.Expected.Select(thumbprint => thumbprint.ToString())]),
            TableText.Date(file.Expires)
        );

    private static void Write(
        CliHost host,
        string name,
        string status,
        string registered,
        string expected,
        string expires
    )
    {
        int width = Math.Max(Narrowest, (host.Width ?? (Columns + Narrowest)) - Columns);
        string fitted = host.Width is null ? Printable.Escape(name) : TableText.Fit(name, width);
        host.Out.WriteLine(
            $"{fitted.PadRight(width)}  {status, -16}  {registered, -12}  {expected, -12}  {expires}".TrimEnd()
        );
    }
}
