using System.IO.Compression;
using System.Text;
using EksThumbprint.Common;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Probing;

public sealed class HttpFailureTests
{
    [Theory]
    [InlineData(403, "has to")]
    [InlineData(404, "check the issuer's path")]
    [InlineData(503, "slow down")]
    [InlineData(500, "IAM needs status 200")]
    [InlineData(204, "IAM needs status 200")]
    public async Task A_status_other_than_200_is_told_with_advice_and_the_chain_is_kept(int status, string advice)
    {
        ProbeResult result = await AnswerAsync(
            (issuer, host) => host.Serve(issuer.DiscoveryPath, LabResponse.Error(status))
        );

        ProbeFailure failure = Probes.Failed(result, ProbeFailureKind.HttpStatus, ProbePhase.Body);
        Assert.Contains($"HTTP status {status}", failure.Sentence, StringComparison.Ordinal);
        Assert.Contains(advice, failure.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "https://oidc.eks.eu-west-1.amazonaws.com/id/A1",
        404,
        "the id may be mistyped, or the cluster deleted"
    )]
    [InlineData("https://issuer.example/id/A1", 404, "check the issuer's path")]
    [InlineData("https://keys.s3.eu-west-1.amazonaws.com/A1", 403, "not public")]
    [InlineData("https://storage.googleapis.com/keys/A1", 403, "not public")]
    [InlineData("https://keys.blob.core.windows.net/A1", 403, "not public")]
    [InlineData("https://issuer.example/A1", 403, "does not let anybody read it")]
    public void The_advice_fits_the_kind_of_host(string url, int status, string advice)
    {
        ProbeFailure failure = ContentFailure.Status(status, new Uri(url), asked: null, TimeSpan.FromSeconds(10));

        Assert.Contains(advice, failure.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keys_have_to_be_answered_with_200_too()
    {
        ProbeResult result = await AnswerAsync((issuer, host) => host.Serve(issuer.JwksPath, LabResponse.Error(404)));

        Assert.Contains(
            "/keys answers with HTTP status 404",
            Probes.Failed(result, ProbeFailureKind.HttpStatus, ProbePhase.Body).Sentence,
            StringComparison.Ordinal
        );
        Assert.EndsWith("/keys", result.JwksUri!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/id/A/.well-known/openid-configuration", "evil.example")]
    [InlineData("http://issuer.example/moved", "http://issuer.example/moved")]
    [InlineData("https://issuer.example:8443/moved", "8443")]
    [InlineData("//evil.example/moved", "evil.example")]
    [InlineData("https://issuer.example@evil.example/", "evil.example")]
    [InlineData("ftp://issuer.example/", "ftp:")]
    public async Task A_redirect_to_another_host_is_not_followed(string location, string named)
    {
        ProbeResult result = await AnswerAsync(
            (issuer, host) => host.Serve(issuer.DiscoveryPath, LabResponse.Redirect(location))
        );

        Assert.Contains(
            named,
            Probes.Failed(result, ProbeFailureKind.Redirected, ProbePhase.Body).Sentence,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("https://ISSUER.example:443/moved?x=1")]
    [InlineData("/moved?x=1")]
    [InlineData("../../../moved?x=1")]
    public async Task A_redirect_on_the_same_host_is_followed(string location)
    {
        ProbeResult result = await AnswerAsync(
            (issuer, host) =>
            {
                host.Serve(issuer.DiscoveryPath, LabResponse.Redirect(location));
                host.Serve("/moved", request => LabResponse.Json(request.Query == "x=1" ? issuer.Discovery : "{}"));
            }
        );

        Assert.Null(result.Failure);
    }

    [Fact]
    public async Task Redirects_in_circles_end()
    {
        ProbeResult result = await AnswerAsync(
            (issuer, host) => host.Serve(issuer.DiscoveryPath, LabResponse.Redirect(issuer.DiscoveryPath))
        );

        Assert.Contains(
            "more than 3 times",
            Probes.Failed(result, ProbeFailureKind.Redirected, ProbePhase.Body).Sentence,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://[")]
    [InlineData("https://")]
    [InlineData("http://:0/")]
    [InlineData("https://xn--ü.example/")]
    [InlineData("\u001b[31mred")]
    public async Task A_redirect_to_nowhere_is_a_failure_like_any_other(string? location)
    {
        ProbeResult result = await AnswerAsync(
            (issuer, host) =>
                host.Serve(
                    issuer.DiscoveryPath,
                    location is null ? new LabResponse { Status = 302 } : LabResponse.Redirect(location)
                )
        );

        Assert.NotNull(result.Failure);
        Assert.True(result.Failure.IsAboutContent, result.Failure.ToString());
        Assert.DoesNotContain('\u001b', result.Failure.Sentence);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_of_1_MiB_is_read_and_one_byte_more_is_too_much(bool withLength)
    {
        ProbeResult whole = await AnswerAsync(
            (issuer, host) => host.Serve(issuer.DiscoveryPath, Padded(issuer, 1 << 20, withLength))
        );
        ProbeResult more = await AnswerAsync(
            (issuer, host) => host.Serve(issuer.DiscoveryPath, Padded(issuer, (1 << 20) + 1, withLength))
        );

        Assert.Null(whole.Failure);
        Assert.Contains(
            "more than 1 MiB",
            Probes.Failed(more, ProbeFailureKind.BadResponse, ProbePhase.Body).Sentence,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData((16 * 1024) - 1)]
    [InlineData(16 * 1024)]
    [InlineData((16 * 1024) + 1)]
    [InlineData((32 * 1024) + 1)]
    [InlineData((32 * 1024) + 2)]
    [InlineData(100_000)]
    public async Task A_body_of_any_length_is_read_to_its_last_byte(int length)
    {
        Assert.Null(
            (
                await AnswerAsync(
                    (issuer, host) => host.Serve(issuer.DiscoveryPath, Padded(issuer, length, withLength: true))
                )
            ).Failure
        );
        Assert.Null(
            (
                await AnswerAsync(
                    (issuer, host) => host.Serve(issuer.DiscoveryPath, Padded(issuer, length, withLength: false))
                )
            ).Failure
        );
    }

    [Fact]
    public async Task A_compressed_body_that_nobody_asked_for_is_no_JSON()
    {
        ProbeResult result = await AnswerAsync(
            (issuer, host) =>
                host.Serve(
                    issuer.DiscoveryPath,
                    new LabResponse
                    {
                        Headers = [new("Content-Type", "application/json"), new("Content-Encoding", "gzip")],
                        Body = Gzip(issuer.Discovery),
                    }
                )
        );

        ProbeFailure failure = Probes.Failed(result, ProbeFailureKind.NotJson, ProbePhase.Content);
        Assert.Equal(Printable.Escape(failure.Sentence), failure.Sentence);
    }

    private static async Task<ProbeResult> AnswerAsync(Action<TestIssuer, LabHost> change)
    {
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost("issuer.example", SharedPki.Ecdsa.Served(3));
        TestIssuer issuer = TestIssuer.At(host, path: "/id/A");
        change(issuer, host);
        ProbeResult result = await Probes.RunAsync(server, issuer);
        Assert.Equal(Probes.Fingerprints(host.Chain), Probes.Fingerprints(Assert.Single(result.Discovery.Chains)));
        Assert.False(result.Discovery.RequiresTls13);
        return result;
    }

    /// <summary>The document with spaces before its last brace, so that it is one to the last byte only.</summary>
    private static LabResponse Padded(TestIssuer issuer, int length, bool withLength)
    {
        byte[] body = Encoding.UTF8.GetBytes(issuer.Discovery.TrimEnd('}').PadRight(length - 1) + '}');
        return withLength
            ? new LabResponse { Body = body }
            : LabResponse.Raw(
                async (stream, cancellation) =>
                {
                    await stream.WriteAsync("HTTP/1.0 200 OK\r\n\r\n"u8.ToArray(), cancellation);
                    await stream.WriteAsync(body, cancellation);
                }
            );
    }

    private static byte[] Gzip(string text)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
