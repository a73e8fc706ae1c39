using System.Net;
using System.Text;

namespace EksThumbprint.Tests.Cli.Faults.Wire;

/// <summary>An answer of AWS's, as it goes over the wire.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">XML for IAM, JSON for EKS.</param>
/// <param name="Body">The document.</param>
/// <param name="ErrorType">EKS's error code, which is a header.</param>
internal sealed record WireAnswer(int Status, string? ContentType, string Body, string? ErrorType = null)
{
    /// <summary>
    /// A refusal in the form of the operation's service: an XML document of IAM's, or JSON and a header of EKS's.
    /// </summary>
    public static WireAnswer Refusal(string operation, int status, string code, string message)
    {
        string id = Guid.NewGuid().ToString();
        string fault = status < 500 ? "Sender" : "Receiver";
        return operation.StartsWith("iam:", StringComparison.Ordinal)
            ? new WireAnswer(
                status,
                "text/xml",
                "<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\">"
                    + $"<Error><Type>{fault}</Type><Code>{code}</Code><Message>{message}</Message></Error>"
                    + $"<RequestId>{id}</RequestId></ErrorResponse>"
            )
            : new WireAnswer(status, "application/json", $$"""{"message":"{{message}}"}""", code);
    }

    public async Task SendAsync(Stream stream)
    {
        byte[] body = Encoding.UTF8.GetBytes(Body);
        string errorType = ErrorType is null ? string.Empty : $"x-amzn-ErrorType: {ErrorType}\r\n";
        string head =
            $"HTTP/1.1 {Status} {(HttpStatusCode)Status}\r\nContent-Type: {ContentType}\r\nContent-Length: "
            + $"{body.Length}\r\nx-amzn-RequestId: {Guid.NewGuid()}\r\n{errorType}\r\n";
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body]);
    }
}
