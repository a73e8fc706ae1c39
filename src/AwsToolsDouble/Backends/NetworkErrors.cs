using System.Net.Sockets;

namespace AwsToolsDouble;

/// <summary>What the SDK lets through when there was no answer.</summary>
internal static class NetworkErrors
{
    public static HttpRequestException NoRoute(string host) =>
        new($"Name or service not known ({host}:443)", new SocketException((int)SocketError.HostNotFound));

    public static HttpRequestException Unreachable(string detail) =>
        new(detail, new SocketException((int)SocketError.ConnectionRefused));

    public static TaskCanceledException NoAnswer()
    {
        TimeoutException inner = new("The operation was canceled.");
        return new TaskCanceledException(
            "The request was canceled due to the configured HttpClient.Timeout of 100 seconds elapsing.",
            inner
        );
    }
}
