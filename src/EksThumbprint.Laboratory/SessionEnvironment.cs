namespace EksThumbprint.Laboratory;

/// <summary>
/// What the session's PowerShell finds around it: nothing of the user's AWS settings, and the laboratory's folder where
/// it would write to the user's profile.
/// </summary>
internal static class SessionEnvironment
{
    public static void Apply(IDictionary<string, string?> all, LaboratoryFolder folder)
    {
        foreach (string name in all.Keys.Where(IsAws).ToList())
            all.Remove(name);
        foreach (string name in new[] { "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME" })
            all[name] = folder.Home(name);
        foreach (string name in new[] { "TMPDIR", "TEMP", "TMP" })
            all[name] = folder.Temporary;
        all["PSModuleAnalysisCachePath"] = Path.Combine(folder.Temporary, "analysis-cache");
        all["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        all["POWERSHELL_UPDATECHECK"] = "Off";
        // PowerShell of the package is compiled as it runs. To optimise it in the same seconds would take twice the
        // time.
        all["DOTNET_TC_CallCountingDelayMs"] = "2710";
        // Modules of the user's are not looked for: the real AWS.Tools is no part of the laboratory.
        all.Remove("PSModulePath");
    }

    private static bool IsAws(string name) =>
        name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("AWSTOOLSDOUBLE_", StringComparison.OrdinalIgnoreCase);
}
