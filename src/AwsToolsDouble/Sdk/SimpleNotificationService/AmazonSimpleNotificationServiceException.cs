using System.Net;
using Amazon.Runtime;

namespace Amazon.SimpleNotificationService;

/// <summary>Stands for the SDK's exception of this name: any refusal of SNS.</summary>
public sealed class AmazonSimpleNotificationServiceException(
    string message,
    ErrorType errorType,
    string errorCode,
    string requestId,
    HttpStatusCode statusCode
) : AmazonServiceException(message, errorType, errorCode, requestId, statusCode);
