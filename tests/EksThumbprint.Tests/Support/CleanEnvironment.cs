using System.Runtime.CompilerServices;

namespace EksThumbprint.Tests.Support;

/// <summary>
/// Takes what the user has set for other programs out of this process's environment before any test runs, so that the
/// tests and the programs that they start do the same everywhere.
/// </summary>
internal static class CleanEnvironment
{
    private static readonly string[] Others = ["SSL_CERT_FILE", "SSL_CERT_DIR", "NO_COLOR", "PSModulePath"];

    /// <summary>Whether a variable, in any letter case, is one that tests must not see.</summary>
    public static bool Disturbs(string name) =>
        name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase)
        || Others.Contains(name, StringComparer.OrdinalIgnoreCase);

    [ModuleInitializer]
    internal static void Clean()
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(Disturbs))
            Environment.SetEnvironmentVariable(name, null);

        // The programs that the tests start end before recompiling by profile would pay.
        Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");
    }
}
