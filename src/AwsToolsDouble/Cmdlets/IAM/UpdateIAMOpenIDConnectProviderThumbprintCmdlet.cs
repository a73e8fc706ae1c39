using System.Management.Automation;
using Amazon.IdentityManagement.Model;
using Amazon.PowerShell.Common;
using AwsToolsDouble;

namespace Amazon.PowerShell.Cmdlets.IAM;

/// <summary>Stands for <c>Update-IAMOpenIDConnectProviderThumbprint</c>, with its ways of asking.</summary>
[Cmdlet(
    "Update",
    "IAMOpenIDConnectProviderThumbprint",
    SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium
)]
[OutputType("None")]
public sealed class UpdateIAMOpenIDConnectProviderThumbprintCmdlet : ServiceCmdlet, IDynamicParameters
{
    private readonly UpdateParametersByVersion _byVersion = new();

    /// <summary>The provider's ARN.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [AllowNull]
    public string? OpenIDConnectProviderArn { get; set; }

    /// <summary>The new list; it replaces the old one.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    [AllowNull]
    public string[]? ThumbprintList { get; set; }

    /// <summary>What to write; nothing by default.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string Select { get; set; } = "*";

    /// <summary>
    /// Does not ask, and writes even where <c>$WhatIfPreference</c> is set; only <c>-WhatIf</c> itself stops it.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    public object GetDynamicParameters() => _byVersion.Create();

    private protected override string DefaultRegion => "us-east-1";

    private protected override void Invoke(IBackend backend, CallContext context)
    {
        if (!MayProceed())
            return;
        WarnOfNull(OpenIDConnectProviderArn, nameof(OpenIDConnectProviderArn));
        WarnOfNull(ThumbprintList, nameof(ThumbprintList));
        object response = Reach(() => Send(backend, context with { MaxErrorRetry = _byVersion.MaxErrorRetry }));
        if (WasBound(nameof(Select)))
            Emit(response, Select);
        else if (_byVersion.PassThru)
            WriteObject(OpenIDConnectProviderArn);
    }

    /// <summary>The SDK sends a request without an answer again, unless it is told not to.</summary>
    private UpdateOpenIDConnectProviderThumbprintResponse Send(IBackend backend, CallContext context)
    {
        try
        {
            return backend.UpdateThumbprints(context, OpenIDConnectProviderArn, ThumbprintList ?? []);
        }
        catch (Exception lost)
            when (lost is TaskCanceledException or HttpRequestException && context.MaxErrorRetry is not 0)
        {
            return backend.UpdateThumbprints(context, OpenIDConnectProviderArn, ThumbprintList ?? []);
        }
    }

    private bool MayProceed()
    {
        bool whatIf =
            MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? bound) && LanguagePrimitives.IsTrue(bound);
        return (Force && !whatIf)
            || ShouldProcess(
                OpenIDConnectProviderArn ?? string.Empty,
                "Update-IAMOpenIDConnectProviderThumbprint (UpdateOpenIDConnectProviderThumbprint)"
            );
    }
}
