using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Assessment;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Cli.Options;
using EksThumbprint.Cli.Usage;
using EksThumbprint.Offline;
using EksThumbprint.Repair;
using EksThumbprint.Workflow;

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
        Option<string[]> path = new("--path")
        {
            Description =
                "Take the value from this transcript of 'openssl s_client -showcerts', for which you vouch by "
                + "giving it; "
                + "the issuer is not read. Or read the targets from a file: the AWS CLI's JSON, or a list. - is "
                + "standard input.",
            HelpName = "FILE",
        };
        Option<string?> trustedRoot = new("--trusted-root")
        {
            Description =
                "Root certificates that you vouch for, for an issuer with a CA of its own: PEM, DER, PKCS #7, or a "
                + "kubeconfig with the CA in it; - is standard input.",
            HelpName = "FILE",
        };
        DetailOptions told = new();
        Verb verb = new(
            "update",
            "Put the thumbprint list of an IAM OIDC provider right. Shows what would change and asks; writes only "
                + "what there is reason to trust, once, and reads it back. Infrastructure code that owns the list puts "
                + "its own value back on its next run: see docs/infrastructure-as-code.md of the project.",
            "eks-thumbprint update my-cluster --dry-run",
            "eks-thumbprint update my-cluster --yes",
            "eks-thumbprint update https://oidc.example.com --trusted-root root.pem"
        );
        Command command = options.Command(verb, dryRun, yes, replace, given, trustedRoot, path, told.Quiet);
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
                Detail detail = told.Read(line, options);
                string[] paths = line.GetValue(path) ?? [];
                if (
                    line.GetValue(trustedRoot) == SharedOptions.StandardInput
                    && paths.Contains(SharedOptions.StandardInput)
                )
                    throw new InputException(
                        "InputTwice",
                        "Standard input (-) can be read only once. Give --path or --trusted-root a file."
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

                X509Certificate2[] roots = await RootsAsync(line.GetValue(trustedRoot), host, cancellation);
                using Session session = new(line, options, host, roots);
                await session.ReadAsync(paths, cancellation, isSource: true);
                UpdateRun run = new(session, repair, Source(session, repair), line.GetValue(dryRun), mayWrite, detail);
                return await run.RunAsync(cancellation);
            }
        );
        return command;
    }

    /// <summary>The transcript that the value is taken from; null when the issuer is to be read.</summary>
    private static FileAssessment? Source(Session session, RepairOptions repair)
    {
        if (session.Chains.Count == 0)
            return null;
        if (repair.Explicit is not null)
            throw new InputException(
                "PathWithThumbprint",
                "--thumbprint already gives the whole list; leave it out, or leave the transcript out."
            );
        if (session.Chains.Count > 1)
            throw new InputException(
                "SeveralTranscripts",
                "Give one transcript. If discovery and keys have different hosts, save both into one file."
            );
        if (!session.HasTargets)
            throw new InputException(
                "NoTarget",
                $"'{session.Chains[0].Name}' gives the value, but not whose list it belongs to. Give a target too: a "
                    + "cluster name, an issuer URL or an ARN."
            );
        return FileAssessor.Assess(session.Chains[0], DateTimeOffset.UtcNow, session.Policy);
    }

    private static async Task<X509Certificate2[]> RootsAsync(string? path, CliHost host, CancellationToken cancellation)
    {
        if (path is null)
            return [];
        (byte[] content, string name) = await GivenFiles.BytesAsync(path, host, cancellation);
        return
        [
            .. ChainFile
                .Parse(content, name)
                .CertificatesOrThrow()
                .Select(root => X509CertificateLoader.LoadCertificate(root.ToDer())),
        ];
    }
}
