using System.Net;
using Amazon.Runtime;

namespace Amazon.EKS;

/// <summary>Stands for the SDK's exception of this name: any refusal of EKS that has no class of its own.</summary>
public class AmazonEKSException(
    string message,
    ErrorType errorType,
    string errorCode,
    string requestId,
    HttpStatusCode statusCode
) : AmazonServiceException(message, errorType, errorCode, requestId, statusCode);
