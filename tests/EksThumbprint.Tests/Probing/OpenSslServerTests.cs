using EksThumbprint.Lab.Pki;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Probing;

/// <summary>The probe against a server that shares no code with it.</summary>
public sealed class OpenSslServerTests
{
    private static readonly TestIssuer Issuer = new(SharedPki.HostName, "/id/ABC");

    public static TheoryData<string, LabKeyKind, string> Chains()
    {
        TheoryData<string, LabKeyKind, string> data = [];
        foreach (
            string shape in (string[])
                ["four", "leaf only", "reversed", "with root", "unrelated last", "each twice", "two cross-signs"]
        )
        {
            data.Add(shape, LabKeyKind.Ecdsa, "-no_tls1_3");
            data.Add(shape, LabKeyKind.Ecdsa, "-tls1_3");
        }

        data.Add("four", LabKeyKind.Rsa2048, "-no_tls1_3");
        data.Add("reversed", LabKeyKind.Rsa2048, "-tls1_3");
        return data;
    }

    [Theory]
    [MemberData(nameof(Chains))]
    public async Task A_whole_probe_of_openssl_s_server_gives_the_chain_that_it_was_told_to_send(
        string shape,
        LabKeyKind kind,
        string version
    )
    {
        OpenSsl.Require();
        LabChain chain = LabShapes.Make(shape, SharedPki.For(kind));
        using OpenSslServer server = new(chain, version);
        server.Serve(Issuer);

        ProbeResult result = await Probes.RunAsync(server.EndPoint, Issuer.Url);

        Assert.Null(result.Failure);
        Assert.Null(result.Jwks);
        Assert.Equal(Probes.Fingerprints(chain), Probes.Fingerprints(Assert.Single(result.Discovery.Chains)));
        Assert.Equal(
            OpenSsl.ServedFingerprints(server.EndPoint, SharedPki.HostName),
            Probes.Fingerprints(result.Discovery.Chain)
        );
        Assert.Equal(version == "-tls1_3", result.Discovery.RequiresTls13);
        Assert.True(result.Discovery.NameMatches);
    }

    [Theory]
    [InlineData("-tls1_3")]
    [InlineData("-no_ssl3")]
    public async Task A_chain_is_kept_when_the_server_demands_a_client_certificate(string version)
    {
        OpenSsl.Require();
        LabChain chain = SharedPki.Ecdsa.Served();
        using OpenSslServer server = new(chain, "-Verify", "1", version);
        server.Serve(Issuer);

        ProbeResult result = await Probes.RunAsync(server.EndPoint, Issuer.Url);

        // The alert comes after the server's certificates: whether it still falls into the handshake is a matter of
        // microseconds.
        Assert.Contains(
            (result.Failure?.Kind, result.Failure?.Phase),
            new (ProbeFailureKind?, ProbePhase?)[]
            {
                (ProbeFailureKind.BadResponse, ProbePhase.Answer),
                (ProbeFailureKind.Tls, ProbePhase.Handshake),
            }
        );
        Assert.Equal(Probes.Fingerprints(chain), Probes.Fingerprints(Assert.Single(result.Discovery.Chains)));
        Assert.False(result.Discovery.RequiresTls13, "nothing was answered, so nothing is known");
    }

    [Fact]
    public async Task TLS_1_2_breaks_off_before_the_chain_is_shown_when_a_client_certificate_is_demanded()
    {
        OpenSsl.Require();
        using OpenSslServer server = new(SharedPki.Ecdsa.Served(), "-Verify", "1", "-no_tls1_3");
        server.Serve(Issuer);

        ProbeResult result = await Probes.RunAsync(server.EndPoint, Issuer.Url);

        Probes.Failed(result, ProbeFailureKind.Tls, ProbePhase.Handshake);
        Assert.False(result.Discovery.RequiresTls13);
    }
}
