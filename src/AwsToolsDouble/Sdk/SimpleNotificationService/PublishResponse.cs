using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Stands for the SDK's type of this name.</summary>
public sealed class PublishResponse : AmazonWebServiceResponse
{
    /// <summary>The message's ID.</summary>
    public string? MessageId { get; set; }
}
