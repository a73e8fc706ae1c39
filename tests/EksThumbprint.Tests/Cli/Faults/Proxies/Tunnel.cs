using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Lab.Pki;

namespace EksThumbprint.Tests.Cli.Faults.Proxies;

/// <summary>
/// Passes bytes on between a client and a server, as they are or out of one TLS connection into another.
/// </summary>
internal static class Tunnel
{
    /// <param name="client">The client's side.</param>
    /// <param name="server">The server's side.</param>
    /// <param name="host">The name that the client asked for.</param>
    /// <param name="signer">Who signs for that name; null to leave TLS alone.</param>
    /// <param name="ending">Ends it.</param>
    public static async Task JoinAsync(
        Stream client,
        Stream server,
        string host,
        LabAuthority? signer,
        CancellationToken ending
    )
    {
        if (signer is null)
        {
            await PassAsync(client, server, ending);
            return;
        }

        await using SslStream shown = new(client);
        await using SslStream seen = new(server);
        using X509Certificate2 leaf = signer.IssueServer(LabKey.Create(LabKeyKind.Ecdsa), [host]);
        await shown.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions
            {
                ServerCertificateContext = SslStreamCertificateContext.Create(
                    leaf,
                    [signer.Certificate],
                    offline: true
                ),
            },
            ending
        );
        await seen.AuthenticateAsClientAsync(AnyServer(host), ending);
        await PassAsync(shown, seen, ending);
    }

    [SuppressMessage(
        "Security",
        "CA5359",
        Justification = "The lab's roots are nobody's; what the proxy shows is the point."
    )]
    private static SslClientAuthenticationOptions AnyServer(string host) =>
        new() { TargetHost = host, RemoteCertificateValidationCallback = (_, _, _, _) => true };

    private static async Task PassAsync(Stream one, Stream other, CancellationToken ending) =>
        await await Task.WhenAny(one.CopyToAsync(other, ending), other.CopyToAsync(one, ending));
}
