using EksThumbprint.Assessment;
using EksThumbprint.Chains;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Remedies;

namespace EksThumbprint.Cli.Output;

/// <summary>What a file with certificates tells, for a person.</summary>
internal static class FileText
{
    private const string Indent = "    ";

    /// <summary>The chains, the certificates to list marked, then what there is to say.</summary>
    public static void WriteChains(FileAssessment file, CliHost host, IRemedyWriter remedies)
    {
        foreach (FileChain chain in file.Chains)
        {
            Text.WriteWrapped(host.Out, string.Empty, $"{chain.Host ?? file.Name}  {chain.Words}", Indent, host.Width);
            ChainText.WriteCertificates(
                [.. chain.Chain.ForDisplay],
                one => chain.Thumbprints.Contains(one.Thumbprint),
                host
            );
            foreach (
                ServedCertificate top in chain.Chain.AsServed.Where(one => chain.Thumbprints.Contains(one.Thumbprint))
            )
                Text.WriteWrapped(host.Out, $"thumbprint {top.Thumbprint}  ", $"({top.Name})", Indent, host.Width);
            host.Out.WriteLine();
        }

        WriteNotes(file, host, remedies);
    }

    /// <summary>What the file tells and does not tell, on standard error, then where to look.</summary>
    public static void WriteNotes(FileAssessment file, CliHost host, IRemedyWriter remedies)
    {
        foreach (Finding finding in file.Findings)
            Text.WriteWrapped(
                host.Error,
                string.Empty,
                $"{file.Name}: {finding.Code}: {finding.Sentence}",
                Indent,
                host.Width
            );
        RemedyLines.Write(host, Indent, file.Remedy, remedies);
    }
}
