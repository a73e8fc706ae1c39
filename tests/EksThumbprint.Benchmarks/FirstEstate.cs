using System.Globalization;

namespace EksThumbprint.Benchmarks;

/// <summary>
/// A whole estate as the first thing that a process does, nothing of .NET's being compiled: what one command at a
/// prompt meets.
/// </summary>
internal static class FirstEstate
{
    /// <summary>The argument that makes this program such a process.</summary>
    public const string Verb = "--first";

    public const string Ours = "ours";
    public const string Bare = "bare";

    /// <summary>
    /// Starts a process that reads the estate once in one of the two ways, and gives the milliseconds.
    /// </summary>
    public static async Task<double> MeasureAsync(EstateProcess server, int clusters, string way)
    {
        string output = await ChildProcess.RunThisAsync(
            Verb,
            way,
            clusters.ToString(CultureInfo.InvariantCulture),
            server.Description
        );
        return double.Parse(output, CultureInfo.InvariantCulture);
    }

    /// <summary>The side of the process that is started.</summary>
    public static async Task RunAsync(string way, int clusters, string description)
    {
        EstateAddress address = EstateAddress.Parse(description);
        Func<Task> work =
            way == Ours
                ? new EstateRun(address, clusters).RunAsync
                : new BareEstate(address.Port, clusters, address.Probing()).RunAsync;
        Console.WriteLine((await Comparison.Timed(work)()).ToString(CultureInfo.InvariantCulture));
    }
}
