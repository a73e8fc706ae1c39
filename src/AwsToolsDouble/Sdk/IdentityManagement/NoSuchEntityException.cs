using System.Net;
using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>Stands for the SDK's exception of this name: no such provider.</summary>
public sealed class NoSuchEntityException(
    string message,
    ErrorType errorType,
    string errorCode,
    string requestId,
    HttpStatusCode statusCode
) : AmazonIdentityManagementServiceException(message, errorType, errorCode, requestId, statusCode);
