using EksThumbprint.Lab;

namespace EksThumbprint.Benchmarks;

/// <summary>One issuer, warm: our probe and verdict beside the bare handshake, and beside the recipe of two openssl processes.</summary>
internal static class ProbeBenchmarks
{
    private const string Host = "oidc.eks.eu-central-1.amazonaws.com";

    public static async IAsyncEnumerable<string> RunAsync()
    {
        await using LabServer server = LabServer.Start();
        LabPki pki = LabPki.Create(LabKeyKind.Rsa2048, Host);
        LabIssuer issuer = LabIssuer.Create(server.AddHost(Host, pki.Served()));
        IssuerUrl url = IssuerUrl.Parse(issuer.Url);
        TrustPolicy policy = new(amazonRoots: [pki.Root.Certificate, pki.ServicesRoot.Certificate]);
        ProbeOptions options = new() { ConnectTo = new ConnectTo("127.0.0.1", server.Port) };

        async Task Ours()
        {
            using IssuerProbe probe = new(options);
            OidcFacts facts = KnownFacts.Of(Target.Parse(issuer.Url), DateTimeOffset.UtcNow);
            OidcAssessment assessment = await new Inspection(probe, policy).AssessAsync(facts, CancellationToken.None);
            if (assessment.Expected.Count != 1) throw new InvalidOperationException($"No thumbprint of {url}: {assessment.Sentence}");
        }

        BareProbe bare = new(server, issuer);
        Comparison single = new("discovery, JWKS, chain and verdict of one issuer", 200);
        yield return await single.RunAsync(Comparison.Timed(Ours), "bare handshake and one GET", Comparison.Timed(bare.RunAsync));

        if (!ChildProcess.IsOnPath("openssl")) yield break;
        Comparison recipe = new("the same", 20);
        yield return await recipe.RunAsync(Comparison.Timed(Ours), "`openssl s_client \\| openssl x509`", Comparison.Timed(() => RecipeAsync(server.Port)));
    }

    private static async Task RecipeAsync(int port)
    {
        string pipe = $"openssl s_client -connect 127.0.0.1:{port} -servername {Host} -showcerts </dev/null 2>/dev/null | openssl x509 -fingerprint -sha1 -noout";
        string output = await ChildProcess.RunAsync("sh", "-c", pipe);
        if (!output.Contains("ingerprint=", StringComparison.Ordinal)) throw new InvalidOperationException($"The recipe printed '{output}'.");
    }
}
