using System.Management.Automation;
using EksThumbprint.Aws;
using EksThumbprint.AwsTools;
using EksThumbprint.Binding;
using EksThumbprint.Errors;
using EksThumbprint.Probing;
using EksThumbprint.Remedies;
using EksThumbprint.Workflow;

namespace EksThumbprint.Commands.Base;

/// <summary>
/// What every cmdlet has: cancellation, and the parameters that are passed on to AWS and to the probe.
/// </summary>
public abstract class OidcCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
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
            SessionAws.Choose(this, new SessionAwsOptions(Region, ProfileName, Credential, EndpointUrl))
        );
        _remedies = new Lazy<IRemedyWriter>(() =>
            new CmdletRemedies(
                new RunContext(Region, ProfileName, EndpointUrl, ConnectTo),
                Credential is not null,
                new Lazy<bool>(() => !new AwsToolsCommands(this).Available)
            )
        );
        _finder = new Lazy<ProviderLookup>(() => new ProviderLookup(Aws, DateTimeOffset.UtcNow, ThrottleLimit));
    }

    /// <summary>The AWS region. Otherwise the target's own, or the session's.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegionCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Region { get; set; }

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

    /// <summary>Whether some input got an error in place of a result.</summary>
    private protected bool AnyFailed { get; private set; }

    private protected CancellationToken StopToken => _stop.Token;

    private protected IssuerProbe Probe => _probe.Value;

    private protected IAws Aws => _aws.Value;

    /// <summary>Writes remedies with this cmdlet's own parameters.</summary>
    private protected IRemedyWriter Remedies => _remedies.Value;

    private protected ProviderLookup Finder => _finder.Value;

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Ctrl+C comes on a thread of its own, and the work may just have ended.
        }
    }

    /// <summary>
    /// Waits for a task on the pipeline thread; Ctrl+C ends the wait at once, whatever the task does.
    /// </summary>
    private protected T Await<T>(Task<T> task)
    {
        try
        {
            Task.WaitAny([task], StopToken);
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>
    /// Does one input's work: what it makes no sense of or AWS refuses is an error record, and the next input goes on.
    /// </summary>
    private protected void ForOne(object? input, Action work)
    {
        try
        {
            work();
        }
        catch (InputException wrong)
        {
            AnyFailed = true;
            WriteError(wrong.ToErrorRecord(input));
        }
        catch (AwsException failed)
        {
            AnyFailed = true;
            WriteError(failed.ToErrorRecord(input));
        }
        catch (SessionStateException noPath)
        {
            AnyFailed = true;
            WriteError(noPath.ToErrorRecord(input));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>
    /// Ends what still runs behind, as after <c>| Select-Object -First 1</c>, and closes the connections.
    /// </summary>
    public void Dispose()
    {
        StopProcessing();
        if (_finder.IsValueCreated)
            _finder.Value.Settle();
        if (_probe.IsValueCreated)
            _probe.Value.Dispose();
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }
}
