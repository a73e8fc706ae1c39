namespace EksThumbprint.Tests.Docs;

/// <summary>The repository's own files, without what is built.</summary>
internal static class RepositoryFiles
{
    // Not entered at all: other tests write and delete there meanwhile.
    private static readonly string[] Built = ["out", "bin", "obj", ".git"];

    public static string Root { get; } = Find();

    /// <summary>Every file's path from the root, with slashes.</summary>
    public static IReadOnlyList<string> All { get; } =
    [.. Below(Root).Select(path => "/" + Path.GetRelativePath(Root, path).Replace('\\', '/'))];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    /// <summary>Whether a text names a file or a folder: by its whole path, or by the end of it.</summary>
    public static bool Has(string path)
    {
        string end = "/" + path.TrimStart('.').Trim('/');
        return All.Any(file =>
            file.EndsWith(end, StringComparison.Ordinal) || file.Contains(end + "/", StringComparison.Ordinal)
        );
    }

    private static IEnumerable<string> Below(string folder) =>
        Directory
            .GetFiles(folder)
            .Concat(
                Directory
                    .GetDirectories(folder)
                    .Where(inner => !Built.Contains(Path.GetFileName(inner)))
                    .SelectMany(Below)
            );

    private static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EksThumbprint.sln")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new InvalidOperationException(
                $"EksThumbprint.sln is not above {AppContext.BaseDirectory}. The texts are tested where they lie."
            );
    }
}
