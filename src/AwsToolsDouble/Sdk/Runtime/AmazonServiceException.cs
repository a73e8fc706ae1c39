using System.Net;

namespace Amazon.Runtime;

/// <summary>Stands for the SDK's exception of this name: what a service answered instead of a result.</summary>
public class AmazonServiceException : Exception
{
    /// <summary>Creates one.</summary>
    public AmazonServiceException(
        string message,
        ErrorType errorType,
        string errorCode,
        string requestId,
        HttpStatusCode statusCode,
        Exception? inner = null
    )
        : base(message, inner)
    {
        ErrorType = errorType;
        ErrorCode = errorCode;
        RequestId = requestId;
        StatusCode = statusCode;
    }

    /// <summary>Whose fault it is.</summary>
    public ErrorType ErrorType { get; }

    /// <summary>The service's code, such as <c>AccessDenied</c>.</summary>
    public string ErrorCode { get; }

    /// <summary>The request's ID; empty when it is not known.</summary>
    public string RequestId { get; }

    /// <summary>The answer's HTTP status.</summary>
    public HttpStatusCode StatusCode { get; }
}
