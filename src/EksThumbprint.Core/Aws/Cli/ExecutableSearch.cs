namespace EksThumbprint.Aws.Cli;

/// <summary>
/// Finds a program as a shell does, but never in the working directory: whoever can write there is not trusted.
/// </summary>
internal static partial class ExecutableSearch
{
    /// <summary>The program's full path, or null.</summary>
    /// <param name="name">A name to be looked up, or a path.</param>
    /// <param name="path">The value of PATH.</param>
    /// <param name="windows">Whether names get Windows' extensions.</param>
    public static string? Find(string name, string? path, bool windows)
    {
        if (name.IndexOfAny(Path.GetInvalidPathChars()) >= 0)
            return null;
        if (IsPath(name))
            return Names(name, windows).Select(Path.GetFullPath).FirstOrDefault(CanRun);
        return Folders(path, windows)
            .SelectMany(folder => Names(name, windows).Select(file => Path.Combine(folder, file)))
            .FirstOrDefault(CanRun);
    }

    public static bool IsPath(string name) => name.IndexOfAny(['/', Path.DirectorySeparatorChar]) >= 0;

    private static IEnumerable<string> Folders(string? path, bool windows) =>
        (path ?? string.Empty)
            .Split(windows ? ';' : ':')
            .Select(folder => windows ? folder.Trim().Trim('"') : folder)
            .Where(folder =>
                folder.Length > 0
                && folder.IndexOfAny(Path.GetInvalidPathChars()) < 0
                && Path.IsPathRooted(folder)
                && !(windows && DependsOnWorkingDirectory(folder))
            );

    /// <summary>
    /// <c>C:tools</c> and <c>\tools</c> are rooted too, but where they lead the working directory decides.
    /// </summary>
    private static bool DependsOnWorkingDirectory(string folder) =>
        folder[0] == '\\'
            ? folder.Length < 2 || folder[1] != '\\'
            : folder.Length > 1 && folder[1] == ':' && (folder.Length < 3 || folder[2] is not ('\\' or '/'));

    private static string[] Names(string name, bool windows) =>
        windows && Path.GetExtension(name).Length == 0 ? [name + ".exe", name + ".cmd"] : [name];

    private static partial bool CanRun(string file);
}
