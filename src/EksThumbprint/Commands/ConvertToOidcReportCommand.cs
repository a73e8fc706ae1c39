using System.Management.Automation;
using EksThumbprint.Assessment;
using EksThumbprint.Commands.Base;
using EksThumbprint.Common;
using EksThumbprint.Errors;
using EksThumbprint.Files;
using EksThumbprint.Remedies;
using EksThumbprint.Reports;

namespace EksThumbprint.Commands;

/// <summary>ConvertTo-OidcReport: one HTML page on the results of Test-OidcThumbprint.</summary>
[Cmdlet(VerbsData.ConvertTo, "OidcReport", SupportsShouldProcess = true, DefaultParameterSetName = TextSet)]
[OutputType(typeof(string), ParameterSetName = [TextSet])]
[OutputType(typeof(FileInfo), ParameterSetName = [FileSet])]
public sealed class ConvertToOidcReportCommand : StoppableCmdlet
{
    private const string TextSet = "Text";
    private const string FileSet = "File";
    private const string FileSystem = "FileSystem";

    private readonly List<OidcTestResult> _results = [];
    private string _file = string.Empty;

    /// <summary>Results of Test-OidcThumbprint, of this session.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject?[]? InputObject { get; set; }

    /// <summary>The file to write. Without it the page is the output.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FileSet)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The page's title.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = ReportOptions.DefaultTitle;

    /// <summary>Overwrites a file that exists.</summary>
    [Parameter(ParameterSetName = FileSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives the file that was written.</summary>
    [Parameter(ParameterSetName = FileSet)]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        // Testing an account takes a while, and shall not be for nothing.
        if (Path is not null)
            OrEnd(Path, () => AtomicFile.Check(_file = FileOf(Path), Force, "-Force"));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // A report that lacked a cluster without a word would mislead, so what cannot be shown ends it.
        foreach (PSObject? item in InputObject ?? [])
            OrEnd(item, () => Add(item));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName == TextSet)
        {
            using StringWriter page = new() { NewLine = "\n" };
            OrEnd(null, () => Write(page));
            WriteObject(page.ToString());
            return;
        }

        if (!ShouldProcess(_file, $"Write the report on {_results.Count} results"))
            return;
        OrEnd(Path, () => AtomicFile.Write(_file, Force, "-Force", Write));
        if (PassThru)
            WriteObject(new FileInfo(_file));
    }

    private void Write(TextWriter page)
    {
        // Each result knows the profile and the region that it was made with.
        Dictionary<OidcAssessment, IRemedyWriter> remedies = [];
        foreach (OidcTestResult result in _results)
            remedies[result.Assessment!] = result.Remedies;
        HtmlReport.Write(
            page,
            _results.Select(result => result.Assessment!),
            new ReportOptions { Title = Title, Remedies = assessment => remedies[assessment] },
            StopToken
        );
    }

    private void Add(PSObject? item)
    {
        if (item is null)
            return;
        if (item.BaseObject is not OidcTestResult result)
        {
            bool isCopy =
                item.TypeNames.Any(name => name.EndsWith(nameof(OidcTestResult), StringComparison.Ordinal))
                || (item.Properties["Status"] is not null && item.Properties["Sentence"] is not null);
            throw isCopy
                ? new InputException(
                    "ResultIsCopy",
                    ErrorText.Get("ResultIsCopy", Printable.Shorten(item.Properties["Name"]?.Value?.ToString(), 100))
                )
                : new InputException(
                    "NotAResult",
                    ErrorText.Get("NotAResult", Printable.Shorten(item.BaseObject.GetType().Name, 100))
                );
        }

        if (result.Assessment is null)
            throw new InputException("ResultOfFile", ErrorText.Get("ResultOfFile", result.Name));
        _results.Add(result);
    }

    private string FileOf(string path)
    {
        string file = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        return provider.Name == FileSystem
            ? file
            : throw new InputException("ReportNotAFile", ErrorText.Get("ReportNotAFile", path, provider.Name));
    }
}
