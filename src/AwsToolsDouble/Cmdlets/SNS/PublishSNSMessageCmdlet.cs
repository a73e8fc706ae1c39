using System.Management.Automation;
using Amazon.PowerShell.Common;
using Amazon.SimpleNotificationService.Model;
using AwsToolsDouble;

namespace Amazon.PowerShell.Cmdlets.SNS;

/// <summary>Stands for <c>Publish-SNSMessage</c>, with its ways of asking.</summary>
[Cmdlet("Publish", "SNSMessage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType("System.String")]
public sealed class PublishSNSMessageCmdlet : ServiceCmdlet
{
    /// <summary>The topic.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string? TopicArn { get; set; }

    /// <summary>The message.</summary>
    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [AllowNull]
    public string? Message { get; set; }

    /// <summary>The subject of an e-mail.</summary>
    [Parameter(Position = 3, ValueFromPipelineByPropertyName = true)]
    public string? Subject { get; set; }

    /// <summary>What to write.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string Select { get; set; } = nameof(PublishResponse.MessageId);

    /// <summary>Does not ask.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SwitchParameter Force { get; set; }

    private protected override void Invoke(IBackend backend, CallContext context)
    {
        if (!Force && !ShouldProcess(TopicArn ?? string.Empty, "Publish-SNSMessage (Publish)"))
            return;
        WarnOfNull(Message, nameof(Message));
        Emit(Reach(() => backend.Publish(context, TopicArn ?? string.Empty, Message ?? string.Empty, Subject)), Select);
    }
}
