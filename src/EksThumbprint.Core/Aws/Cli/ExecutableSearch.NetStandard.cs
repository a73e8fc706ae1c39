namespace EksThumbprint.Aws.Cli;

internal static partial class ExecutableSearch
{
    // .NET Standard cannot read a file's mode. Starting what may not run fails with an error of its own.
    private static partial bool CanRun(string file) => File.Exists(file);
}
