using EksThumbprint.Assessment;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Common;
using EksThumbprint.Reports;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Cli.Output;

/// <summary>
/// Verdicts, one line each: identity first, verdict second, expiry last. Nothing but the name is cut, and it gets no
/// more room than it needs.
/// </summary>
/// <param name="host">Where to write.</param>
/// <param name="longest">How long the longest name is; null while that is not known.</param>
internal sealed class AssessmentTable(CliHost host, int? longest)
{
    private const int Narrowest = 22;
    private const int Columns = 16 + 12 + 12 + 10 + (4 * 2);
    private const string Gap = "  ";

    private readonly int _width = WidthOfNames(host, longest);
    private bool _hasHeader;

    /// <param name="assessment">The verdict.</param>
    /// <param name="withRegion">Whether the name alone does not tell which one is meant.</param>
    public void WriteRow(OidcAssessment assessment, bool withRegion) =>
        WriteRow(
            TableText.Fit(assessment.Facts.Name, withRegion ? assessment.Facts.Place : null, Room),
            assessment.Status,
            assessment.Registered,
            assessment.Expected,
            assessment.Expires
        );

    public void WriteRow(FileAssessment file) =>
        WriteRow(TableText.Fit(file.Name, Room), file.Status, file.Registered, file.Expected, file.Expires);

    private int Room => host.Width is null ? int.MaxValue : _width;

    private static int WidthOfNames(CliHost host, int? longest)
    {
        int wanted = Math.Clamp(longest ?? TableText.WidestName, Narrowest, TableText.WidestName);
        return host.Width is { } terminal ? Math.Min(wanted, Math.Max(Narrowest, terminal - Columns)) : wanted;
    }

    private void WriteRow(
        string name,
        OidcStatus status,
        IReadOnlyList<ListedThumbprint> listed,
        IReadOnlyList<Thumbprint> wanted,
        DateTimeOffset? expires
    )
    {
        if (!_hasHeader)
            Write("NAME", Padded("STATUS"), "REGISTERED", "EXPECTED", "EXPIRES");
        _hasHeader = true;
        (string registered, string expected) = TableText.Pair(
            [.. listed.Select(value => value.Value)],
            [.. wanted.Select(value => value.ToString())]
        );
        string verdict = host.Colour.Paint(StatusMeaning.ToneOf(status), Padded(status.ToString()));
        Write(name, verdict, registered, expected, TableText.Date(expires));
    }

    private static string Padded(string status) => status.PadRight(16);

    private void Write(string name, string status, string registered, string expected, string expires) =>
        host.Out.WriteLine(
            string.Join(Gap, name.PadRight(_width), status, $"{registered, -12}", $"{expected, -12}", expires).TrimEnd()
        );
}
