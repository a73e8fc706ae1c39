using System.Reflection;

namespace EksThumbprint.Benchmarks;

/// <summary>Where the build that this program belongs to has put what is measured.</summary>
internal static class BuiltFiles
{
    private static readonly string Output = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));

    public static string Module => Path.Combine(Output, "EksThumbprint", Assembly.GetExecutingAssembly().GetName().Version!.ToString(3), "EksThumbprint.psd1");

    public static string EmptyModule => Directory.EnumerateFiles(Path.Combine(Output, "bin", "EmptyModule"), "EmptyModule.psd1", SearchOption.AllDirectories).First();
}
