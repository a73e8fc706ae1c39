using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EksThumbprint;

/// <summary>How PowerShell is started: a program, and the arguments that come before one's own.</summary>
/// <param name="Program">The full path of <c>pwsh</c>, or of <c>dotnet</c>.</param>
/// <param name="LeadingArguments">None for <c>pwsh</c>; <c>exec</c> and <c>pwsh.dll</c> for <c>dotnet</c>.</param>
internal sealed record PowerShellCommand(string Program, IReadOnlyList<string> LeadingArguments)
{
    /// <summary>
    /// The environment variable that asks for another PowerShell than the one of the restore: the path of a
    /// <c>pwsh</c> or of a <c>pwsh.dll</c>, or a name on PATH.
    /// </summary>
    public const string Variable = "EKSTHUMBPRINT_PWSH";

    /// <summary>What to say where <see cref="Find()"/> finds nothing.</summary>
    public const string Missing =
        "PowerShell is missing: run dotnet restore, which brings it. "
        + "On Windows, install PowerShell 7.4 or later, or the .NET Desktop Runtime.";

    private const string PackageFolder = "EksThumbprint.PowerShellPackage";

    /// <summary>
    /// The PowerShell that <see cref="Variable"/> asks for; otherwise the one of the restore; otherwise the one on
    /// PATH; null where there is none.
    /// </summary>
    /// <exception cref="FileNotFoundException">What the variable asks for is not there.</exception>
    public static PowerShellCommand? Find() =>
        Find(Environment.GetEnvironmentVariable(Variable), AppContext.GetData(PackageFolder) as string);

    /// <inheritdoc cref="Find()"/>
    /// <param name="asked">The variable's value.</param>
    /// <param name="package">The folder of the restored package.</param>
    public static PowerShellCommand? Find(string? asked, string? package)
    {
        if (!string.IsNullOrWhiteSpace(asked))
        {
            return Asked(asked)
                ?? throw new FileNotFoundException(
                    $"{Variable} asks for '{asked}', which is not there. "
                        + "Set it to the path of pwsh or pwsh.dll, or unset it.",
                    asked
                );
        }

        return FromPackage(package) ?? OnPath("pwsh");
    }

    /// <summary>Its start with these arguments.</summary>
    public ProcessStartInfo With(params IEnumerable<string> arguments) =>
        new(Program, [.. LeadingArguments, .. arguments]);

    private static PowerShellCommand? Asked(string asked)
    {
        if (!asked.Contains(Path.DirectorySeparatorChar) && !asked.Contains(Path.AltDirectorySeparatorChar))
            return OnPath(asked);
        string path = Path.GetFullPath(asked);
        if (!File.Exists(path))
            return null;
        return path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? FromAssembly(path) : new(path, []);
    }

    private static PowerShellCommand? FromPackage(string? package)
    {
        // The Windows one is built on the desktop runtime, which may be missing.
        if (package is null || (OperatingSystem.IsWindows() && !HasDesktopRuntime()))
            return null;
        string system = OperatingSystem.IsWindows() ? "win" : "unix";
        string assembly = Path.Combine(package, "tools", "net10.0", "any", system, "pwsh.dll");
        return File.Exists(assembly) ? FromAssembly(assembly) : null;
    }

    private static PowerShellCommand FromAssembly(string assembly) => new(DotNet, ["exec", assembly]);

    private static PowerShellCommand? OnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder =>
                Path.Combine(folder, OperatingSystem.IsWindows() ? Path.ChangeExtension(name, "exe") : name)
            )
            .Where(File.Exists)
            .Select(path => new PowerShellCommand(path, []))
            .FirstOrDefault();

    private static bool HasDesktopRuntime() =>
        Directory.Exists(Path.Combine(DotNetRoot, "shared", "Microsoft.WindowsDesktop.App"));

    /// <summary>The program that runs this process's own .NET, whatever PATH says.</summary>
    private static string DotNet => Path.Combine(DotNetRoot, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    // The runtime lies in shared/Microsoft.NETCore.App/<version>.
    private static string DotNetRoot =>
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
