using EksThumbprint.Assessment;

namespace EksThumbprint.Cli.Output;

/// <summary>The word for what a file is evidence of.</summary>
internal static class ProvenanceWord
{
    public static string For(Provenance provenance) =>
        provenance == Provenance.Transcript ? "transcript" : "certificates";
}
