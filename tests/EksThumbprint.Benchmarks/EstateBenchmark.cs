using System.Globalization;

namespace EksThumbprint.Benchmarks;

/// <summary>
/// A thousand issuers on ten hosts, beside the bare reading of the same documents, and beside the recipe in a loop.
/// </summary>
internal static class EstateBenchmark
{
    private const int Clusters = 1000;
    private const int Sample = 20;

    public static async IAsyncEnumerable<string> RunAsync()
    {
        await using EstateProcess server = await EstateProcess.StartAsync(Clusters);
        Func<Task<double>> ours = Comparison.Timed(new EstateRun(server.Address, Clusters).RunAsync);
        BareEstate least = new(server.Address.Port, Clusters, server.Address.Probing());
        Func<Task<double>> bare = Comparison.Timed(least.RunAsync);

        yield return Comparison.Head;
        Comparison estate = new("1,000 issuers on 10 hosts, warm", 15);
        const string Least = "bare handshakes and keep-alive GETs, as many at a time";
        yield return await estate.RunAsync(ours, Least, bare, "≤ 1.3");
        Comparison first = new("the same, first thing in a process", 15);
        yield return await first.RunAsync(
            () => FirstEstate.MeasureAsync(server, Clusters, FirstEstate.Ours),
            Least,
            () => FirstEstate.MeasureAsync(server, Clusters, FirstEstate.Bare),
            string.Empty
        );
        Comparison recipe = new("1,000 issuers on 10 hosts, warm", 5);
        string name = string.Create(
            CultureInfo.InvariantCulture,
            $"{Recipe.Name} in a loop ({Sample} measured, times {Clusters / Sample})"
        );
        yield return Recipe.IsThere
            ? await recipe.RunAsync(ours, name, () => LoopAsync(server.Address.Port), "≤ 0.02")
            : recipe.Skipped(name, "openssl");

        int before = await server.HandshakesAsync();
        await ours();
        int between = await server.HandshakesAsync();
        await bare();
        int after = await server.HandshakesAsync();
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"\nHandshakes by the server's count: ours {between - before}, bare {after - between}."
        );
    }

    private static async Task<double> LoopAsync(int port)
    {
        Func<Task<double>> sample = Comparison.Timed(async () =>
        {
            for (int cluster = 0; cluster < Sample; cluster++)
                await new Recipe(port, Estate.Host(cluster)).RunAsync();
        });
        return await sample() * Clusters / Sample;
    }
}
