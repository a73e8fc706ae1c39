using System.Net;
using Amazon.Runtime;

namespace Amazon.EKS.Model;

/// <summary>Stands for the SDK's exception of this name: EKS failed.</summary>
public sealed class ServerException(
    string message,
    ErrorType errorType,
    string errorCode,
    string requestId,
    HttpStatusCode statusCode
) : AmazonEKSException(message, errorType, errorCode, requestId, statusCode);
