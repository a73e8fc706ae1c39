namespace EksThumbprint.Tests.Cli;

/// <summary>What a run of the command line left behind.</summary>
internal sealed record CliResult(int Exit, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public override string ToString() => $"exit code {Exit}\n--- output\n{Output}\n--- error\n{Error}";
}
