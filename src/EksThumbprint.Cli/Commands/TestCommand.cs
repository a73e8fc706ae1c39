using System.CommandLine;
using EksThumbprint.Assessment;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Cli.Options;
using EksThumbprint.Cli.Usage;
using EksThumbprint.Files;
using EksThumbprint.Inputs;
using EksThumbprint.Issuers;
using EksThumbprint.Remedies;
using EksThumbprint.Reports;
using EksThumbprint.Thumbprints;
using EksThumbprint.Workflow;

namespace EksThumbprint.Cli.Commands;

/// <summary><c>test</c>: the verdict on each target, or on the whole account.</summary>
internal static class TestCommand
{
    private const string Overwrite = "--force";

    public static Command Create(CommonOptions options, CliHost host)
    {
        Option<bool> all = new(SharedOptions.All)
        {
            Description = "Test every cluster and every provider of the account.",
        };
        Option<bool> eksOnly = new("--eks-only")
        {
            Description = "With --all: leave the providers of other issuers out, and say how many they are.",
        };
        Option<string[]> given = SharedOptions.Thumbprints(
            "Compare with these thumbprints in place of IAM's list; AWS is not asked."
        );
        Option<string[]> path = SharedOptions.Path();
        Option<string?> report = new("--report")
        {
            Description = "Also write the verdicts to this file, as an HTML page that needs nothing beside itself.",
            HelpName = "FILE",
        };
        Option<bool> force = new("--force") { Description = "Overwrite the file of --report." };
        PodOptions pod = new();
        DetailOptions told = new();
        Verb verb = new(
            Verb.Test,
            "Say whether IAM lists the right thumbprint, whether a wrong one matters, and what pods see. Writes "
                + "nothing.",
            "eks-thumbprint test my-cluster other-cluster --region eu-west-1",
            "eks-thumbprint test --all --region eu-west-1 --region us-east-1",
            "eks-thumbprint test --all --format json",
            "eks-thumbprint test --all --format junit --report estate.html",
            "eks-thumbprint test https://oidc.example.com --thumbprint HEX",
            "eks-thumbprint test --path cluster.json --path provider.json",
            "eks-thumbprint test --token FILE --role ARN"
        );
        Command command = options.Command(
            verb,
            [all, eksOnly, given, path, report, force, told.Quiet, told.Verbose, .. pod.All]
        );
        command.SetAction(
            async (line, cancellation) =>
            {
                IReadOnlyList<Thumbprint>? compared = SharedOptions.Given(line, given, options);
                string? page = ReportPath(line.GetValue(report), line.GetValue(force));
                PodInquiry? inquiry = pod.Read(line, host);
                Detail detail = told.Read(line, options);
                using Session session = new(line, options, host);
                RunProgress? progress =
                    host.Progress is { } shown && detail != Detail.Quiet ? new RunProgress(shown.Show) : null;
                string[] paths = line.GetValue(path) ?? [];
                if ((line.GetValue(all) ? 1 : 0) + (paths.Length > 0 ? 1 : 0) + (session.HasTargets ? 1 : 0) > 1)
                    throw new InputException("TooManySources", "Give one of these: targets, --all, or --path.");
                if (line.GetValue(eksOnly) && !line.GetValue(all))
                    throw new InputException("EksOnlyWithoutAll", "--eks-only goes with --all; leave it out.");
                if (inquiry is not null && (line.GetValue(all) || compared is not null || paths.Length > 0))
                {
                    throw new InputException(
                        "PodWithOthers",
                        "A pod's token and role go with targets, or alone: leave out --all, --thumbprint and --path."
                    );
                }

                if (line.GetValue(all))
                    session.Account = new AccountLookup(session.Aws, session.Finder, line.GetValue(eksOnly), progress);
                if (inquiry?.HasToken != true || session.HasTargets)
                    await session.ReadAsync(paths, cancellation);
                if (page is not null && session.Chains.Count > 0)
                    throw new InputException(
                        "ReportOfFile",
                        $"--report is of servers, and '{session.Chains[0].Name}' holds certificates. Leave "
                            + "--report out."
                    );
                TestRun run = new(session, detail, progress);
                int exit = await run.RunAsync(
                    Files(session, compared),
                    inquiry is null
                        ? Facts(session, line.GetValue(all), compared, cancellation)
                        : PodFacts(session, inquiry, cancellation),
                    cancellation
                );
                return page is null
                    ? exit
                    : Math.Max(
                        exit,
                        WriteReport(page, line.GetValue(force), run.Done, host, session.Remedies, cancellation)
                    );
            }
        );
        return command;
    }

    /// <summary>Where the report goes; that it can go there is known before the work is done.</summary>
    private static string? ReportPath(string? given, bool force)
    {
        if (given is null)
            return force
                ? throw new InputException(
                    "ForceWithoutReport",
                    "--force overwrites the file of --report; give --report FILE, or leave --force out."
                )
                : null;
        string path = given.Length == 0 ? given : Path.GetFullPath(given);
        AtomicFile.Check(path, force, Overwrite);
        return path;
    }

    /// <summary>
    /// The verdicts are told by now. A disk that is full is not the command line's fault, so it is not usage.
    /// </summary>
    private static int WriteReport(
        string path,
        bool force,
        IReadOnlyList<OidcAssessment> verdicts,
        CliHost host,
        IRemedyWriter remedies,
        CancellationToken cancellation
    )
    {
        try
        {
            AtomicFile.Write(path, force, Overwrite, writer =>
                HtmlReport.Write(writer, verdicts, new ReportOptions { Remedies = _ => remedies }, cancellation)
            );
            return ExitCode.Well;
        }
        catch (InputException refused)
        {
            host.Error.WriteLine($"The verdicts are complete, the report is not: {refused.Message}");
            return ExitCode.Undetermined;
        }
    }

    private static IEnumerable<FileAssessment> Files(Session session, IReadOnlyList<Thumbprint>? compared)
    {
        if (session.Chains.Count > 0 && compared is null)
            throw new InputException(
                "PathWithoutThumbprint",
                $"'{session.Chains[0].Name}' holds certificates; give the thumbprints to compare with them "
                    + "(--thumbprint HEX)."
            );
        return session.AssessFiles([.. (compared ?? []).Select(thumbprint => thumbprint.ToString())]);
    }

    private static IEnumerable<OidcFacts> Facts(
        Session session,
        bool all,
        IReadOnlyList<Thumbprint>? compared,
        CancellationToken cancellation
    )
    {
        if (all && compared is not null)
            throw new InputException(
                "AllWithThumbprint",
                "--all compares with IAM's lists; leave --thumbprint out, or name issuers."
            );
        if (all)
            return session.Account!.Find(session.Regions, cancellation);
        if (session.Chains.Count > 0 && !session.HasTargets)
            return [];
        DateTimeOffset now = DateTimeOffset.UtcNow;
        IReadOnlyList<string>? listed = compared is null
            ? null
            : [.. compared.Select(thumbprint => thumbprint.ToString())];
        return listed is null
            ? session.Facts((item, token) => GivenFacts.Find(item, session.Finder, now, token), cancellation)
            : session.Facts((item, _) => WithoutAws(item, now) with { Listed = listed }, cancellation);
    }

    private static IEnumerable<OidcFacts> PodFacts(Session session, PodInquiry pod, CancellationToken cancellation)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        if (session.HasTargets || !pod.HasToken)
            return session.Facts(
                (item, token) => Added(GivenFacts.Find(item, session.Finder, now, token)),
                cancellation
            );
        return pod.Target is { } own ? [Added(session.Finder.Find(own, cancellation))] : [pod.WithoutIssuer(now)];

        OidcFacts Added(OidcFacts facts) => pod.Add(facts, () => session.Aws, cancellation);
    }

    private static OidcFacts WithoutAws(InputItem item, DateTimeOffset now)
    {
        if (item.Cluster is { } cluster)
            return OidcFacts.From(cluster, now);
        if (item.Provider is { } provider)
            return OidcFacts.From(provider, now) with { Provider = null, ProviderSought = false };
        Target target = Target.Parse(item.Text);
        return target.ClusterName is { } name
            ? throw new InputException(
                "ClusterWithThumbprint",
                $"With --thumbprint AWS is not asked, so the issuer of '{name}' is not known. Give the issuer's URL."
            )
            : OidcFacts.From(target, now);
    }
}
