using System.Reflection;

namespace EksThumbprint.Benchmarks;

/// <summary>Where the build that this program belongs to has put what is measured.</summary>
internal static class BuiltFiles
{
    private const string Cli = "EksThumbprint.Cli";

    private static readonly string Output = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));
    private static readonly string ProgramName = OperatingSystem.IsWindows() ? "eks-thumbprint.exe" : "eks-thumbprint";

    public static string Module =>
        Path.Combine(
            Output,
            "EksThumbprint",
            Assembly.GetExecutingAssembly().GetName().Version!.ToString(3),
            "EksThumbprint.psd1"
        );

    /// <summary>The script that makes an account for the stand-in of AWS.Tools.</summary>
    public static string AwsDouble =>
        Path.GetFullPath(Path.Combine(Output, "..", "tests", "Pester", "Support", "AwsDouble.ps1"));

    public static string EmptyModule =>
        Directory
            .EnumerateFiles(Path.Combine(Output, "bin", "EmptyModule"), "EmptyModule.psd1", SearchOption.AllDirectories)
            .First();

    /// <summary>
    /// The command line as built with this program, and as published, such as by <c>dotnet publish
    /// src/EksThumbprint.Cli -p:NativeRuntime=linux-x64</c>.
    /// </summary>
    public static IEnumerable<(string Form, string Program)> CommandLines()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Name;
        yield return ("as built", Path.Combine(Output, "bin", Cli, configuration, ProgramName));
        string published = Path.Combine(Output, "publish", Cli);
        if (!Directory.Exists(published))
            yield break;
        foreach (string folder in Directory.EnumerateDirectories(published).Order(StringComparer.Ordinal))
        {
            string program = Path.Combine(folder, ProgramName);
            if (File.Exists(program))
                yield return ($"published in {Path.GetFileName(folder)}", program);
        }
    }
}
