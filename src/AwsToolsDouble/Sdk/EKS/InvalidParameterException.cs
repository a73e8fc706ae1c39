using System.Net;
using Amazon.Runtime;

namespace Amazon.EKS.Model;

/// <summary>Stands for the SDK's exception of this name: a parameter that EKS does not take.</summary>
public sealed class InvalidParameterException(
    string message,
    ErrorType errorType,
    string errorCode,
    string requestId,
    HttpStatusCode statusCode
) : AmazonEKSException(message, errorType, errorCode, requestId, statusCode);
