using System.Diagnostics;
using System.Text;
using EksThumbprint.Tests.Docs;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Windows;

/// <summary>The core's build for Windows PowerShell, on .NET Framework, or on Mono where there is none.</summary>
internal sealed class NetFrameworkProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly Process _process;

    private NetFrameworkProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        Runtime = Line();
    }

    /// <summary>The run-time's own name.</summary>
    public string Runtime { get; }

    /// <summary>Starts it, or skips the test where nothing can run it.</summary>
    public static NetFrameworkProcess Start()
    {
        string host = Directory
            .GetFiles(
                Path.Combine(RepositoryFiles.Root, "out", "bin", "EksThumbprint.NetFrameworkHost"),
                "EksThumbprint.NetFrameworkHost.exe",
                SearchOption.AllDirectories
            )
            .MaxBy(File.GetLastWriteTimeUtc)!;
        string? mono = OnPath.Find("mono");
        Assert.SkipUnless(OperatingSystem.IsWindows() || mono is not null, "Mono (mono) is not on PATH.");
        ProcessStartInfo start = new(OperatingSystem.IsWindows() ? host : mono!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        if (!OperatingSystem.IsWindows())
            start.ArgumentList.Add(host);
        return new NetFrameworkProcess(start);
    }

    /// <summary>What the core makes of the input there.</summary>
    public string Read(string kind, byte[] input)
    {
        _process.StandardInput.WriteLine($"{kind} {Convert.ToBase64String(input)}");
        _process.StandardInput.Flush();
        return Line();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5000))
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private string Line()
    {
        Task<string?> line = _process.StandardOutput.ReadLineAsync();
        Assert.True(line.Wait(Patience), "It does not answer.");
        return Encoding.UTF8.GetString(Convert.FromBase64String(line.Result ?? throw Ended()));
    }

    private static InvalidOperationException Ended() => new("It has ended; its standard error tells why.");
}
