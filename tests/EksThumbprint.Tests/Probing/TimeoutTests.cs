using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Probing;

public sealed class TimeoutTests
{
    private const double Seconds = 0.4;

    /// <summary>Enough for a handshake even on a busy machine.</summary>
    private const double Longer = 2;

    /// <summary>The build for .NET Framework does not tell when a connection stands.</summary>
    private static ProbePhase Handshake => CoreBuild.IsNetStandard ? ProbePhase.Connect : ProbePhase.Handshake;

    [Fact]
    public async Task A_connection_that_is_never_accepted_times_out_while_connecting()
    {
        using FullBacklog nobody = new();

        ProbeResult result = await TimedAsync(() =>
            Probes.RunAsync(nobody.EndPoint, "https://issuer.example/", Seconds)
        );

        Says(result, ProbePhase.Connect, "no connection within 0.4 s");
        Assert.Empty(result.Discovery.Chains);
    }

    [Fact]
    public async Task A_server_that_says_nothing_times_out_in_the_handshake()
    {
        await using LabServer server = LabServer.Start();
        server.Fault = LabFault.Silent;

        ProbeResult result = await TimedAsync(() =>
            Probes.RunAsync(server.EndPoint, "https://issuer.example/", Seconds)
        );

        Says(
            result,
            Handshake,
            CoreBuild.IsNetStandard ? "no connection" : "connected, but no TLS handshake within 0.4 s"
        );
        Assert.Equal(1, server.Counters.Connections);
    }

    [Fact]
    public async Task A_handshake_without_an_answer_times_out_waiting_and_the_chain_is_kept()
    {
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost("issuer.example", SharedPki.Ecdsa.Served(3));
        TestIssuer issuer = TestIssuer.At(host);
        host.Serve(issuer.DiscoveryPath, LabResponse.Json(issuer.Discovery) with { Delay = TimeSpan.FromSeconds(30) });

        ProbeResult result = await TimedAsync(() => Probes.RunAsync(server, issuer, Longer));

        Says(result, ProbePhase.Answer, "a TLS handshake, but no answer within 2 s");
        Assert.Equal(Probes.Fingerprints(host.Chain), Probes.Fingerprints(result.Discovery.Chain));
    }

    [Fact]
    public async Task A_body_that_never_ends_times_out_while_reading_and_the_chain_is_kept()
    {
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost("issuer.example", SharedPki.Ecdsa.Served(3));
        TestIssuer issuer = TestIssuer.At(host);
        host.Serve(issuer.DiscoveryPath, LabResponse.Raw(Drip));

        ProbeResult result = await TimedAsync(() => Probes.RunAsync(server, issuer, Longer));

        Says(result, ProbePhase.Body, "an answer that does not end within 2 s");
        Assert.Equal(Probes.Fingerprints(host.Chain), Probes.Fingerprints(result.Discovery.Chain));
    }

    [Fact]
    public async Task The_keys_host_has_phases_of_its_own()
    {
        await using LabServer server = LabServer.Start();
        LabHost discovery = server.AddHost("issuer.example", SharedPki.Ecdsa.Served(3));
        LabHost keys = server.AddHost("keys.example", SharedPki.Ecdsa.Served(2));
        TestIssuer issuer = TestIssuer.At(discovery, keys);
        discovery.Serve(issuer.DiscoveryPath, _ =>
        {
            server.Fault = LabFault.Silent;
            return LabResponse.Json(issuer.Discovery);
        });

        ProbeResult result = await TimedAsync(() => Probes.RunAsync(server, issuer, Longer));

        ProbeFailure failure = Probes.Failed(result, ProbeFailureKind.Timeout, Handshake);
        Assert.StartsWith("keys.example:443", failure.Where, StringComparison.Ordinal);
        Assert.NotNull(result.Discovery.Chain);
        Assert.Null(result.Jwks!.Chain);
    }

    [Fact]
    public async Task A_new_connection_begins_its_phases_anew()
    {
        Assert.SkipWhen(CoreBuild.IsNetStandard, "the build for .NET Framework does not tell when it connects");
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost("issuer.example", SharedPki.Ecdsa.Served(3));
        TestIssuer issuer = TestIssuer.At(host);
        host.Serve(issuer.DiscoveryPath, _ =>
        {
            server.Fault = LabFault.Silent;
            return LabResponse.Json(issuer.Discovery) with { Close = true };
        });

        ProbeResult result = await TimedAsync(() => Probes.RunAsync(server, issuer, Longer));

        Says(result, ProbePhase.Handshake, "connected, but no TLS handshake");
    }

    private static void Says(ProbeResult result, ProbePhase phase, string words)
    {
        ProbeFailure failure = Probes.Failed(result, ProbeFailureKind.Timeout, phase);
        Assert.Contains(words, failure.Sentence, StringComparison.Ordinal);
        Assert.False(failure.IsAboutContent);
    }

    private static async Task<ProbeResult> TimedAsync(Func<Task<ProbeResult>> probe)
    {
        Stopwatch clock = Stopwatch.StartNew();
        ProbeResult result = await probe();
        Assert.InRange(clock.Elapsed.TotalSeconds, Seconds * 0.9, 30);
        return result;
    }

    /// <summary>A byte now and then, for ever.</summary>
    private static async Task Drip(Stream stream, CancellationToken cancellation)
    {
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"u8.ToArray(), cancellation);
        while (true)
        {
            await stream.WriteAsync(" "u8.ToArray(), cancellation);
            await stream.FlushAsync(cancellation);
            await Task.Delay(50, cancellation);
        }
    }

    /// <summary>A listener whose queue is full, so that nobody gets through to it.</summary>
    private sealed class FullBacklog : IDisposable
    {
        private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        private readonly List<Socket> _waiting = [];

        public FullBacklog()
        {
            _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            _listener.Listen(0);
            for (int i = 0; i < 8; i++)
            {
                Socket one = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                _waiting.Add(one);
                if (!one.ConnectAsync(EndPoint).Wait(200))
                    return;
            }

            Assert.Skip("this system's listeners queue connections without limit");
        }

        public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndPoint!;

        public void Dispose()
        {
            foreach (Socket one in _waiting)
                one.Dispose();
            _listener.Dispose();
        }
    }
}
