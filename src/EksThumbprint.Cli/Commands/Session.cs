using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Aws.Cli;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Cli.Options;
using EksThumbprint.Cli.Output;
using EksThumbprint.Inputs;
using EksThumbprint.Offline;
using EksThumbprint.Probing;
using EksThumbprint.Remedies;
using EksThumbprint.Trust;
using EksThumbprint.Workflow;

namespace EksThumbprint.Cli.Commands;

/// <summary>One run of a command: its common options made into the things that they stand for.</summary>
internal sealed class Session : IDisposable
{
    private readonly string[] _texts;
    private IReadOnlyList<InputItem>? _read;

    public Session(
        ParseResult line,
        CommonOptions options,
        CliHost host,
        IReadOnlyList<X509Certificate2>? trustedRoots = null
    )
    {
        Host = host;
        Format = line.GetValue(options.Format);
        Regions = [.. (line.GetValue(options.Region) ?? []).Distinct(StringComparer.OrdinalIgnoreCase)];
        Aws = host.Aws(
            new AwsCliOptions
            {
                Region = Region,
                Profile = line.GetValue(options.Profile),
                EndpointUrl = line.GetValue(options.EndpointUrl),
            }
        );
        Policy = host.Trust(trustedRoots ?? []);
        Probe = new IssuerProbe(
            new ProbeOptions
            {
                Timeout = TimeSpan.FromSeconds(line.GetValue(options.Timeout)),
                ThrottleLimit = line.GetValue(options.ThrottleLimit),
                Attempts = line.GetValue(options.Attempts),
                ConnectTo = line.GetValue(options.ConnectTo) is { } address ? ConnectTo.Parse(address) : host.ConnectTo,
            }
        );
        Remedies = new CliRemedies(
            new RunContext(
                Region,
                line.GetValue(options.Profile),
                line.GetValue(options.EndpointUrl),
                line.GetValue(options.ConnectTo)
            ),
            ShellWord.Default
        );
        Finder = new ProviderLookup(Aws, DateTimeOffset.UtcNow, line.GetValue(options.ThrottleLimit));
        _texts = [.. (line.GetValue(options.Targets) ?? []).Where(text => text != SharedOptions.StandardInput)];
        ReadsInput = _texts.Length < (line.GetValue(options.Targets)?.Length ?? 0);
    }

    public CliHost Host { get; }

    public OutputFormat Format { get; }

    /// <summary>The regions given; several only where the whole account is meant.</summary>
    public IReadOnlyList<string> Regions { get; }

    /// <summary>The one region given; null for none, and for several.</summary>
    public string? Region => Regions.Count == 1 ? Regions[0] : null;

    public IAws Aws { get; }

    public IssuerProbe Probe { get; }

    public TrustPolicy Policy { get; }

    public ProviderLookup Finder { get; }

    /// <summary>Looks the whole account up; null where targets are named.</summary>
    public AccountLookup? Account { get; set; }

    /// <summary>Writes remedies with this run's own options.</summary>
    public IRemedyWriter Remedies { get; }

    /// <summary>Whether targets were named, be it that they are on standard input.</summary>
    public bool HasTargets => _texts.Length > 0 || ReadsInput || _read is { Count: > 0 };

    /// <summary>The targets that make sense, as far as they are read.</summary>
    public IEnumerable<InputItem> Inputs => Items().Select(given => given.Item).OfType<InputItem>();

    /// <summary>Whether a target is '-'.</summary>
    public bool ReadsInput { get; }

    /// <summary>The files with certificates that were read.</summary>
    public IReadOnlyList<OfflineChain> Chains { get; private set; } = [];

    /// <summary>The gravest exit code so far.</summary>
    public int Exit { get; private set; }

    /// <summary>Reads the files and standard input, before anything else is done.</summary>
    /// <param name="paths">The files, and '-' for standard input.</param>
    /// <param name="cancellation">Stops the wait for standard input.</param>
    /// <param name="isSource">Whether the files are the source of a value for the targets, and not targets.</param>
    /// <exception cref="InputException">One of them is of no use, or a target is given beside them.</exception>
    public async Task ReadAsync(IReadOnlyList<string>? paths, CancellationToken cancellation, bool isSource = false)
    {
        if (paths is { Count: > 0 } && HasTargets && !isSource)
            throw new InputException("PathAndTarget", "Give either a target or --path, not both.");
        GivenFiles given = await GivenFiles.ReadAsync(
            [.. (ReadsInput ? (string[])[SharedOptions.StandardInput] : []), .. paths ?? []],
            Host,
            cancellation
        );
        Chains = given.Chains;
        _read = given.Items;
    }

    /// <summary>
    /// The judgement on each file with certificates; standard error tells what is wrong with the others.
    /// </summary>
    public IEnumerable<FileAssessment> AssessFiles(IReadOnlyList<string>? listed = null)
    {
        foreach (OfflineChain file in Chains)
        {
            FileAssessment? assessment = null;
            try
            {
                assessment = FileAssessor.Assess(file, DateTimeOffset.UtcNow, Policy, listed);
            }
            catch (InputException wrong)
            {
                Tell(wrong);
            }

            if (assessment is not null)
                yield return assessment;
        }
    }

    /// <summary>
    /// What can be found out about each target that makes sense, several looked up at a time; of each of the others
    /// standard error tells why not.
    /// </summary>
    /// <param name="find">Looks one up. Its token also ends what nobody wants any more.</param>
    /// <param name="cancellation">Stops it all.</param>
    public IEnumerable<OidcFacts> Facts(
        Func<InputItem, CancellationToken, OidcFacts> find,
        CancellationToken cancellation
    )
    {
        RequireTargets();
        return Finder
            .Each(Items(), (item, token) => Look(item, each => find(each, token)), cancellation)
            .Select(Told)
            .OfType<OidcFacts>();
    }

    /// <summary>
    /// The same, each only when it is its turn: what is to be changed is looked up no earlier than that.
    /// </summary>
    public IEnumerable<OidcFacts> FactsInTurn(Func<InputItem, OidcFacts> find)
    {
        RequireTargets();
        return Items().Select(item => Told(Look(item, find))).OfType<OidcFacts>();
    }

    public void Count(int exit) => Exit = Math.Max(Exit, exit);

    public void Dispose() => Probe.Dispose();

    private void RequireTargets()
    {
        if (!HasTargets)
            throw new InputException(
                "NoTarget",
                "There is no target. Give a cluster name, an issuer URL or an ARN, or a file with --path; see --help."
            );
    }

    /// <summary>The targets, each with what is wrong with it.</summary>
    private List<(InputItem? Item, InputException? Wrong)> Items()
    {
        List<(InputItem? Item, InputException? Wrong)> items = [];
        foreach (string text in _texts)
        {
            try
            {
                items.AddRange(
                    TargetList
                        .Split(text)
                        .Select(target => ((InputItem?)new InputItem { Text = target }, (InputException?)null))
                );
            }
            catch (InputException wrong)
            {
                items.Add((null, wrong));
            }
        }

        items.AddRange((_read ?? []).Select(item => ((InputItem?)item, (InputException?)null)));
        return items;
    }

    private static (OidcFacts? Facts, InputException? Wrong) Look(
        (InputItem? Item, InputException? Wrong) given,
        Func<InputItem, OidcFacts> find
    )
    {
        try
        {
            return given.Item is { } item ? (find(item), null) : (null, given.Wrong);
        }
        catch (InputException wrong)
        {
            return (null, wrong);
        }
    }

    /// <summary>One bad target among many does not stop the rest.</summary>
    private OidcFacts? Told((OidcFacts? Facts, InputException? Wrong) found)
    {
        if (found.Wrong is null)
            return found.Facts;
        Tell(found.Wrong);
        return null;
    }

    /// <summary>What makes no sense is told, and counts as a mistake of the command line.</summary>
    public void Tell(InputException wrong)
    {
        Count(ExitCode.Usage);
        Host.Error.WriteLine(wrong.Message);
    }
}
