using System.Diagnostics;

namespace EksThumbprint.Aws.Cli;

/// <summary>Runs a program to its end, or ends it: no process, window or open pipe is left behind.</summary>
internal static class ChildProcess
{
    private const int LastWaitMilliseconds = 2000;

    /// <param name="start">What to run; the streams are redirected here.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="limit">How many bytes it may write to either stream.</param>
    /// <param name="cancellation">Ends the program, and what it has started, at once.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ChildResult Run(ProcessStartInfo start, TimeSpan timeout, int limit, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        start.UseShellExecute = false;
        start.CreateNoWindow = true;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;

        TaskCompletionSource<bool> exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource<ChildEnd> stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using Process process = new() { StartInfo = start, EnableRaisingEvents = true };
        process.Exited += (_, _) => exited.TrySetResult(true);
        process.Start();
        using Stream outputPipe = process.StandardOutput.BaseStream;
        using Stream errorPipe = process.StandardError.BaseStream;
        process.StandardInput.Dispose();

        void TooMuch() => stopped.TrySetResult(ChildEnd.TooMuchOutput);
        Task<byte[]> output = BoundedDrain.ReadAsync(outputPipe, limit, TooMuch);
        Task<byte[]> error = BoundedDrain.ReadAsync(errorPipe, limit, TooMuch);
        Task ended = Task.WhenAll(exited.Task, output, error);
        using CancellationTokenRegistration registration = cancellation.Register(() =>
            stopped.TrySetResult(ChildEnd.Exited)
        );

        Task.WaitAny([ended, stopped.Task], timeout);
        if (!stopped.Task.IsCompleted && ended.IsCompleted)
            return new ChildResult(
                ChildEnd.Exited,
                process.ExitCode,
                output.GetAwaiter().GetResult(),
                error.GetAwaiter().GetResult()
            );

        ProcessTree.Kill(process);
        ObserveLater(ended);
        Task.WaitAny([ended], LastWaitMilliseconds, CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        return new ChildResult(stopped.Task.IsCompleted ? ChildEnd.TooMuchOutput : ChildEnd.TimedOut, 0, [], []);
    }

    /// <summary>A pipe that a stranger still holds is closed under the reader, whose complaint nobody needs.</summary>
    private static void ObserveLater(Task ended) =>
        ended.ContinueWith(
            task => _ = task.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );
}
