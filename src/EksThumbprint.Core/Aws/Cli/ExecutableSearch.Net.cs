namespace EksThumbprint.Aws.Cli;

internal static partial class ExecutableSearch
{
    private const UnixFileMode Anyone =
        UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static partial bool CanRun(string file) =>
        File.Exists(file) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & Anyone) != 0);
}
