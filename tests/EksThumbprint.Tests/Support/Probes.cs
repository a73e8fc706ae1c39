using System.Net;
using EksThumbprint.Chains;
using EksThumbprint.Issuers;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;

namespace EksThumbprint.Tests.Support;

/// <summary>Runs the product's probe against servers on the loopback address.</summary>
internal static class Probes
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Options that dial this address whatever the issuer's host.</summary>
    public static ProbeOptions To(IPEndPoint server, double seconds = 10) =>
        new()
        {
            ConnectTo = new ConnectTo(server.Address.ToString(), server.Port),
            Timeout = TimeSpan.FromSeconds(seconds),
        };

    public static Task<ProbeResult> RunAsync(LabServer server, TestIssuer issuer, double seconds = 10) =>
        RunAsync(server.EndPoint, issuer.Url, seconds);

    public static Task<ProbeResult> RunAsync(IPEndPoint server, string issuer, double seconds = 10) =>
        RunAsync(To(server, seconds), issuer);

    public static async Task<ProbeResult> RunAsync(ProbeOptions options, string issuer)
    {
        using IssuerProbe probe = new(options);
        return await probe.ProbeAsync(IssuerUrl.Parse(issuer), Cancellation);
    }

    /// <summary>What a chain's certificates hash to, in the order served.</summary>
    public static IEnumerable<string> Fingerprints(ServedChain? chain) =>
        chain!.AsServed.Select(certificate => certificate.Thumbprint.ToString());

    public static IEnumerable<string> Fingerprints(LabChain chain) =>
        chain.Thumbprints.Select(thumbprint => thumbprint.ToString());

    /// <summary>The failure, which has to be of this kind and in this phase, and to have a sentence.</summary>
    public static ProbeFailure Failed(ProbeResult result, ProbeFailureKind kind, ProbePhase phase)
    {
        Assert.NotNull(result.Failure);
        Assert.True(
            (kind, phase) == (result.Failure.Kind, result.Failure.Phase),
            $"expected {kind} in {phase}, got {result.Failure}"
        );
        Assert.EndsWith(".", result.Failure.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("  ", result.Failure.Sentence, StringComparison.Ordinal);
        return result.Failure;
    }
}
