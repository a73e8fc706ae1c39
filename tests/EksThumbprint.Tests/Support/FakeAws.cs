using System.Diagnostics;
using EksThumbprint.Aws.Cli;

namespace EksThumbprint.Tests.Support;

/// <summary>
/// A shell script in the AWS CLI's place. It notes its arguments and its environment, then does what the test says.
/// </summary>
internal sealed class FakeAws : IDisposable
{
    private const string Mark = "<call>";

    private FakeAws(string body)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The stand-in for the AWS CLI is a shell script for Linux.");
        Folder = Directory.CreateTempSubdirectory("fake aws ").FullName;
        Write(
            $"""
            #!/bin/sh
            dir='{Folder}'
            printf '%s\0' '{Mark}' "$@" >> "$dir/calls"
            env -0 > "$dir/env"
            {body}
            """
        );
    }

    public string Folder { get; }

    public string Executable => Path.Combine(Folder, "aws");

    public AwsCliOptions Options =>
        new()
        {
            Executable = Executable,
            Environment = new Dictionary<string, string?> { ["AWS_REGION"] = null, ["AWS_DEFAULT_REGION"] = null },
        };

    /// <summary>The arguments of every call so far.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Calls
    {
        get
        {
            if (!File.Exists(Path.Combine(Folder, "calls")))
                return [];
            string[] calls = File.ReadAllText(Path.Combine(Folder, "calls"))
                .Split(Mark + "\0", StringSplitOptions.RemoveEmptyEntries);
            return [.. calls.Select(call => call.TrimEnd('\0').Split('\0'))];
        }
    }

    /// <summary>The environment of the last call.</summary>
    public IReadOnlyDictionary<string, string> Environment =>
        File.ReadAllText(Path.Combine(Folder, "env"))
            .Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(variable => variable.Split('=', 2))
            .ToDictionary(variable => variable[0], variable => variable[1]);

    /// <summary>One that runs a piece of shell script; <c>$dir</c> is its folder.</summary>
    public static FakeAws Running(string script) => new(script);

    /// <summary>One that prints and ends.</summary>
    public static FakeAws Printing(string output, string error = "", int exitCode = 0)
    {
        FakeAws fake = new($"cat \"$dir/out\"; cat \"$dir/err\" >&2; exit {exitCode}");
        File.WriteAllText(Path.Combine(fake.Folder, "out"), output);
        File.WriteAllText(Path.Combine(fake.Folder, "err"), error);
        return fake;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>
    /// Another process writes the script: while this one had it open, a fork for another test would keep it from being
    /// run.
    /// </summary>
    private void Write(string script)
    {
        using Process writer = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", "cat > \"$0\" && chmod +x \"$0\"", Executable])
            {
                RedirectStandardInput = true,
            }
        )!;
        writer.StandardInput.Write(script.ReplaceLineEndings("\n") + "\n");
        writer.StandardInput.Close();
        Assert.True(
            writer.WaitForExit(TimeSpan.FromMinutes(2)) && writer.ExitCode == 0,
            "The script could not be written."
        );
    }
}
