using System.Net;
using Amazon.Runtime;

namespace Amazon.EKS.Model;

/// <summary>Stands for the SDK's exception of this name: EKS is not available.</summary>
public sealed class ServiceUnavailableException(
    string message,
    ErrorType errorType,
    string errorCode,
    string requestId,
    HttpStatusCode statusCode
) : AmazonEKSException(message, errorType, errorCode, requestId, statusCode);
