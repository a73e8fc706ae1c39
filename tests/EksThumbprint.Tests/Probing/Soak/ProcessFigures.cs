using System.Diagnostics;

namespace EksThumbprint.Tests.Probing.Soak;

/// <summary>
/// What this process holds: open handles, sockets among them, threads, and managed memory after a collection.
/// </summary>
internal sealed record ProcessFigures(int Handles, int Sockets, int Threads, double Megabytes)
{
    /// <summary>Takes the figures, once those that are allowed are reached or no further waiting helps.</summary>
    public static async Task<ProcessFigures> TakeAsync(int mostHandles = int.MaxValue)
    {
        ProcessFigures figures = Take();
        for (int wait = 0; wait < 100 && figures.Handles > mostHandles; wait++)
        {
            await Task.Delay(100);
            figures = Take();
        }

        return figures;
    }

    public override string ToString() =>
        FormattableString.Invariant(
            $"{Handles} handles, {Sockets} of them sockets, {Threads} threads, {Megabytes:0.0} MB managed"
        );

    private static ProcessFigures Take()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        string?[] handles =
        [
            .. new DirectoryInfo("/proc/self/fd").EnumerateFileSystemInfos().Select(handle => handle.LinkTarget),
        ];
        using Process self = Process.GetCurrentProcess();
        return new ProcessFigures(
            handles.Length,
            handles.Count(target => target?.StartsWith("socket:", StringComparison.Ordinal) == true),
            self.Threads.Count,
            GC.GetTotalMemory(forceFullCollection: true) / 1048576.0
        );
    }
}
