using System.CommandLine;
using System.Text.Json.Nodes;
using EksThumbprint.Assessment;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Cli.Options;
using EksThumbprint.Cli.Output;
using EksThumbprint.Cli.Usage;

namespace EksThumbprint.Cli.Commands;

/// <summary><c>chain</c>: the served certificates, leaf to top.</summary>
internal static class ChainCommand
{
    public static Command Create(CommonOptions options, CliHost host)
    {
        Option<string[]> path = SharedOptions.Path();
        Verb verb = new(
            "chain",
            "Show the certificates that an issuer's hosts send, leaf to top. The top one's SHA-1 is the thumbprint "
                + "that IAM wants.",
            "eks-thumbprint chain my-cluster",
            "eks-thumbprint chain --path saved-chain.txt"
        );
        Command command = options.Command(verb, path);
        command.SetAction(
            async (line, cancellation) =>
            {
                using Session session = new(line, options, host);
                await session.ReadAsync(line.GetValue(path), cancellation);
                List<JsonNode> rows = [];
                foreach (FileAssessment file in session.AssessFiles())
                {
                    rows.AddRange(ChainJson.From(file));
                    if (session.Format == OutputFormat.Text)
                        FileText.WriteChains(file, host, session.Remedies);
                    session.Count(ExitCode.For(file));
                }

                await foreach (OidcAssessment assessment in ChainSource.ReadAsync(session, cancellation))
                {
                    rows.AddRange(ChainJson.From(assessment));
                    if (session.Format == OutputFormat.Text)
                        ChainText.Write(assessment, host, session.Remedies);
                    session.Count(Exit(assessment));
                }

                if (session.Format == OutputFormat.Json)
                    JsonOutput.Write(host.Out, rows);
                return session.Exit;
            }
        );
        return command;
    }

    private static int Exit(OidcAssessment assessment) =>
        assessment switch
        {
            { Facts.Trust.Count: 0 } => ExitCode.Undetermined,
            _ => ExitCode.For(assessment),
        };
}
