using System.Net;

namespace Amazon.Runtime;

/// <summary>Stands for the SDK's exception of this name: the answer is not in the service's form.</summary>
public sealed class AmazonUnmarshallingException(string message, HttpStatusCode statusCode, Exception inner)
    : AmazonServiceException(message, ErrorType.Unknown, string.Empty, string.Empty, statusCode, inner);
