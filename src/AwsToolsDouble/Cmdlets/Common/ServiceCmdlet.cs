using System.Management.Automation;
using AwsToolsDouble;

namespace Amazon.PowerShell.Common;

/// <summary>What every cmdlet that calls a service has and does.</summary>
/// <remarks>As with the real cmdlets, Ctrl+C does not end a call that is under way.</remarks>
public abstract class ServiceCmdlet : CredentialArgumentsCmdlet
{
    /// <summary>The region: a name, or an object whose text is one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RegionToCall")]
    public object? Region { get; set; }

    /// <summary>Another endpoint.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? EndpointUrl { get; set; }

    private protected virtual string? DefaultRegion => null;

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        IBackend backend = RequireBackend(EndpointUrl);
        AWSPSCredentials? caller = CredentialSearch.Find(this, SessionState, backend);
        if (caller is null)
            ThrowExecutionError("No credentials specified or obtained from persisted/shell defaults.", inner: null);
        string? region = RegionSearch.Find(Region, SessionState, backend, DefaultRegion);
        if (region is null)
            ThrowExecutionError("No region specified or obtained from persisted/shell defaults.", inner: null);
        Invoke(backend, new CallContext(region!, caller!, ProfileName, EndpointUrl));
    }

    private protected abstract void Invoke(IBackend backend, CallContext context);

    private protected bool WasBound(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private protected void WarnOfNull(object? value, string parameter)
    {
        if (value is null && WasBound(parameter))
            WriteWarning($"You are passing $null as a value for parameter {parameter} which is marked as required.");
    }

    /// <summary>Calls the service; whatever goes wrong ends the command.</summary>
    private protected T Reach<T>(Func<T> call)
        where T : class
    {
        try
        {
            return call();
        }
        catch (NoCredentialsException e)
        {
            ThrowExecutionError(e.Message, inner: null);
            throw;
        }
        catch (Exception e)
        {
            ThrowExecutionError(e.Message, e);
            throw;
        }
    }

    /// <summary>Writes what <c>-Select</c> picks from the answer, one by one.</summary>
    private protected void Emit(object response, string? select)
    {
        object? picked;
        try
        {
            picked = Selection.Pick(response, this, select);
        }
        catch (ArgumentException e)
        {
            ThrowTerminatingError(new ErrorRecord(e, nameof(ArgumentException), ErrorCategory.InvalidArgument, this));
            return;
        }
        if (picked is null)
            return;
        if (LanguagePrimitives.GetEnumerable(picked) is { } many)
            WriteObject(many, enumerateCollection: true);
        else
            WriteObject(picked);
    }
}
