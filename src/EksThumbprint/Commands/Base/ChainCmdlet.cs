using System.Collections.ObjectModel;
using System.Management.Automation;
using EksThumbprint.Assessment;
using EksThumbprint.Binding;
using EksThumbprint.Errors;
using EksThumbprint.Workflow;

namespace EksThumbprint.Commands.Base;

/// <summary>A cmdlet that reads chains: of targets, or of files.</summary>
public abstract class ChainCmdlet : TargetCmdlet
{
    private protected const string NetworkSet = "Target";
    private protected const string FileSet = "Path";
    private const string FileSystem = "FileSystem";

    /// <summary>
    /// Cluster names, issuer URLs, ARNs, or objects of Get-EKSCluster, Get-IAMOpenIDConnectProviderList,
    /// Get-IAMOpenIDConnectProvider or these cmdlets.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = NetworkSet)]
    [TargetTransformation]
    [ArgumentCompleter(typeof(ClusterNameCompleter))]
    [AllowNull]
    [AllowEmptyCollection]
    public TargetInput[]? Target { get; set; }

    /// <summary>Files to read in place of the network: PEM, DER, or a saved openssl s_client -showcerts.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FileSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == FileSet)
        {
            foreach (string path in Path)
                ForOne(path, () => ReadFiles(path));
            return;
        }

        foreach (TargetInput input in TargetInputs.From(Target))
            ForOne(input.Given, () => Enqueue(input, TargetInputs.Issuer(input, () => Finder, StopToken)));
    }

    private protected abstract void EmitChain(TargetInput input, OidcAssessment assessment);

    private protected override void Emit(TargetInput input, OidcAssessment assessment)
    {
        if (
            assessment.Undetermined
            || assessment.Facts.Trust.Count == 0
            || assessment.Status == OidcStatus.DiscoveryInvalid
        )
        {
            // A chain that was captured is shown all the same: partial truth is told.
            if (!assessment.Facts.Intercepted)
                WriteError(assessment.ToErrorRecord(input.Given));
        }

        if (assessment.Facts.Intercepted)
            WriteWarning($"{assessment.Facts.Name}: {assessment.Sentence}");
        EmitChain(input, assessment);
    }

    private void ReadFiles(string path)
    {
        Collection<string> files = GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
        if (provider.Name != FileSystem)
            throw new InputException("NotAFile", ErrorText.Get("NotAFile", path, provider.Name));
        if (files.Count == 0)
            throw new InputException("FileNotFound", ErrorText.Get("NoFileMatches", path));

        // One bad file among those that a pattern names does not hide the others.
        foreach (string file in files)
            ForOne(files.Count == 1 ? path : file, () =>
                EmitChain(
                    new TargetInput(path),
                    OidcAssessment.Judge(OfflineFacts.Read(file, DateTimeOffset.UtcNow, Policy))
                )
            );
    }
}
