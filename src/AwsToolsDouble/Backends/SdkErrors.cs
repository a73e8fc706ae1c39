using System.Net;
using Amazon.EKS;
using Amazon.EKS.Model;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SimpleNotificationService;

namespace AwsToolsDouble;

/// <summary>The exception that the SDK would throw for a service's error.</summary>
internal static class SdkErrors
{
    /// <param name="operation">Such as <c>iam:GetOpenIDConnectProvider</c>.</param>
    /// <param name="code">The service's code.</param>
    /// <param name="message">Its words.</param>
    /// <param name="status">The HTTP status; 0 for what goes with the code.</param>
    /// <param name="requestId">The request's ID.</param>
    public static AmazonServiceException Of(string operation, string code, string message, int status, string requestId)
    {
        HttpStatusCode http = (HttpStatusCode)(status == 0 ? StatusOf(code) : status);
        // EKS speaks JSON, where the answer does not say whose fault it is.
        ErrorType type =
            operation.StartsWith("eks:", StringComparison.Ordinal) ? ErrorType.Unknown
            : (int)http >= 500 ? ErrorType.Receiver
            : ErrorType.Sender;
        return (operation.Split(':')[0], code) switch
        {
            ("iam", "NoSuchEntity") => new NoSuchEntityException(message, type, code, requestId, http),
            ("iam", "InvalidInput") => new InvalidInputException(message, type, code, requestId, http),
            ("iam", "ConcurrentModification") => new ConcurrentModificationException(
                message,
                type,
                code,
                requestId,
                http
            ),
            ("iam", "ServiceFailure") => new ServiceFailureException(message, type, code, requestId, http),
            ("iam", _) => new AmazonIdentityManagementServiceException(message, type, code, requestId, http),
            ("eks", "ResourceNotFoundException") => new ResourceNotFoundException(message, type, code, requestId, http),
            ("eks", "InvalidParameterException") => new InvalidParameterException(message, type, code, requestId, http),
            ("eks", "ServerException") => new ServerException(message, type, code, requestId, http),
            ("eks", "ServiceUnavailableException") => new ServiceUnavailableException(
                message,
                type,
                code,
                requestId,
                http
            ),
            ("eks", _) => new AmazonEKSException(message, type, code, requestId, http),
            ("sns", _) => new AmazonSimpleNotificationServiceException(message, type, code, requestId, http),
            _ => new AmazonSecurityTokenServiceException(message, type, code, requestId, http),
        };
    }

    private static int StatusOf(string code) =>
        code switch
        {
            "NoSuchEntity" or "ResourceNotFoundException" => 404,
            "ConcurrentModification" => 409,
            "ServiceUnavailableException" => 503,
            "ServiceFailure" or "ServerException" => 500,
            "AccessDenied"
            or "AccessDeniedException"
            or "ExpiredToken"
            or "ExpiredTokenException"
            or "InvalidClientTokenId"
            or "UnrecognizedClientException" => 403,
            "TooManyRequestsException" => 429,
            _ => 400,
        };
}
