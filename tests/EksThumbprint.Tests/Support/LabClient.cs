using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using EksThumbprint.Lab.Serving;

namespace EksThumbprint.Tests.Support;

/// <summary>Clients of a <see cref="LabServer"/> that share no code with the product's probe.</summary>
[SuppressMessage(
    "Security",
    "CA5359",
    Justification = "The chains of the lab are wrong on purpose; these clients only talk to the loopback address."
)]
internal static class LabClient
{
    /// <summary>
    /// An HttpClient that dials the server whatever the URL's host, keeps the name, and takes any certificate.
    /// </summary>
    public static HttpClient Http(LabServer server) =>
        new(
            new SocketsHttpHandler
            {
                UseProxy = false,
                AllowAutoRedirect = false,
                ConnectCallback = async (_, cancellation) =>
                {
                    Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
                    await socket.ConnectAsync(server.EndPoint, cancellation);
                    return new NetworkStream(socket, ownsSocket: true);
                },
                SslOptions = new SslClientAuthenticationOptions
                {
                    RemoteCertificateValidationCallback = (_, _, _, _) => true,
                },
            }
        )
        {
            Timeout = TimeSpan.FromMinutes(1),
        };

    /// <summary>Sends these bytes over TLS and returns all that comes back until the server closes.</summary>
    public static async Task<string> ExchangeAsync(
        LabServer server,
        string host,
        string request,
        CancellationToken cancellation
    )
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, server.Port, limit.Token);
        await using SslStream tls = new(client.GetStream(), leaveInnerStreamOpen: false, (_, _, _, _) => true);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host }, limit.Token);
        await tls.WriteAsync(Encoding.Latin1.GetBytes(request), limit.Token);
        using MemoryStream answer = new();
        await tls.CopyToAsync(answer, limit.Token);
        return Encoding.Latin1.GetString(answer.ToArray());
    }

    /// <summary>Asks again until the condition holds; fails after thirty seconds.</summary>
    public static async Task EventuallyAsync(Func<bool> condition, CancellationToken cancellation)
    {
        for (int i = 0; i < 1500; i++)
        {
            if (condition())
                return;
            await Task.Delay(20, cancellation);
        }

        Assert.Fail("the condition did not come true within thirty seconds");
    }
}
