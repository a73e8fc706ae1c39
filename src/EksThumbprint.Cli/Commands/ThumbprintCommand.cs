using System.CommandLine;
using EksThumbprint.Assessment;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Cli.Options;
using EksThumbprint.Cli.Output;
using EksThumbprint.Cli.Usage;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Cli.Commands;

/// <summary><c>thumbprint</c>: the 40 digits alone.</summary>
internal static class ThumbprintCommand
{
    public static Command Create(CommonOptions options, CliHost host)
    {
        Option<string?> path = SharedOptions.Path();
        Verb verb = new(
            "thumbprint",
            "Print the thumbprint to give to IAM, and nothing else: 40 digits, one thumbprint a line. Two lines mean "
                + "that both are needed.",
            "eks-thumbprint thumbprint my-cluster",
            "eks-thumbprint thumbprint https://oidc.eks.eu-west-1.amazonaws.com/id/ID"
        );
        Command command = options.Command(verb, path);
        command.SetAction(
            async (line, cancellation) =>
            {
                using Session session = new(line, options, host);
                List<OidcAssessment> seen = [];
                await foreach (
                    OidcAssessment assessment in ChainSource.ReadAsync(session, line.GetValue(path), cancellation)
                )
                {
                    seen.Add(assessment);
                    if (session.Format == OutputFormat.Text)
                    {
                        foreach (Thumbprint thumbprint in assessment.Expected)
                            await host.Out.WriteLineAsync(thumbprint.ToString());
                    }

                    Notes.Write(assessment, host);
                    session.Count(assessment.Expected.Count == 0 ? ExitCode.Undetermined : ExitCode.For(assessment));
                }

                if (session.Format == OutputFormat.Json)
                    JsonOutput.Write(host.Out, seen.SelectMany(ThumbprintJson.From));
                return session.Exit;
            }
        );
        return command;
    }
}
