using EksThumbprint.Issuers;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Probing;

/// <summary>What a probe registers to be told of its end goes with the connection that it was registered for.</summary>
public sealed class RegistrationTests
{
    private const int Connections = 120;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connections_that_are_over_leave_no_registration()
    {
        Assert.SkipWhen(CoreBuild.IsNetStandard, "the build for .NET Framework makes no connections of its own");
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost("issuer.example", SharedPki.Ecdsa.Served(2));
        TestIssuer issuer = TestIssuer.At(host);
        host.Serve(issuer.DiscoveryPath, LabResponse.Json(issuer.Discovery) with { Close = true });
        host.Serve(issuer.JwksPath, LabResponse.Json(TestIssuer.Jwks) with { Close = true });
        using IssuerProbe probe = new(Probes.To(server.EndPoint));
        for (int number = 0; number < Connections; number++)
            Assert.Null((await probe.ProbeAsync(IssuerUrl.Parse(issuer.Url), Cancellation)).Failure);

        Assert.InRange(server.Counters.Connections, Connections, 2 * Connections);
        await LabClient.EventuallyAsync(() => server.Counters.OpenConnections == 0, Cancellation);
        Assert.InRange(Registrations.Count(probe), 0, 4);
        using CancellationTokenSource source = new();
        source.Token.Register(() => { });
        Assert.Equal(1, Registrations.Count(source)); // the count counts
    }
}
