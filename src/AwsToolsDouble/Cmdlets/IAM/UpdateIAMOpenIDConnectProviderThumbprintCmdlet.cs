using System.Management.Automation;
using Amazon.IdentityManagement;
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
public sealed class UpdateIAMOpenIDConnectProviderThumbprintCmdlet : ServiceCmdlet
{
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

    /// <summary>Writes the ARN. Version 4 has it; version 5 dropped it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SwitchParameter PassThru { get; set; }

    /// <summary>
    /// Does not ask, and writes even where <c>$WhatIfPreference</c> is set; only <c>-WhatIf</c> itself stops it.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SwitchParameter Force { get; set; }

    /// <summary>Settings of the SDK's client.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public AmazonIdentityManagementServiceConfig? ClientConfig { get; set; }

    private protected override string DefaultRegion => "us-east-1";

    private protected override void Invoke(IBackend backend, CallContext context)
    {
        if (!MayProceed())
            return;
        WarnOfNull(OpenIDConnectProviderArn, nameof(OpenIDConnectProviderArn));
        WarnOfNull(ThumbprintList, nameof(ThumbprintList));
        object response = Reach(() =>
            backend.UpdateThumbprints(
                context with
                {
                    MaxErrorRetry = ClientConfig?.MaxErrorRetry,
                },
                OpenIDConnectProviderArn,
                ThumbprintList ?? []
            )
        );
        if (WasBound(nameof(Select)))
            Emit(response, Select);
        else if (PassThru)
            WriteObject(OpenIDConnectProviderArn);
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
