using System.Management.Automation;
using EksThumbprint.Assessment;
using EksThumbprint.Binding;
using EksThumbprint.Commands.Base;
using EksThumbprint.Errors;
using EksThumbprint.Offline;
using EksThumbprint.Repair;
using EksThumbprint.Workflow;

namespace EksThumbprint.Commands;

/// <summary>
/// Test-OidcThumbprint: whether IAM lists the right thumbprint, whether it matters, and what pods see.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "OidcThumbprint", DefaultParameterSetName = TargetSet)]
[OutputType(typeof(OidcTestResult))]
[OutputType(typeof(bool), ParameterSetName = [QuietSet])]
public sealed class TestOidcThumbprintCommand : TargetCmdlet
{
    private const string TargetSet = "Target";
    private const string GivenSet = "Thumbprint";
    private const string AllSet = "All";
    private const string QuietSet = "Quiet";
    private const string PathSet = "Path";
    private const string TokenSet = "Token";

    /// <summary>
    /// Cluster names, issuer URLs, ARNs, or objects of Get-EKSCluster, Get-IAMOpenIDConnectProviderList,
    /// Get-IAMOpenIDConnectProvider or these cmdlets.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = TargetSet)]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = GivenSet)]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = QuietSet)]
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = TokenSet)]
    [TargetTransformation]
    [ArgumentCompleter(typeof(ClusterNameCompleter))]
    [AllowNull]
    [AllowEmptyCollection]
    public TargetInput[]? Target { get; set; }

    /// <summary>Compares with this list in place of IAM's; AWS is not asked.</summary>
    [Parameter(Mandatory = true, ParameterSetName = GivenSet)]
    [Parameter(ParameterSetName = QuietSet)]
    [Parameter(ParameterSetName = PathSet)]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public string[]? Thumbprint { get; set; }

    /// <summary>
    /// Files in place of targets: the AWS CLI's JSON, a list, or, with -Thumbprint, certificates (PEM, DER, PKCS #7) or
    /// a saved openssl s_client -showcerts.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Every cluster and every provider of the account, those without a cluster too.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <summary>The AWS region, with -All one or more. Otherwise the target's own, or the session's.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Region { get; set; } = [];

    /// <summary>With -All: leaves the providers of other issuers out, and says how many they are.</summary>
    [Parameter(ParameterSetName = AllSet)]
    public SwitchParameter EksOnly { get; set; }

    /// <summary>Only true or false, once for all inputs: whether every status is Match.</summary>
    [Parameter(Mandatory = true, ParameterSetName = QuietSet)]
    [Parameter(ParameterSetName = AllSet)]
    [Parameter(ParameterSetName = PathSet)]
    [Parameter(ParameterSetName = TokenSet)]
    public SwitchParameter Quiet { get; set; }

    /// <summary>
    /// A pod's token, as text, as a secure string or as a file: tests the whole way of the pod, and tells the issuer,
    /// so no target is needed.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = TokenSet)]
    [ValidateNotNull]
    public object? Token { get; set; }

    /// <summary>
    /// The role's ARN, as the annotation eks.amazonaws.com/role-arn has it: does its trust policy let the pod in?
    /// </summary>
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = TargetSet)]
    [Parameter(ParameterSetName = QuietSet)]
    [AllowEmptyString]
    public string? RoleArn { get; set; }

    /// <summary>A file with the role's trust policy, in place of IAM's answer.</summary>
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = TargetSet)]
    [Parameter(ParameterSetName = QuietSet)]
    [ValidateNotNullOrEmpty]
    public string? TrustPolicyPath { get; set; }

    /// <summary>Without a token: the service account to look for in the trust policy, as namespace/name.</summary>
    [Parameter(ParameterSetName = TargetSet)]
    [Parameter(ParameterSetName = QuietSet)]
    [ValidateNotNullOrEmpty]
    public string? ServiceAccount { get; set; }

    private PodInquiry? _pod;
    private IReadOnlyList<string>? _given;
    private SeenRegions? _regions;
    private int _tested;
    private int _well;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        Region = [.. Region.Distinct(StringComparer.OrdinalIgnoreCase)];
        OrEnd(Region, () =>
        {
            if (Region.Length > 1 && !All)
                throw new InputException("SeveralRegions", ErrorText.Get("SeveralRegions"));
        });
        OrEnd(Thumbprint, () =>
            _given = Thumbprint is null
                ? null
                : [.. RepairOptions.ParseList(Thumbprint).Select(thumbprint => thumbprint.ToString())]
        );

        // What was given may be the token, so it is no error's target.
        OrEnd(TrustPolicyPath ?? ServiceAccount, () =>
            _pod = PodArguments.Read(this, Token, RoleArn, TrustPolicyPath, ServiceAccount)
        );
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (All)
        {
            ForOne(null, () =>
            {
                AccountLookup account = new(Aws, Finder, EksOnly, Progress);
                foreach (OidcFacts facts in account.Find(Region, StopToken))
                {
                    Regions.Add(account.Regions);
                    Regions.Add(facts);
                    Enqueue(new TargetInput(facts.Name), facts);
                }

                if (account.LeftOut > 0)
                    WriteWarning($"Left out (-EksOnly): providers of other issuers than EKS's: {account.LeftOut}.");
            });
            return;
        }

        if (_pod is { HasToken: true } && Target is null && !MyInvocation.BoundParameters.ContainsKey(nameof(Target)))
        {
            TargetInput own = new(null) { Text = _pod.Target?.Text };
            ForOne(null, () => Enqueue(own, own.IsEmpty ? _pod.WithoutIssuer(DateTimeOffset.UtcNow) : Facts(own)));
            return;
        }

        foreach (TargetInput input in Target ?? [])
            Regions.Add(input.AsItem, input.Region);
        if (ParameterSetName == PathSet)
            TakeFiles(Path);
        else
            Take(Target);
    }

    private protected override void Accept(TargetInput input)
    {
        if (_given is null)
            Enqueue(input, () => Facts(input));
        else
            Enqueue(input, Facts(input));
    }

    private protected override string? AwsRegion => Region.Length == 1 ? Region[0] : null;

    private SeenRegions Regions => _regions ??= new SeenRegions(AwsRegion);

    private protected override void AcceptChain(OfflineChain chain, object? given)
    {
        if (_given is null)
            throw new InputException("PathWithoutThumbprint", ErrorText.Get("PathWithoutThumbprint", chain.Name));
        FileAssessment file = FileAssessor.Assess(chain, DateTimeOffset.UtcNow, Policy, _given);
        Count(file.Status);
        if (!Quiet)
            WriteObject(new OidcTestResult(file, Remedies));
    }

    private protected override void Emit(TargetInput input, OidcAssessment assessment)
    {
        Regions.Add(assessment.Facts);
        Count(assessment.Status);
        if (!Quiet)
            WriteObject(Shown(assessment));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();

        // One for all inputs: several would make a list, and a list is true whatever is in it. Nothing tested is not
        // well.
        if (Quiet)
            WriteObject(_tested > 0 && _well == _tested && !AnyFailed);
    }

    private object Shown(OidcAssessment assessment) =>
        new OidcTestResult(assessment, Remedies)
        {
            ShownRegion = Regions.Several ? assessment.Facts.Place : null,
        }.ForScreen(Host);

    private void Count(OidcStatus status)
    {
        _tested++;
        if (status.IsWell())
            _well++;
    }

    private OidcFacts Facts(TargetInput input)
    {
        if (_given is null)
        {
            OidcFacts known = TargetInputs.All(input, Finder, StopToken);
            return _pod is null ? known : _pod.Add(known, () => Aws, StopToken);
        }

        OidcFacts facts = TargetInputs.Issuer(
            input,
            () => throw new InputException("ThumbprintNeedsIssuer", ErrorText.Get("ThumbprintNeedsIssuer", input)),
            StopToken
        );
        return facts with { Listed = _given, Provider = null, ProviderSought = false };
    }
}
