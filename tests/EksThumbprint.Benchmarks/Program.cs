using System.Globalization;
using System.Runtime.InteropServices;
using EksThumbprint.Benchmarks;

// Measures side by side, on loopback, and prints Markdown tables. The arguments say what; without any, everything.
switch (args)
{
    case [EstateServer.Verb, string clusters]:
        await EstateServer.RunAsync(int.Parse(clusters, CultureInfo.InvariantCulture));
        return 0;
    case [FirstEstate.Verb, string way, string clusters, string description]:
        await FirstEstate.RunAsync(way, int.Parse(clusters, CultureInfo.InvariantCulture), description);
        return 0;
    case [GrowthClient.Verb, string clusters, string description]:
        await GrowthClient.RunAsync(int.Parse(clusters, CultureInfo.InvariantCulture), description);
        return 0;
}

Dictionary<string, Func<IAsyncEnumerable<string>>> benchmarks = new()
{
    ["probe"] = ProbeBenchmark.RunAsync,
    ["estate"] = EstateBenchmark.RunAsync,
    ["growth"] = GrowthBenchmark.RunAsync,
    ["chains"] = ChainBenchmark.RunAsync,
    ["module"] = ModuleBenchmark.RunAsync,
    ["cli"] = CliBenchmark.RunAsync,
    ["slow-hosts"] = SlowHostsBenchmark.RunAsync,
    ["account"] = AccountBenchmark.RunAsync,
};
if (args.FirstOrDefault(name => !benchmarks.ContainsKey(name)) is { } unknown)
{
    await Console.Error.WriteLineAsync(
        $"There is no benchmark '{unknown}'. Give any of: {string.Join(' ', benchmarks.Keys)}."
    );
    return 64;
}

Console.WriteLine(
    $"{Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, .NET {Environment.Version}"
);
foreach (string name in args.Length > 0 ? args : [.. benchmarks.Keys])
{
    Console.WriteLine();
    await foreach (string line in benchmarks[name]())
        Console.WriteLine(line);
}

return 0;
