using EksThumbprint.Assessment;
using EksThumbprint.Chains;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Issuers;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Cli.Output;

/// <summary>What a file with certificates tells, for a person.</summary>
internal static class FileText
{
    private const string Indent = "    ";

    /// <summary>The chains, the certificates to list marked, then what there is to say.</summary>
    public static void WriteChains(FileAssessment file, CliHost host)
    {
        foreach (FileChain chain in file.Chains)
        {
            Text.WriteWrapped(host.Out, string.Empty, $"{chain.Host ?? file.Name}  {chain.Words}", Indent, host.Width);
            ChainText.WriteCertificates(
                [.. FileAssessment.InOrder(chain)],
                one => chain.Thumbprints.Contains(one.Thumbprint),
                host
            );
            foreach (
                ServedCertificate top in chain.Chain.AsServed.Where(one => chain.Thumbprints.Contains(one.Thumbprint))
            )
                Text.WriteWrapped(host.Out, $"thumbprint {top.Thumbprint}  ", $"({top.Name})", Indent, host.Width);
            host.Out.WriteLine();
        }

        WriteNotes(file, host);
    }

    /// <summary>The values alone.</summary>
    public static void WriteThumbprints(FileAssessment file, CliHost host)
    {
        foreach (Thumbprint thumbprint in file.Expected)
            host.Out.WriteLine(thumbprint.ToString());
    }

    /// <summary>What the file tells and does not tell, on standard error, then where to look.</summary>
    public static void WriteNotes(FileAssessment file, CliHost host)
    {
        foreach (Finding finding in file.Findings)
            Text.WriteWrapped(
                host.Error,
                string.Empty,
                $"{file.Name}: {finding.Code}: {finding.Sentence}",
                Indent,
                host.Width
            );
        if (Remedy(file) is { } remedy)
            Text.WriteWrapped(host.Error, Indent + "-> ", remedy, Indent + "   ", host.Width);
    }

    /// <summary>
    /// The command that asks the server itself; null when there is no need, or no server in the file.
    /// </summary>
    public static string? Remedy(FileAssessment file)
    {
        if (!file.NeedsAttention || file.Server is not { } server)
            return null;
        return EksHost.From(server) is { } eks
            ? $"Ask the server: eks-thumbprint thumbprint --region {eks.Region}"
            : $"Ask the server: eks-thumbprint chain https://{server}";
    }
}
