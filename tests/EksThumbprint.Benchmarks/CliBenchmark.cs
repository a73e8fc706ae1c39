using System.Globalization;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Benchmarks;

/// <summary>
/// The command line's start, from the process to the printed thumbprint, beside the recipe's: as built, and in each
/// form that lies under out/publish.
/// </summary>
internal static class CliBenchmark
{
    public static async IAsyncEnumerable<string> RunAsync()
    {
        await using EstateProcess server = await EstateProcess.StartAsync(1);
        int port = server.Address.Port;
        yield return Comparison.Head;
        foreach ((string form, string program) in BuiltFiles.CommandLines())
        {
            Comparison start = new($"`eks-thumbprint thumbprint`, {form}", 20);
            yield return Recipe.IsThere
                ? await start.RunAsync(
                    Comparison.Timed(() => ReadAsync(program, port)),
                    Recipe.Name,
                    Comparison.Timed(new Recipe(port, Estate.OtherHost).RunAsync),
                    "≤ 1"
                )
                : start.Skipped(Recipe.Name, "openssl");
        }
    }

    private static async Task ReadAsync(string program, int port)
    {
        string address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");
        string output = await ChildProcess.RunAsync(
            program,
            "thumbprint",
            $"https://{Estate.OtherHost}",
            "--connect-to",
            address
        );
        if (!Thumbprint.TryParse(output.Trim(), out _, out _))
            throw new InvalidOperationException($"{program} printed '{output}'.");
    }
}
