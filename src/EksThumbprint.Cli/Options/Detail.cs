namespace EksThumbprint.Cli.Options;

/// <summary>How much is told beside the data.</summary>
internal enum Detail
{
    /// <summary>Several results in sum, a single one in full.</summary>
    Usual,

    /// <summary>Only why the exit code is not 0.</summary>
    Quiet,

    /// <summary>Every result in full.</summary>
    Full,
}
