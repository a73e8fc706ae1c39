using System.Management.Automation;
using EksThumbprint.Assessment;
using EksThumbprint.Binding;
using EksThumbprint.Errors;
using EksThumbprint.Offline;
using EksThumbprint.Remedies;
using EksThumbprint.Workflow;

namespace EksThumbprint.Commands.Base;

/// <summary>A cmdlet that reads chains: of targets, or of files.</summary>
public abstract class ChainCmdlet : RegionCmdlet
{
    private protected const string NetworkSet = "Target";
    private protected const string FileSet = "Path";

    /// <summary>
    /// Cluster names, issuer URLs, ARNs, or objects of Get-EKSCluster, Get-IAMOpenIDConnectProviderList,
    /// Get-IAMOpenIDConnectProvider or these cmdlets.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = NetworkSet)]
    [TargetTransformation]
    [ArgumentCompleter(typeof(ClusterNameCompleter))]
    [AllowNull]
    [AllowEmptyCollection]
    public TargetInput[]? Target { get; set; }

    /// <summary>
    /// Files to read in place of the network: certificates (PEM, DER, PKCS #7), a saved openssl s_client -showcerts,
    /// the AWS CLI's JSON, or a list of targets.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = FileSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == FileSet)
            TakeFiles(Path);
        else if (IsTargetGiven)
            Take(Target);
    }

    private protected override void Accept(TargetInput input)
    {
        // Only a cluster's name needs AWS, and who reads URLs need not have it.
        if (TargetInputs.IsClusterName(input))
            Enqueue(input, () => TargetInputs.Issuer(input, () => Finder, StopToken));
        else
            Enqueue(input, TargetInputs.Issuer(input, () => Finder, StopToken));
    }

    private protected override void AcceptChain(OfflineChain chain, object? given) =>
        EmitFile(FileAssessor.Assess(chain, DateTimeOffset.UtcNow, Policy), given);

    private protected override void Finish()
    {
        if (ParameterSetName == FileSet || IsTargetGiven)
            return;
        ForOne(Region, () =>
            Enqueue(
                new TargetInput(Region),
                Region is { } region
                    ? OidcFacts.FromRegion(region, DateTimeOffset.UtcNow)
                    : throw new InputException("NoTarget", ErrorText.Get("NoTarget"))
            )
        );
    }

    private protected abstract void EmitFile(FileAssessment file, object? given);

    /// <summary>What a file tells beside its certificates.</summary>
    private protected void WarnOf(FileAssessment file)
    {
        foreach (Finding finding in file.Findings.Where(finding => finding.Code != FindingCode.SeveralChains))
            WriteWarning($"{file.Name}: {finding.Sentence}");
        if (Remedies.Write(file.Remedy) is { } remedy)
            WriteWarning(remedy);
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
                WriteError(assessment.ToErrorRecord(input.Given, Remedies));
        }

        if (assessment.Facts.Intercepted)
            WriteWarning($"{assessment.Facts.Name}: {assessment.Sentence}");
        EmitChain(input, assessment);
    }
}
