using System.Net;
using Amazon.Runtime;

namespace Amazon.IdentityManagement;

/// <summary>Stands for the SDK's exception of this name: any refusal of IAM that has no class of its own.</summary>
public class AmazonIdentityManagementServiceException(
    string message,
    ErrorType errorType,
    string errorCode,
    string requestId,
    HttpStatusCode statusCode
) : AmazonServiceException(message, errorType, errorCode, requestId, statusCode);
