using System.Net;

namespace Amazon.Runtime;

/// <summary>Stands for the SDK's type of this name: what every answer has.</summary>
public abstract class AmazonWebServiceResponse
{
    /// <summary>The request's ID.</summary>
    public ResponseMetadata ResponseMetadata { get; init; } = new();

    /// <summary>The body's length in bytes; not known here.</summary>
    public long ContentLength { get; init; }

    /// <summary>The answer's HTTP status.</summary>
    public HttpStatusCode HttpStatusCode { get; init; } = HttpStatusCode.OK;
}
