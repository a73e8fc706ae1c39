using System.Management.Automation;
using EksThumbprint.Aws;
using EksThumbprint.AwsTools;
using EksThumbprint.Probing;
using EksThumbprint.Remedies;
using EksThumbprint.Workflow;

namespace EksThumbprint.Commands.Base;

/// <summary>
/// A cmdlet that asks AWS and issuers: the parameters that are passed on to AWS and to the probe.
/// </summary>
public abstract class OidcCmdlet : StoppableCmdlet
{
    private readonly Lazy<IssuerProbe> _probe;
    private readonly Lazy<IAws> _aws;
    private readonly Lazy<ProviderLookup> _finder;
    private readonly Lazy<IRemedyWriter> _remedies;

    private protected OidcCmdlet()
    {
        _probe = new Lazy<IssuerProbe>(() =>
            new IssuerProbe(
                new ProbeOptions
                {
                    Timeout = TimeSpan.FromSeconds(TimeoutSec),
                    ThrottleLimit = ThrottleLimit,
                    Attempts = Attempts,
                    ConnectTo = ConnectTo is null ? null : Probing.ConnectTo.Parse(ConnectTo),
                }
            )
        );
        _aws = new Lazy<IAws>(() =>
            SessionAws.Choose(this, new SessionAwsOptions(AwsRegion, ProfileName, Credential, EndpointUrl))
        );
        _remedies = new Lazy<IRemedyWriter>(() =>
            new CmdletRemedies(
                new RunContext(AwsRegion, ProfileName, EndpointUrl, ConnectTo),
                Credential is not null,
                new Lazy<bool>(() => !new AwsToolsCommands(this).Available)
            )
        );
        _finder = new Lazy<ProviderLookup>(() => new ProviderLookup(Aws, DateTimeOffset.UtcNow, ThrottleLimit));
    }

    /// <summary>The AWS profile.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ProfileName { get; set; }

    /// <summary>AWS credentials, as AWS.Tools takes them.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Credential { get; set; }

    /// <summary>Another server than AWS's own.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EndpointUrl { get; set; }

    /// <summary>An address to dial in place of the issuer's own; the name stays, as curl's --connect-to.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ConnectTo { get; set; }

    /// <summary>How many seconds each of an issuer's two documents may take, connecting included.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSec { get; set; } = 10;

    /// <summary>
    /// How many documents of one host are fetched at a time, and at most how many calls through the AWS CLI.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>How many times each address of a host is met.</summary>
    [Parameter]
    [ValidateRange(1, 20)]
    public int Attempts { get; set; } = 1;

    /// <summary>The one region that the user named; null where targets tell theirs, or the session's counts.</summary>
    private protected abstract string? AwsRegion { get; }

    private protected IssuerProbe Probe => _probe.Value;

    private protected IAws Aws => _aws.Value;

    /// <summary>Writes remedies with this cmdlet's own parameters.</summary>
    private protected IRemedyWriter Remedies => _remedies.Value;

    private protected ProviderLookup Finder => _finder.Value;

    private protected override void Close()
    {
        if (_finder.IsValueCreated)
            _finder.Value.Settle();
        if (_probe.IsValueCreated)
            _probe.Value.Dispose();
    }
}
