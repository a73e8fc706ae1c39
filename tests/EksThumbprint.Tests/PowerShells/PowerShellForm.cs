using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.PowerShells;

/// <summary>A PowerShell of the restore, laid out in one of the ways in which people have it.</summary>
[SupportedOSPlatform("linux")]
internal sealed class PowerShellForm : IDisposable
{
    // What the SDK's template has in the place of the assembly's name.
    private const string Placeholder = "c3ab8ff13720e8ad9047dd39466b3c8974e592c2fa383d4a3960714caef0c4f2";

    private readonly TemporaryFolder _folder = new();

    /// <param name="form">apphost, symlink, dll; with "spaces" in it, in such a path.</param>
    public PowerShellForm(string form)
    {
        string home = Path.Combine(_folder.FullName, form.Contains("spaces") ? "Power Shell's own" : "pwsh-home");
        Copy(Package, home);
        string assembly = Path.Combine(home, "pwsh.dll");
        Home = home;
        Asked =
            form.StartsWith("dll", StringComparison.Ordinal) ? assembly
            : form.StartsWith("symlink", StringComparison.Ordinal) ? Link(AppHost(assembly))
            : AppHost(assembly);
    }

    /// <summary>What the user would put into the variable.</summary>
    public string Asked { get; }

    /// <summary>What <c>$PSHOME</c> is in it.</summary>
    public string Home { get; }

    /// <summary>The folder of <c>dotnet</c>, where an apphost finds its runtime.</summary>
    public static string DotNetRoot =>
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    public void Dispose() => _folder.Dispose();

    private static string Package =>
        Path.GetDirectoryName(PowerShellCommand.Find(null, Restored)!.LeadingArguments[^1])!;

    private static string? Restored => AppContext.GetData("EksThumbprint.PowerShellPackage") as string;

    private string Link(string target)
    {
        string bin = Directory.CreateDirectory(_folder.PathOf("bin")).FullName;
        return File.CreateSymbolicLink(Path.Combine(bin, "preview"), target).FullName;
    }

    /// <summary>The program beside the assembly that starts it, as every installation has one.</summary>
    private static string AppHost(string assembly)
    {
        string template = Directory
            .EnumerateDirectories(Path.Combine(DotNetRoot, "sdk"))
            .Select(sdk => Path.Combine(sdk, "AppHostTemplate", "apphost"))
            .Last(File.Exists);
        byte[] program = File.ReadAllBytes(template);
        byte[] name = new byte[Placeholder.Length];
        Encoding.UTF8.GetBytes("pwsh.dll", name);
        name.CopyTo(program, program.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Placeholder)));
        string path = Path.ChangeExtension(assembly, null);
        File.WriteAllBytes(path, program);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (string folder in Directory.EnumerateDirectories(from))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
