using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace EksThumbprint.Benchmarks;

/// <summary>
/// The least that a TLS connection can cost: a handshake in which nothing is judged, and GETs of which nothing but the
/// length is read.
/// </summary>
[SuppressMessage(
    "Security",
    "CA5359",
    Justification = "It measures a handshake with a loopback server; nothing is trusted."
)]
internal sealed class BareConnection : IAsyncDisposable
{
    private readonly TcpClient _client = new() { NoDelay = true };
    private readonly string _host;
    private readonly byte[] _buffer = new byte[16 * 1024];
    private SslStream? _tls;

    private BareConnection(string host) => _host = host;

    public static async Task<BareConnection> OpenAsync(int port, string host)
    {
        BareConnection connection = new(host);
        await connection._client.ConnectAsync(IPAddress.Loopback, port);
        connection._tls = new SslStream(connection._client.GetStream());
        await connection._tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = host,
                AllowTlsResume = false,
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    RevocationMode = X509RevocationMode.NoCheck,
                    DisableCertificateDownloads = true,
                },
                RemoteCertificateValidationCallback = (_, _, _, _) => true,
            }
        );
        return connection;
    }

    /// <summary>GETs a document and throws it away.</summary>
    /// <exception cref="InvalidOperationException">It is not there.</exception>
    public async Task GetAsync(string path)
    {
        await _tls!.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {_host}\r\n\r\n"));
        int held = 0;
        int whole = 0;
        do
        {
            int read = await _tls.ReadAsync(_buffer.AsMemory(held));
            if (read == 0)
                throw new InvalidOperationException($"The answer to {path} broke off.");
            held += read;
            if (whole == 0)
                whole = LengthOf(_buffer.AsSpan(0, held), path);
        } while (whole == 0 || held < whole);
    }

    public async ValueTask DisposeAsync()
    {
        if (_tls is not null)
            await _tls.DisposeAsync();
        _client.Dispose();
    }

    /// <summary>The length of the answer, head and body; 0 while the head is not whole.</summary>
    private static int LengthOf(ReadOnlySpan<byte> answer, string path)
    {
        int end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return 0;
        if (!answer.StartsWith("HTTP/1.1 200 "u8))
            throw new InvalidOperationException($"{path} is not there.");
        ReadOnlySpan<byte> length = "Content-Length: "u8;
        ReadOnlySpan<byte> rest = answer[(answer.IndexOf(length) + length.Length)..];
        return end + 4 + int.Parse(rest[..rest.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }
}
