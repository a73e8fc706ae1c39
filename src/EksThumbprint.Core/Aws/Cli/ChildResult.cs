namespace EksThumbprint.Aws.Cli;

/// <summary>What is left of a child process. The exit code and the output count only when it ended by itself.</summary>
internal sealed record ChildResult(ChildEnd End, int ExitCode, byte[] Output, byte[] Error);
