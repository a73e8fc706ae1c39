using System.Diagnostics;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Laboratory;

/// <summary>
/// The laboratory as a user starts it, with a home and a temporary folder of its own to be looked at.
/// </summary>
internal sealed class LaboratoryProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private readonly TemporaryFolder _world = new();
    private readonly List<Process> _started = [];

    /// <summary>
    /// What is left of it: files in its home, its temporary folder, and processes that were started there.
    /// </summary>
    public IEnumerable<string> Leftovers =>
        Directory
            .EnumerateFileSystemEntries(Home, "*", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFileSystemEntries(Temporary, "eks-laboratory-*"))
            .Concat(Processes);

    /// <summary>The processes of its session, by their command lines.</summary>
    public IEnumerable<string> Processes =>
        Directory
            .EnumerateFiles(
                "/proc",
                "cmdline",
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    MaxRecursionDepth = 1,
                    IgnoreInaccessible = true,
                }
            )
            .Select(Read)
            .Where(line => line.Contains(Temporary, StringComparison.Ordinal));

    /// <summary>The folder of its session; null while there is none.</summary>
    public string? Session => Directory.EnumerateDirectories(Temporary, "eks-laboratory-*").FirstOrDefault();

    private static string Program =>
        Directory
            .EnumerateFiles(
                Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "EksThumbprint.Laboratory")),
                "EksThumbprint.Laboratory.dll",
                SearchOption.AllDirectories
            )
            .MaxBy(File.GetLastWriteTimeUtc)!;

    private string Home => Directory.CreateDirectory(_world.PathOf("home")).FullName;

    private string Temporary => Directory.CreateDirectory(_world.PathOf("tmp")).FullName;

    /// <summary>Runs it to its end.</summary>
    public async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        Process process = Start(arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Close();
        await EndAsync(process);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Starts it; what it writes has to be read.</summary>
    public Process Start(params string[] arguments) => Start("dotnet", ["exec", Program, .. arguments]);

    /// <summary>Starts it at a terminal, which <c>script</c> makes; what is written to it is typed.</summary>
    public Process StartAtTerminal(string script) =>
        Start(
            script,
            ["--quiet", "--return", "--command", $"stty rows 24 cols 80; exec dotnet exec '{Program}'", "/dev/null"]
        );

    public static async Task EndAsync(Process process)
    {
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(
            TestContext.Current.CancellationToken
        );
        late.CancelAfter(Limit);
        await process.WaitForExitAsync(late.Token);
    }

    /// <summary>Waits until something is so.</summary>
    public static async Task UntilAsync(Func<bool> isSo)
    {
        for (DateTime end = DateTime.UtcNow + Limit; !isSo() && DateTime.UtcNow < end; )
            await Task.Delay(100, TestContext.Current.CancellationToken);
    }

    /// <summary>Ends what a failed test left running.</summary>
    public void Dispose()
    {
        foreach (Process process in _started)
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            process.Dispose();
        }

        _world.Dispose();
    }

    private Process Start(string program, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in new[] { "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME" })
            start.Environment.Remove(name);
        start.Environment["HOME"] = Home;
        start.Environment["TMPDIR"] = Temporary;
        DefaultSignals.Restore(start);
        _started.Add(Process.Start(start)!);
        return _started[^1];
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file).Replace('\0', ' ');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
