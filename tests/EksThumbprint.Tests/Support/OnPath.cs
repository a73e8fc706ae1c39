namespace EksThumbprint.Tests.Support;

/// <summary>Finds the tools that a test drives.</summary>
internal static class OnPath
{
    /// <summary>The tool's full path, or null where it is not installed.</summary>
    public static string? Find(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder =>
                new[]
                {
                    Path.Combine(folder, tool),
                    Path.Combine(folder, tool + ".exe"),
                    Path.Combine(folder, tool + ".cmd"),
                }
            )
            .FirstOrDefault(File.Exists);
}
