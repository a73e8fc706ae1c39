using System.Diagnostics;

namespace EksThumbprint.Benchmarks;

/// <summary>Runs a program and gives its standard output.</summary>
internal static class ChildProcess
{
    public static Task<string> RunAsync(string program, params string[] arguments) =>
        RunAsync(new ProcessStartInfo(program, arguments));

    /// <summary>Starts this program once more, with other arguments.</summary>
    public static Task<string> RunThisAsync(params string[] arguments) => RunAsync(This(arguments));

    /// <summary>The start of this program: itself, or dotnet where dotnet runs its assembly.</summary>
    public static ProcessStartInfo This(params string[] arguments)
    {
        string program = Environment.ProcessPath!;
        bool isDotNet = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return new(program, isDotNet ? ["exec", typeof(ChildProcess).Assembly.Location, .. arguments] : arguments);
    }

    public static async Task<string> RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        start.Environment["NO_COLOR"] = "1";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}: {await error}");
    }

    public static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
