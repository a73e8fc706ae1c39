using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EksThumbprint.Lab;

namespace EksThumbprint.Benchmarks;

/// <summary>The least that reading an issuer can cost: one TLS handshake and one GET, with nothing parsed and nothing judged.</summary>
[SuppressMessage("Security", "CA5359", Justification = "It measures a handshake with a loopback server; nothing is trusted.")]
internal sealed class BareProbe(LabServer server, LabIssuer issuer)
{
    public async Task RunAsync()
    {
        using TcpClient client = new() { NoDelay = true };
        await client.ConnectAsync(server.EndPoint);
        await using SslStream tls = new(client.GetStream());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = issuer.Host.Name,
            EnabledSslProtocols = SslProtocols.None,
            AllowTlsResume = false,
            CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true },
            RemoteCertificateValidationCallback = (_, _, _, _) => true,
        });
        await tls.WriteAsync(Encoding.ASCII.GetBytes($"GET {issuer.DiscoveryPath} HTTP/1.1\r\nHost: {issuer.Host.Name}\r\n\r\n"));
        byte[] buffer = new byte[4096];
        StringBuilder answer = new();
        do
        {
            int read = await tls.ReadAsync(buffer);
            if (read == 0) break;
            answer.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }
        while (!answer.ToString().EndsWith('}'));
    }
}
