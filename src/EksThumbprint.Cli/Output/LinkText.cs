using EksThumbprint.Assessment;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Remedies;

namespace EksThumbprint.Cli.Output;

/// <summary>A pod's way to its role: the broken link first, then every link in a line.</summary>
internal static class LinkText
{
    public static void Write(OidcAssessment assessment, IRemedyWriter remedies, CliHost host)
    {
        if (assessment.Links.Count == 0)
            return;
        Text.WriteWrapped(host.Out, string.Empty, LinkWords.Headline(assessment, remedies), "  ", host.Width);
        foreach (LinkVerdict link in assessment.Links)
        {
            string head = $"  {LinkWords.Name(link), -10}  {link.Words, -13}  ";
            Text.WriteWrapped(host.Out, head, link.Sentence, new string(' ', head.Length), host.Width);
        }

        host.Out.WriteLine();
    }
}
