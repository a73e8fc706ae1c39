using System.Security.Authentication;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Lab;

public sealed class TlsVersionTests
{
    [Theory]
    [InlineData(SslProtocols.Tls12, "-tls1_2", "-tls1_3")]
    [InlineData(SslProtocols.Tls13, "-tls1_3", "-tls1_2")]
    public async Task A_host_of_one_version_refuses_the_other(SslProtocols only, string spoken, string refused)
    {
        OpenSsl.Require();
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost(SharedPki.HostName, SharedPki.Rsa.Served());
        host.Protocols = only;

        OpenSslResult failed = OpenSsl.Try(
            string.Empty,
            "s_client",
            "-connect",
            server.EndPoint.ToString(),
            "-servername",
            host.Name,
            refused
        );

        Assert.Equal(4, OpenSsl.ServedCertificates(server.EndPoint, host.Name, spoken).Count);
        Assert.NotEqual(0, failed.ExitCode);
        await LabClient.EventuallyAsync(
            () => host.Handshakes == 1 && server.Counters.Failures.Count > 0,
            TestContext.Current.CancellationToken
        );
    }

    [Theory]
    [InlineData(LabKeyKind.Rsa2048)]
    [InlineData(LabKeyKind.Ecdsa)]
    public async Task Openssl_verifies_the_ordinary_chain_up_to_the_root_and_the_name(LabKeyKind kind)
    {
        OpenSsl.Require();
        LabPki pki = SharedPki.For(kind);
        using TemporaryFolder folder = new();
        string roots = folder.Write("roots.pem", pki.Class2.Certificate.ExportCertificatePem());
        await using LabServer server = LabServer.Start();
        server.AddHost(SharedPki.HostName, pki.Served());
        string[] strictly =
        [
            "s_client",
            "-connect",
            server.EndPoint.ToString(),
            "-CAfile",
            roots,
            "-no-CApath",
            "-x509_strict",
            "-verify_return_error",
        ];

        string verified = OpenSsl.Run(
            string.Empty,
            [.. strictly, "-servername", SharedPki.HostName, "-verify_hostname", SharedPki.HostName]
        );
        OpenSslResult misnamed = OpenSsl.Try(
            string.Empty,
            [.. strictly, "-servername", SharedPki.HostName, "-verify_hostname", "other.example"]
        );

        Assert.Contains("Verify return code: 0 (ok)", verified, StringComparison.Ordinal);
        Assert.NotEqual(0, misnamed.ExitCode);
    }
}
