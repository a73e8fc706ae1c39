using System.Diagnostics;

namespace EksThumbprint.Tests.Support;

/// <summary>
/// Starts a program with signals as they are by default. A shell in the background leaves an interrupt ignored, and
/// nohup a hang-up; whoever is started by either inherits that, and the tests' own children would.
/// </summary>
internal static class DefaultSignals
{
    /// <summary>The program and the first arguments to put before those of another; null where there is none.</summary>
    public static IReadOnlyList<string>? Start { get; } =
        OperatingSystem.IsLinux() && OnPath.Find("env") is { } env ? [env, "--default-signal=HUP,INT,QUIT,TERM"] : null;

    /// <summary>Puts them before a program that is about to be started.</summary>
    public static void Restore(ProcessStartInfo start)
    {
        if (Start is null)
            return;
        string[] behind = [.. Start.Skip(1), start.FileName, .. start.ArgumentList];
        start.FileName = Start[0];
        start.ArgumentList.Clear();
        foreach (string argument in behind)
            start.ArgumentList.Add(argument);
    }
}
