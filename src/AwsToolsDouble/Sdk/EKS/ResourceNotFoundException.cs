using System.Net;
using Amazon.Runtime;

namespace Amazon.EKS.Model;

/// <summary>Stands for the SDK's exception of this name: no such cluster.</summary>
public sealed class ResourceNotFoundException(
    string message,
    ErrorType errorType,
    string errorCode,
    string requestId,
    HttpStatusCode statusCode
) : AmazonEKSException(message, errorType, errorCode, requestId, statusCode);
