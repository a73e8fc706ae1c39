using System.Net;
using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>Stands for the SDK's exception of this name: somebody else writes at the same time.</summary>
public sealed class ConcurrentModificationException(
    string message,
    ErrorType errorType,
    string errorCode,
    string requestId,
    HttpStatusCode statusCode
) : AmazonIdentityManagementServiceException(message, errorType, errorCode, requestId, statusCode);
