using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace EksThumbprint.Tests.Support;

/// <summary>
/// Puts <c>prepared_aws.py</c> before the AWS CLI on PATH, so that a call costs a tenth of a second in place of one.
/// Where the AWS CLI is no Python program, as version 2 is not, it stays as it is.
/// </summary>
internal static class PreparedAwsCli
{
    [ModuleInitializer]
    internal static void Offer()
    {
        if (OperatingSystem.IsWindows() || OnPath.Find("aws") is not { } found)
            return;
        string real = found.Contains("pyenv/shims/", StringComparison.Ordinal) ? BehindShim() : found;
        if (Interpreter(real) is not { } python)
            return;
        DirectoryInfo folder = Directory.CreateTempSubdirectory("eks-thumbprint-aws-");
        string source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Support", "prepared_aws.py"));
        string program = Path.Combine(folder.FullName, "aws");
        File.WriteAllText(program, $"#!{python} -IS\n{source}");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.WriteAllText(Path.Combine(folder.FullName, "real"), real);
        File.WriteAllText(
            Path.Combine(folder.FullName, "parent"),
            Environment.ProcessId.ToString(CultureInfo.InvariantCulture)
        );
        Environment.SetEnvironmentVariable("PATH", $"{folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
    }

    /// <summary>pyenv has a shell script in the program's place.</summary>
    private static string BehindShim()
    {
        using Process pyenv = Process.Start(
            new ProcessStartInfo("pyenv", ["which", "aws"]) { RedirectStandardOutput = true }
        )!;
        return pyenv.StandardOutput.ReadToEnd().Trim();
    }

    /// <summary>The Python that a script names in its first line; null for what is none.</summary>
    private static string? Interpreter(string script)
    {
        if (!File.Exists(script))
            return null;
        using StreamReader reader = new(script);
        char[] start = new char[256];
        string[] first = new string(start, 0, reader.ReadBlock(start)).Split('\n');
        return
            first[0].StartsWith("#!/", StringComparison.Ordinal)
            && first[0].Contains("python", StringComparison.Ordinal)
            && File.Exists(first[0][2..].Trim())
            ? first[0][2..].Trim()
            : null;
    }
}
