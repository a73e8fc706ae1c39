using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Probing;

public sealed class DocumentFailureTests
{
    private const string Url = "https://issuer.example/Tenant";
    private const string Keys = Url + "/keys";

    [Theory]
    [InlineData("", ProbeFailureKind.NotJson)]
    [InlineData("<html>sign in</html>", ProbeFailureKind.NotJson)]
    [InlineData("{\"issuer\":\"https://issuer.example/Tenant\"", ProbeFailureKind.NotJson)]
    [InlineData("[]", ProbeFailureKind.NotJson)]
    [InlineData("\"text\"", ProbeFailureKind.NotJson)]
    [InlineData("null", ProbeFailureKind.NotJson)]
    [InlineData("{}", ProbeFailureKind.WrongIssuer)]
    [InlineData("{\"issuer\":7,\"jwks_uri\":\"https://issuer.example/Tenant/keys\"}", ProbeFailureKind.WrongIssuer)]
    [InlineData("{\"Issuer\":\"https://issuer.example/Tenant\"}", ProbeFailureKind.WrongIssuer)]
    public async Task A_document_that_is_none_is_told_apart(string body, ProbeFailureKind kind)
    {
        ProbeResult result = await ReadAsync(body);

        Probes.Failed(result, kind, ProbePhase.Content);
        Assert.Null(result.JwksUri);
    }

    [Theory]
    [InlineData("https://issuer.example/Tenant/")]
    [InlineData("https://issuer.example/tenant")]
    [InlineData("https://ISSUER.example/Tenant")]
    [InlineData("https://issuer.example:443/Tenant")]
    [InlineData("https://other.example/Tenant")]
    [InlineData("issuer.example/Tenant")]
    [InlineData(" https://issuer.example/Tenant")]
    [InlineData("https://issuer.example/Ten\\u0061nt/\\u202e")]
    public async Task The_named_issuer_has_to_be_equal_to_the_letter(string named)
    {
        ProbeFailure failure = Probes.Failed(
            await ReadAsync(TestIssuer.Document(named, Keys)),
            ProbeFailureKind.WrongIssuer,
            ProbePhase.Content
        );

        Assert.Contains(Url, failure.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', failure.Sentence);
    }

    [Fact]
    public async Task An_escaped_but_equal_issuer_is_the_issuer()
    {
        Assert.Null((await ReadAsync(TestIssuer.Document("https:\\/\\/issuer.example\\/Ten\\u0061nt", Keys))).Failure);
    }

    [Theory]
    [InlineData("\"jwks\":\"\"", ProbeFailureKind.NoJwksUri)]
    [InlineData("\"jwks_uri\":null", ProbeFailureKind.NoJwksUri)]
    [InlineData("\"jwks_uri\":\"\"", ProbeFailureKind.NoJwksUri)]
    [InlineData("\"jwks_uri\":[\"https://issuer.example/Tenant/keys\"]", ProbeFailureKind.NoJwksUri)]
    [InlineData("\"jwks_uri\":\"/Tenant/keys\"", ProbeFailureKind.NoJwksUri)]
    [InlineData("\"jwks_uri\":\"keys\"", ProbeFailureKind.NoJwksUri)]
    [InlineData("\"jwks_uri\":\"https://\"", ProbeFailureKind.NoJwksUri)]
    [InlineData("\"jwks_uri\":\"http://issuer.example/Tenant/keys\"", ProbeFailureKind.JwksNotHttps)]
    [InlineData("\"jwks_uri\":\"ldap://issuer.example/keys\"", ProbeFailureKind.JwksNotHttps)]
    [InlineData("\"jwks_uri\":\"urn:keys\"", ProbeFailureKind.JwksNotHttps)]
    public async Task Keys_need_an_https_address(string member, ProbeFailureKind kind)
    {
        ProbeResult result = await ReadAsync($$"""{"issuer":"{{Url}}",{{member}}}""");

        Probes.Failed(result, kind, ProbePhase.Content);
        Assert.Null(result.JwksUri);
        Assert.Null(result.Jwks);
    }

    [Theory]
    [InlineData("https://[::1]/keys")]
    [InlineData("https://[fe80::1%25lo]/keys")]
    [InlineData("https://under_score.example/keys")]
    [InlineData("https://-.example/keys")]
    [InlineData("https://a..b/keys")]
    [InlineData("https://user:secret@issuer.example/Tenant/keys")]
    [InlineData("https://issuer.example:0/keys")]
    [InlineData("https://xn--/keys")]
    [InlineData("https://bücher.example/keys")]
    [InlineData("https://issuer.example/%00/keys")]
    [InlineData("https://issuer.example/\\ud800/keys")]
    public async Task A_strange_address_of_the_keys_is_a_result_and_never_an_exception(string jwks)
    {
        ProbeResult result = await ReadAsync(TestIssuer.Document(Url, jwks));

        Assert.True(result.Failure is null || result.Failure.Sentence.Length > 20);
        Assert.NotNull(result.Discovery.Chain);
    }

    [Theory]
    [InlineData("{}", ProbeFailureKind.NoKeys)]
    [InlineData("{\"keys\":[]}", ProbeFailureKind.NoKeys)]
    [InlineData("{\"keys\":{}}", ProbeFailureKind.NoKeys)]
    [InlineData("{\"keys\":[{}]}", ProbeFailureKind.NoKeys)]
    [InlineData("{\"keys\":[null,\"RSA\"]}", ProbeFailureKind.NoKeys)]
    [InlineData("[]", ProbeFailureKind.NotJson)]
    [InlineData("no", ProbeFailureKind.NotJson)]
    public async Task A_key_set_without_keys_verifies_nothing(string keys, ProbeFailureKind kind)
    {
        ProbeResult result = await ReadAsync(TestIssuer.Document(Url, Keys), keys);

        Assert.Contains("/keys", Probes.Failed(result, kind, ProbePhase.Content).Sentence, StringComparison.Ordinal);
        Assert.Equal(Keys, result.JwksUri!.ToString());
    }

    private static async Task<ProbeResult> ReadAsync(string discovery, string keys = TestIssuer.Jwks)
    {
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost("issuer.example", SharedPki.Ecdsa.Served(3));
        host.Serve("/Tenant/.well-known/openid-configuration", LabResponse.Json(discovery));
        host.Serve("/Tenant/keys", LabResponse.Json(keys));
        ProbeResult result = await Probes.RunAsync(server.EndPoint, Url);
        Assert.Equal(Probes.Fingerprints(host.Chain), Probes.Fingerprints(Assert.Single(result.Discovery.Chains)));
        return result;
    }
}
