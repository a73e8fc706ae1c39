using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EksThumbprint.Tests.Cli;

/// <summary>
/// The built command line as a child process: without a terminal, its standard input closed, five minutes at most.
/// </summary>
internal static class CliProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The program and the first arguments that start the command line, even where PATH leads nowhere.
    /// </summary>
    public static IReadOnlyList<string> Start { get; } =
    [
        Path.GetFullPath(
            Path.Combine(
                RuntimeEnvironment.GetRuntimeDirectory(),
                "..",
                "..",
                "..",
                OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"
            )
        ),
        Path.Combine(AppContext.BaseDirectory, "eks-thumbprint.dll"),
    ];

    /// <summary>Runs it to its end.</summary>
    /// <param name="environment">Variables to set, or to take away where the value is null.</param>
    /// <param name="arguments">Its arguments, as a list.</param>
    public static CliResult Run(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        using Process process = Begin([.. Start, .. arguments], environment);
        process.StandardInput.Close();
        return End(process);
    }

    /// <summary>Begins a program whose three streams are redirected.</summary>
    public static Process Begin(IReadOnlyList<string> command, IReadOnlyDictionary<string, string?> environment)
    {
        ProcessStartInfo start = new(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string? value) in NoAws().Concat(environment))
        {
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Waits for its end.</summary>
    public static CliResult End(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"The command line did not end within {Limit.TotalSeconds} s.");
        }

        return new CliResult(
            process.ExitCode,
            output.Result.ReplaceLineEndings("\n"),
            error.Result.ReplaceLineEndings("\n")
        );
    }

    /// <summary>Nothing of the AWS account and the proxies that the tests happen to run with.</summary>
    private static Dictionary<string, string?> NoAws()
    {
        Dictionary<string, string?> none = Environment
            .GetEnvironmentVariables()
            .Keys.Cast<string>()
            .Where(name =>
                name.StartsWith("AWS_", StringComparison.Ordinal)
                || name.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase)
            )
            .ToDictionary(name => name, _ => (string?)null);
        foreach (string name in new[] { "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE" })
            none[name] = Path.Combine(Path.GetTempPath(), "no-such-folder", name);
        none["AWS_EC2_METADATA_DISABLED"] = "true";
        none["DOTNET_NOLOGO"] = "1";
        return none;
    }
}
