using System.Net;
using Amazon.Runtime;

namespace Amazon.SecurityToken;

/// <summary>Stands for the SDK's exception of this name: any refusal of STS.</summary>
public sealed class AmazonSecurityTokenServiceException(
    string message,
    ErrorType errorType,
    string errorCode,
    string requestId,
    HttpStatusCode statusCode
) : AmazonServiceException(message, errorType, errorCode, requestId, statusCode);
