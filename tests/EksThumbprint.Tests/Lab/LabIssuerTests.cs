using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Lab;

public sealed class LabIssuerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_documents_are_those_of_an_EKS_issuer()
    {
        await using LabServer server = LabServer.Start();
        LabIssuer issuer = LabIssuer.Create(server.AddHost(SharedPki.HostName, SharedPki.Ecdsa.Served()));
        using HttpClient client = LabClient.Http(server);

        using JsonDocument discovery = JsonDocument.Parse(
            await client.GetStringAsync(issuer.Url + "/.well-known/openid-configuration", Cancellation)
        );
        string jwksUri = discovery.RootElement.GetProperty("jwks_uri").GetString()!;
        using JsonDocument jwks = JsonDocument.Parse(await client.GetStringAsync(jwksUri, Cancellation));

        Assert.Matches("^https://oidc\\.eks\\.us-west-2\\.amazonaws\\.com/id/[0-9A-F]{32}$", issuer.Url);
        Assert.Equal(issuer.Url, discovery.RootElement.GetProperty("issuer").GetString());
        Assert.Equal(issuer.Url + "/keys", jwksUri);
        JsonElement key = Assert.Single(jwks.RootElement.GetProperty("keys").EnumerateArray());
        Assert.Equal(
            ("RSA", "sig", "RS256", "AQAB"),
            (Text(key, "kty"), Text(key, "use"), Text(key, "alg"), Text(key, "e"))
        );
        Assert.Equal(342, Text(key, "n").Length);
        Assert.Equal(1, server.Counters.Handshakes);
        Assert.Equal(2, server.Counters.RequestCount);
    }

    [Fact]
    public async Task Discovery_and_keys_can_live_on_two_hosts_with_two_chains()
    {
        await using LabServer server = LabServer.Start();
        LabHost first = server.AddHost("issuer.example", SharedPki.Ecdsa.Served(2));
        LabHost second = server.AddHost("keys.example", SharedPki.Ecdsa.Served(3));
        LabIssuer issuer = LabIssuer.Create(first, second, path: string.Empty);
        using HttpClient client = LabClient.Http(server);

        string discovery = await client.GetStringAsync(
            "https://issuer.example/.well-known/openid-configuration",
            Cancellation
        );
        string jwks = await client.GetStringAsync("https://keys.example/keys", Cancellation);

        Assert.Equal("https://issuer.example", issuer.Url);
        Assert.Contains("\"jwks_uri\":\"https://keys.example/keys\"", discovery, StringComparison.Ordinal);
        Assert.Equal(issuer.Jwks, jwks);
        Assert.Equal((1, 1), (first.Handshakes, second.Handshakes));
        Assert.Equal((1, 0), (first.RequestsTo("/.well-known/openid-configuration"), first.RequestsTo("/keys")));
        Assert.Equal(1, second.RequestsTo("/keys"));
    }

    [Fact]
    public async Task A_bad_document_is_served_until_the_right_ones_are_restored()
    {
        await using LabServer server = LabServer.Start();
        LabIssuer issuer = LabIssuer.Create(server.AddHost(SharedPki.HostName, SharedPki.Ecdsa.Served()));
        using HttpClient client = LabClient.Http(server);
        string address = issuer.Url + "/.well-known/openid-configuration";

        issuer.ServeDiscovery(LabResponse.Error(503));
        using HttpResponseMessage bad = await client.GetAsync(address, Cancellation);
        issuer.Restore();

        Assert.Equal(503, (int)bad.StatusCode);
        Assert.Equal(issuer.Discovery, await client.GetStringAsync(address, Cancellation));
    }

    [Fact]
    public async Task Rotated_keys_have_another_id()
    {
        await using LabServer server = LabServer.Start();
        LabIssuer issuer = LabIssuer.Create(server.AddHost(SharedPki.HostName, SharedPki.Ecdsa.Served()));
        using HttpClient client = LabClient.Http(server);
        string before = await client.GetStringAsync(issuer.JwksUrl, Cancellation);

        issuer.RotateKeys();
        string after = await client.GetStringAsync(issuer.JwksUrl, Cancellation);

        Assert.NotEqual(before, after);
        Assert.Equal(issuer.Jwks, after);
    }

    [Fact]
    public async Task Openssl_takes_a_served_key_for_a_sound_one()
    {
        OpenSsl.Require();
        await using LabServer server = LabServer.Start();
        LabIssuer issuer = LabIssuer.Create(server.AddHost(SharedPki.HostName, SharedPki.Ecdsa.Served()));
        using RSA key = RSA.Create();
        key.ImportParameters(
            new RSAParameters
            {
                Modulus = Base64Url.DecodeFromChars((string)JsonNode.Parse(issuer.Jwks)!["keys"]![0]!["n"]!),
                Exponent = [1, 0, 1],
            }
        );

        string said = OpenSsl.Run(key.ExportSubjectPublicKeyInfoPem(), "pkey", "-pubin", "-pubcheck", "-noout");

        Assert.Contains("Key is valid", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_port_in_its_URLs_an_issuer_can_be_dialled_by_name()
    {
        await using LabServer server = LabServer.Start();
        LabIssuer issuer = LabIssuer.Create(server.AddHost("localhost", SharedPki.Ecdsa.Served()), port: server.Port);

        Assert.StartsWith($"https://localhost:{server.Port}/id/", issuer.Url, StringComparison.Ordinal);
        Assert.Equal(issuer.Url + "/keys", issuer.JwksUrl);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
