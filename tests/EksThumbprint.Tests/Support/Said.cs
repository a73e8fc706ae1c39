using EksThumbprint.Cli.Output;
using EksThumbprint.Remedies;
using EksThumbprint.Repair;

namespace EksThumbprint.Tests.Support;

/// <summary>Remedies as the command line writes them when it was given no options.</summary>
internal static class Said
{
    public static IRemedyWriter Writer { get; } = new CliRemedies(new RunContext(), Shell.Posix);

    public static string? Text(this Remedy? remedy) => Writer.Write(remedy);

    public static string? Text(this Refusal? refusal) =>
        refusal is null ? null : Writer.Write(refusal.Sentence, refusal.Remedy);
}
