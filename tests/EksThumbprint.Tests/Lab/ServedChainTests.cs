using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Lab;

public sealed class ServedChainTests
{
    /// <summary>Everyday every shape once, and one in each other kind of key and version of TLS.</summary>
    public static TheoryData<string, LabKeyKind, string> EveryChain =>
        [
            .. TestSize.Rows(
                from shape in LabShapes.Names
                from kind in Enum.GetValues<LabKeyKind>()
                from version in new[] { "-tls1_2", "-tls1_3" }
                select (shape, kind, version),
                row => row is { kind: LabKeyKind.Ecdsa, version: "-tls1_3" } ? row.shape : $"{row.kind} {row.version}"
            ),
        ];

    [Theory]
    [MemberData(nameof(EveryChain))]
    public async Task Openssl_sees_exactly_the_certificates_of_the_chain_in_their_order(
        string shape,
        LabKeyKind kind,
        string version
    )
    {
        OpenSsl.Require();
        LabChain chain = LabShapes.Make(shape, SharedPki.For(kind));
        await using LabServer server = LabServer.Start();
        server.AddHost(SharedPki.HostName, chain);

        IReadOnlyList<string> served = OpenSsl.ServedCertificates(server.EndPoint, SharedPki.HostName, version);

        Assert.Equal(OpenSsl.PemBlocks(chain.ToPem()), served);
        Assert.Equal(chain.Thumbprints.Select(thumbprint => thumbprint.ToString()), served.Select(OpenSsl.Fingerprint));
    }

    [Fact]
    public async Task A_chain_replaced_at_run_time_is_served_from_the_next_handshake_on()
    {
        OpenSsl.Require();
        LabPki old = SharedPki.Ecdsa;
        LabPki rotated = old.RotateRoots();
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost(SharedPki.HostName, old.Served());

        string before = OpenSsl.ServedFingerprints(server.EndPoint, SharedPki.HostName)[^1];
        host.Chain = rotated.Served(3);
        string after = OpenSsl.ServedFingerprints(server.EndPoint, SharedPki.HostName)[^1];

        Assert.Equal(old.ServicesRootCross.Thumbprint.ToString(), before);
        Assert.Equal(rotated.RootCross.Thumbprint.ToString(), after);
        Assert.NotEqual(before, after);
    }

    [Fact]
    public async Task The_name_in_the_handshake_picks_the_host()
    {
        OpenSsl.Require();
        await using LabServer server = LabServer.Start();
        server.AddHost("one.example", SharedPki.Ecdsa.Served(2));
        LabHost two = server.AddHost("Two.Example.", SharedPki.Ecdsa.Served(3));

        Assert.Equal("two.example", two.Name);
        Assert.Equal(2, OpenSsl.ServedCertificates(server.EndPoint, "one.example").Count);
        Assert.Equal(3, OpenSsl.ServedCertificates(server.EndPoint, "TWO.example").Count);
    }

    [Fact]
    public async Task Without_a_known_name_the_default_host_answers_or_nobody()
    {
        OpenSsl.Require();
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost("one.example", SharedPki.Ecdsa.Served(2));
        string[] nameless = ["s_client", "-connect", server.EndPoint.ToString(), "-noservername", "-showcerts"];

        OpenSslResult refused = OpenSsl.Try(string.Empty, nameless);
        server.DefaultHost = host;
        OpenSslResult answered = OpenSsl.Try(string.Empty, nameless);

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Empty(OpenSsl.PemBlocks(refused.Output));
        Assert.Equal(2, OpenSsl.PemBlocks(answered.Output).Count);
    }
}
