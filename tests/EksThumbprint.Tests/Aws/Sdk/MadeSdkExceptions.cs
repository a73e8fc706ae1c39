using System.Net;

// Named as the SDK's own, which the product reads by name.
namespace Amazon.Runtime
{
    internal class AmazonServiceException(string message, string code, int status, Exception? inner = null)
        : Exception(message, inner)
    {
        public string ErrorCode { get; } = code;

        public HttpStatusCode StatusCode { get; } = (HttpStatusCode)status;

        public string RequestId { get; } = "made-request";
    }

    internal sealed class AmazonClientException(string message, Exception? inner = null) : Exception(message, inner);

    internal sealed class AmazonUnmarshallingException(string message, Exception inner)
        : AmazonServiceException(message, string.Empty, 200, inner);

    internal sealed class ProcessAWSCredentialException(string message) : Exception(message);
}

namespace Amazon.Runtime.Internal
{
    internal sealed class HttpErrorResponseException : Exception;
}

namespace Amazon.SecurityToken
{
    internal sealed class AmazonSecurityTokenServiceException(string message, string code)
        : Amazon.Runtime.AmazonServiceException(
            message,
            code,
            403,
            new Amazon.Runtime.Internal.HttpErrorResponseException()
        );
}

namespace Amazon.SSO.Model
{
    internal sealed class UnauthorizedException(string message)
        : Amazon.Runtime.AmazonServiceException(message, "UnauthorizedException", 401);
}
