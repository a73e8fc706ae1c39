namespace EksThumbprint.Aws.Cli;

/// <summary>What is left of a child process. The exit code and the output count only when it ended by itself.</summary>
internal sealed record ChildResult(ChildEnd End, int ExitCode, byte[] Output, byte[] Error);

/// <summary>How a child process ended.</summary>
internal enum ChildEnd
{
    /// <summary>By itself.</summary>
    Exited,

    /// <summary>Killed at the time limit.</summary>
    TimedOut,

    /// <summary>Killed because it wrote more than was asked for.</summary>
    TooMuchOutput,
}
