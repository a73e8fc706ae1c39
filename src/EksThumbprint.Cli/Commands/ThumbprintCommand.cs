using System.CommandLine;
using System.Text.Json.Nodes;
using EksThumbprint.Assessment;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Cli.Options;
using EksThumbprint.Cli.Output;
using EksThumbprint.Cli.Usage;
using EksThumbprint.Common;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Cli.Commands;

/// <summary><c>thumbprint</c>: the 40 digits alone.</summary>
internal static class ThumbprintCommand
{
    public static Command Create(CommonOptions options, CliHost host)
    {
        Option<string[]> path = SharedOptions.Path();
        Verb verb = new(
            Verb.Thumbprint,
            "Print the thumbprint to give to IAM, and nothing else: 40 digits, one thumbprint a line. Two lines mean "
                + "that both are needed. Of several targets each line also names its target.",
            "eks-thumbprint thumbprint my-cluster",
            "eks-thumbprint thumbprint https://oidc.eks.eu-west-1.amazonaws.com/id/ID",
            "eks-thumbprint thumbprint --region eu-west-1",
            "eks-thumbprint thumbprint --path chain.txt"
        );
        Command command = options.Command(verb, path);
        command.SetAction(
            async (line, cancellation) =>
            {
                using Session session = new(line, options, host);
                await session.ReadAsync(line.GetValue(path), cancellation);
                bool labelled = session.Chains.Count + session.Inputs.Count() > 1;
                List<JsonNode> rows = [];
                int sources = 0;
                foreach (FileAssessment file in session.AssessFiles())
                {
                    sources++;
                    rows.AddRange(ThumbprintJson.From(file));
                    if (session.Format == OutputFormat.Text)
                        Write(host, file.Expected, labelled ? file.Name : null);
                    FileText.WriteNotes(file, host, session.Remedies);
                    session.Count(file.Expected.Count == 0 ? ExitCode.Undetermined : ExitCode.For(file));
                }

                await foreach (OidcAssessment assessment in ChainSource.ReadAsync(session, cancellation))
                {
                    sources++;
                    rows.AddRange(ThumbprintJson.From(assessment));
                    if (session.Format == OutputFormat.Text)
                        Write(host, assessment.Expected, labelled ? assessment.Facts.Name : null);
                    Notes.Write(assessment, host, session.Remedies);
                    session.Count(assessment.Expected.Count == 0 ? ExitCode.Undetermined : ExitCode.For(assessment));
                }

                if (session.Format == OutputFormat.Json)
                    JsonOutput.Write(host.Out, rows);
                return session.Format == OutputFormat.Terraform ? WriteTerraform(rows, sources, session) : session.Exit;
            }
        );
        return command;
    }

    /// <summary>The digits come first, so that who wants them alone takes the first column.</summary>
    private static void Write(CliHost host, IEnumerable<Thumbprint> thumbprints, string? name)
    {
        string label = name is null ? string.Empty : "  " + Printable.Escape(name);
        foreach (Thumbprint thumbprint in thumbprints)
            host.Out.WriteLine(thumbprint + label);
    }

    /// <summary>
    /// Terraform takes any exit code but 0 for a failure, so one that only asks for attention is 0 here.
    /// </summary>
    private static int WriteTerraform(List<JsonNode> rows, int sources, Session session)
    {
        if (sources > 1)
            throw new InputException(
                "SeveralForTerraform",
                "--format terraform is of one target, for Terraform takes one object. Give one target."
            );
        if (rows.Count == 0)
            return Math.Max(session.Exit, ExitCode.Undetermined);
        session.Host.Out.WriteLine(TerraformJson.From(rows).ToJsonString());
        return session.Exit == ExitCode.Attention ? ExitCode.Well : session.Exit;
    }
}
