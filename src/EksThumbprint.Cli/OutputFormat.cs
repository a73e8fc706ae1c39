namespace EksThumbprint.Cli;

/// <summary>How results are printed.</summary>
internal enum OutputFormat
{
    /// <summary>For a person.</summary>
    Text,

    /// <summary>For a program: one array.</summary>
    Json,
}
