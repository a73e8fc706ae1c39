using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Assessment;
using EksThumbprint.Binding;
using EksThumbprint.Commands.Base;
using EksThumbprint.Errors;
using EksThumbprint.Offline;
using EksThumbprint.Repair;
using EksThumbprint.Trust;
using EksThumbprint.Workflow;

namespace EksThumbprint.Commands;

/// <summary>Update-OidcThumbprint: puts the thumbprint list of an IAM OIDC provider right.</summary>
[Cmdlet(
    VerbsData.Update,
    "OidcThumbprint",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.High,
    DefaultParameterSetName = RepairSet
)]
[OutputType(typeof(OidcThumbprintChange))]
public sealed class UpdateOidcThumbprintCommand : RegionCmdlet
{
    private const string RepairSet = "Repair";
    private const string GivenSet = "Thumbprint";
    private const string PathSet = "Path";

    private RepairOptions _options = new();
    private TrustPolicy _policy = new();
    private WriteConsent? _consent;
    private FileAssessment? _source;
    private bool _isPathRead;

    /// <summary>
    /// Cluster names, issuer URLs, ARNs, or objects of Get-EKSCluster, Get-IAMOpenIDConnectProviderList,
    /// Get-IAMOpenIDConnectProvider or these cmdlets.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = RepairSet)]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = GivenSet)]
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet)]
    [TargetTransformation]
    [ArgumentCompleter(typeof(ClusterNameCompleter))]
    [AllowNull]
    [AllowEmptyCollection]
    public TargetInput[]? Target { get; set; }

    /// <summary>Writes just this list, whatever the issuer serves: one to five thumbprints.</summary>
    [Parameter(Mandatory = true, ParameterSetName = GivenSet)]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public string[]? Thumbprint { get; set; }

    /// <summary>
    /// A transcript of openssl s_client -showcerts to take the value from, for which you vouch by giving it; or,
    /// without a target, a file of targets: the AWS CLI's JSON, or a list.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Leaves only the new thumbprints; otherwise what works stays in the list.</summary>
    [Parameter(ParameterSetName = RepairSet)]
    [Parameter(ParameterSetName = PathSet)]
    public SwitchParameter Replace { get; set; }

    /// <summary>
    /// Roots that you vouch for: certificates, or files with them (PEM, DER, PKCS #7, a kubeconfig).
    /// </summary>
    [Parameter(ParameterSetName = RepairSet)]
    [Parameter(ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public object[]? TrustedRoot { get; set; }

    /// <summary>Writes without asking.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override TrustPolicy Policy => _policy;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _consent = new WriteConsent(this, Force);
        OrEnd(Thumbprint ?? (object?)TrustedRoot, () =>
        {
            _options = new RepairOptions
            {
                Replace = Replace,
                Explicit = Thumbprint is null ? null : RepairOptions.ParseList(Thumbprint),
            };
            if (TrustedRoot is { } roots)
                _policy = new TrustPolicy([.. roots.SelectMany(Roots)]);
        });
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == PathSet && !_isPathRead)
        {
            _isPathRead = true;
            TakeFiles(Path);
        }

        if (ParameterSetName != PathSet || IsTargetGiven)
            Take(Target);
    }

    private protected override void Accept(TargetInput input)
    {
        OidcFacts facts = TargetInputs.Fresh(input, Finder, StopToken);

        // A list that the user gives is written whatever is served, so nothing has to be read.
        if (_options.Explicit is null && _source is null)
            Enqueue(input, facts);
        else
            Emit(input, OidcAssessment.Judge(facts));
    }

    private protected override void AcceptChain(OfflineChain chain, object? given)
    {
        bool isSource = ParameterSetName == PathSet && given is string path && Path.Contains(path) && IsTargetGiven;
        if (!isSource)
            throw new InputException("SourceWithoutTarget", ErrorText.Get("SourceWithoutTarget", chain.Name));
        if (_source is not null)
            throw new InputException("SeveralTranscripts", ErrorText.Get("SeveralTranscripts"));
        _source = FileAssessor.Assess(chain, DateTimeOffset.UtcNow, Policy);
    }

    private protected override void Emit(TargetInput input, OidcAssessment assessment)
    {
        RepairOptions options = _source is null ? _options : TranscriptRepair.With(_options, _source, assessment.Facts);
        RepairPlan plan = RepairPlan.Create(assessment, options);
        ThumbprintChange change = ThumbprintChange.WithoutWriting(plan) ?? Decide(plan, input);
        bool isError = !change.IsWell && change.Outcome != ChangeOutcome.Declined;
        if (isError)
            WriteError(change.ToErrorRecord(input.Given, Remedies));
        WriteObject(new OidcThumbprintChange(change, assessment, Remedies) { IsTold = isError && ShowsErrors });
    }

    /// <summary>Whether errors reach the screen, as far as the preference tells.</summary>
    private bool ShowsErrors =>
        LanguagePrimitives.TryConvertTo(
            MyInvocation.BoundParameters.TryGetValue("ErrorAction", out object? given)
                ? given
                : GetVariableValue("ErrorActionPreference"),
            out ActionPreference preference
        ) && preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    private ThumbprintChange Decide(RepairPlan plan, TargetInput input)
    {
        switch (_consent!.Ask(plan))
        {
            case Consent.Given:
                return Execute(plan);
            case Consent.WhatIf:
                return ThumbprintChange.From(
                    plan,
                    ChangeOutcome.WouldUpdate,
                    "Nothing was written: only asked what would change."
                );
            case Consent.NobodyToAsk:
                WriteError(
                    ErrorRecords.Create(
                        "CannotAsk",
                        ErrorCategory.PermissionDenied,
                        input.Given,
                        plan.Assessment.Facts.Name
                    )
                );
                return ThumbprintChange.From(
                    plan,
                    ChangeOutcome.Declined,
                    "Nothing was written: there was nobody to ask."
                );
            default:
                return ThumbprintChange.From(plan, ChangeOutcome.Declined, "Nothing was written: you said no.");
        }
    }

    private ThumbprintChange Execute(RepairPlan plan)
    {
        ProgressRecord? progress = null;
        void Tell(string sentence)
        {
            WriteVerbose(sentence);
            progress = new ProgressRecord(1, MyInvocation.MyCommand.Name, sentence);
            WriteProgress(progress);
        }

        ThumbprintChange change = new ProviderUpdate(Aws, readingBack: Tell).Execute(plan, StopToken);
        if (progress is not null)
        {
            progress.RecordType = ProgressRecordType.Completed;
            WriteProgress(progress);
        }

        return change;
    }

    private IEnumerable<X509Certificate2> Roots(object given)
    {
        object bare = given is PSObject wrapped ? wrapped.BaseObject : given;
        if (bare is X509Certificate2 certificate)
            return [certificate];
        return GetResolvedProviderPathFromPSPath(bare.ToString(), out _)
            .SelectMany(file => ChainFile.Read(file, StopToken).CertificatesOrThrow())
            .Select(root => new X509Certificate2(root.ToDer()));
    }
}
