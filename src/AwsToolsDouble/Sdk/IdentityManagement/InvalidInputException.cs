using System.Net;
using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>Stands for the SDK's exception of this name: input that IAM does not take.</summary>
public sealed class InvalidInputException(
    string message,
    ErrorType errorType,
    string errorCode,
    string requestId,
    HttpStatusCode statusCode
) : AmazonIdentityManagementServiceException(message, errorType, errorCode, requestId, statusCode);
