namespace EksThumbprint.Aws.Cli;

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
