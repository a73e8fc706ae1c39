using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Aws.Cli;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Cli.Options;
using EksThumbprint.Issuers;
using EksThumbprint.Probing;
using EksThumbprint.Trust;
using EksThumbprint.Workflow;

namespace EksThumbprint.Cli.Commands;

/// <summary>One run of a command: its common options made into the things that they stand for.</summary>
internal sealed class Session : IDisposable
{
    private readonly List<string> _texts;

    public Session(
        ParseResult line,
        CommonOptions options,
        CliHost host,
        IReadOnlyList<X509Certificate2>? trustedRoots = null
    )
    {
        Host = host;
        Format = line.GetValue(options.Format);
        Region = line.GetValue(options.Region);
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
                ConnectTo = line.GetValue(options.ConnectTo) is { } address ? ConnectTo.Parse(address) : host.ConnectTo,
            }
        );
        Finder = new ProviderLookup(Aws, DateTimeOffset.UtcNow, line.GetValue(options.ThrottleLimit));
        _texts = [.. line.GetValue(options.Targets) ?? []];
    }

    public CliHost Host { get; }

    public OutputFormat Format { get; }

    public string? Region { get; }

    public IAws Aws { get; }

    public IssuerProbe Probe { get; }

    public TrustPolicy Policy { get; }

    public ProviderLookup Finder { get; }

    public bool HasTargets => _texts.Count > 0;

    /// <summary>The gravest exit code so far.</summary>
    public int Exit { get; private set; }

    /// <summary>
    /// What can be found out about each target that makes sense, several looked up at a time; of each of the others
    /// standard error tells
    /// why not.
    /// </summary>
    public IEnumerable<OidcFacts> Facts(Func<Target, OidcFacts> find)
    {
        RequireTargets();
        return Finder.Each(_texts, text => Look(text, find)).Select(Told).OfType<OidcFacts>();
    }

    /// <summary>
    /// The same, each only when it is its turn: what is to be changed is looked up no earlier than that.
    /// </summary>
    public IEnumerable<OidcFacts> FactsInTurn(Func<Target, OidcFacts> find)
    {
        RequireTargets();
        return _texts.Select(text => Told(Look(text, find))).OfType<OidcFacts>();
    }

    public void Count(int exit) => Exit = Math.Max(Exit, exit);

    public void Dispose() => Probe.Dispose();

    private void RequireTargets()
    {
        if (!HasTargets)
            throw new InputException(
                "NoTarget",
                "There is no target. Give a cluster name, an issuer URL or an ARN; see --help."
            );
    }

    private static (OidcFacts? Facts, InputException? Wrong) Look(string text, Func<Target, OidcFacts> find)
    {
        try
        {
            return (find(Target.Parse(text)), null);
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
        Count(ExitCode.Usage);
        Host.Error.WriteLine(found.Wrong.Message);
        return null;
    }
}
