using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Cli.Options;
using EksThumbprint.Cli.Usage;
using EksThumbprint.Offline;
using EksThumbprint.Repair;

namespace EksThumbprint.Cli.Commands;

/// <summary><c>update</c>: puts the list right, after a question.</summary>
internal static class UpdateCommand
{
    public static Command Create(CommonOptions options, CliHost host)
    {
        Option<bool> dryRun = new("--dry-run")
        {
            Description = "Only show what would change; exit code 1 when something would.",
        };
        Option<bool> yes = new("--yes", "-y")
        {
            Description = "Do not ask. Needed where there is no terminal to ask at.",
        };
        Option<bool> replace = new("--replace")
        {
            Description =
                "Leave only the new thumbprints; without it they join the list, and old ones go only when its five "
                + "places are full.",
        };
        Option<string[]> given = SharedOptions.Thumbprints(
            "Write just these, five at most, whatever the issuer serves. The list from before, given here, undoes an "
                + "update."
        );
        Option<string?> trustedRoot = new("--trusted-root")
        {
            Description = "Root certificates that you vouch for, PEM or DER, for an issuer with a CA of its own.",
            HelpName = "FILE",
        };
        Verb verb = new(
            "update",
            "Put the thumbprint list of an IAM OIDC provider right. Shows what would change and asks; writes only "
                + "what there is reason to trust, once, and reads it back.",
            "eks-thumbprint update my-cluster --dry-run",
            "eks-thumbprint update my-cluster --yes",
            "eks-thumbprint update https://oidc.example.com --trusted-root root.pem"
        );
        Command command = options.Command(verb, dryRun, yes, replace, given, trustedRoot);
        command.SetAction(
            async (line, cancellation) =>
            {
                RepairOptions repair = new()
                {
                    Replace = line.GetValue(replace),
                    Explicit = SharedOptions.Given(line, given, options),
                };
                if (repair is { Replace: true, Explicit: not null })
                    throw new InputException(
                        "ReplaceWithThumbprint",
                        "--thumbprint already gives the whole list; leave --replace out."
                    );
                if (repair.Explicit is not null && line.GetValue(trustedRoot) is not null)
                    throw new InputException(
                        "RootWithThumbprint",
                        "--thumbprint gives the list, whatever is served, so no root is needed; leave --trusted-root "
                            + "or --thumbprint out."
                    );
                bool mayWrite = line.GetValue(yes);
                if (!mayWrite && !line.GetValue(dryRun) && host.Ask is null)
                {
                    throw new InputException(
                        "NobodyToAsk",
                        "There is no terminal to ask at, so nothing was done. Add --yes to write, or --dry-run to "
                            + "see what would change."
                    );
                }

                using Session session = new(line, options, host, Roots(line.GetValue(trustedRoot)));
                UpdateRun run = new(session, repair, line.GetValue(dryRun), mayWrite);
                return await run.RunAsync(cancellation);
            }
        );
        return command;
    }

    private static X509Certificate2[] Roots(string? path) =>
        path is null
            ? []
            :
            [
                .. ChainFile
                    .Read(path)
                    .CertificatesOrThrow()
                    .Select(root => X509CertificateLoader.LoadCertificate(root.ToDer())),
            ];
}
