namespace EksThumbprint.Benchmarks;

/// <summary>
/// The recipe by hand: two openssl processes, which read one chain, judge nothing and look at no document.
/// </summary>
internal sealed class Recipe(int port, string host)
{
    public const string Name = "`openssl s_client \\| openssl x509`";

    public static bool IsThere => ChildProcess.IsOnPath("openssl");

    public async Task RunAsync()
    {
        string pipe =
            $"openssl s_client -connect 127.0.0.1:{port} -servername {host} -showcerts </dev/null 2>/dev/null | "
            + "openssl x509 -fingerprint -sha1 -noout";
        string output = await ChildProcess.RunAsync("sh", "-c", pipe);
        if (!output.Contains("ingerprint=", StringComparison.Ordinal))
            throw new InvalidOperationException($"The recipe printed '{output}'.");
    }
}
