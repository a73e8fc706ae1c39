namespace EksThumbprint.Benchmarks;

/// <summary>
/// One issuer, warm: our probe and verdict beside the bare handshake, and beside the recipe of two openssl processes.
/// </summary>
internal static class ProbeBenchmark
{
    public static async IAsyncEnumerable<string> RunAsync()
    {
        await using EstateProcess server = await EstateProcess.StartAsync(1);
        Func<Task<double>> ours = Comparison.Timed(new EstateRun(server.Address, 1).RunAsync);
        Func<Task<double>> bare = Comparison.Timed(new BareProbe(server.Address.Port, Estate.Issuer(0)).RunAsync);

        yield return Comparison.Head;
        Comparison single = new("one issuer, warm: discovery, keys, chain and verdict", 300);
        yield return await single.RunAsync(ours, "bare TLS handshake and one GET", bare, "≤ 1.5");
        Comparison recipe = new("the same", 30);
        yield return Recipe.IsThere
            ? await recipe.RunAsync(
                ours,
                Recipe.Name,
                Comparison.Timed(new Recipe(server.Address.Port, Estate.Host(0)).RunAsync),
                "≤ 0.1"
            )
            : recipe.Skipped(Recipe.Name, "openssl");
    }
}
