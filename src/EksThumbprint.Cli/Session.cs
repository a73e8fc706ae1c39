using System.CommandLine;
using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint.Cli;

/// <summary>One run of a command: its common options made into the things that they stand for.</summary>
internal sealed class Session : IDisposable
{
    private readonly List<string> _texts;

    public Session(ParseResult line, CommonOptions options, CliHost host, IReadOnlyList<X509Certificate2>? trustedRoots = null)
    {
        Host = host;
        Format = line.GetValue(options.Format);
        Region = line.GetValue(options.Region);
        Aws = host.Aws(new AwsCliOptions { Region = Region, Profile = line.GetValue(options.Profile), EndpointUrl = line.GetValue(options.EndpointUrl) });
        Policy = host.Trust(trustedRoots ?? []);
        Probe = new IssuerProbe(new ProbeOptions
        {
            Timeout = TimeSpan.FromSeconds(line.GetValue(options.Timeout)),
            ConnectTo = line.GetValue(options.ConnectTo) is { } address ? ConnectTo.Parse(address) : host.ConnectTo,
        });
        Finder = new FactFinder(Aws, DateTimeOffset.UtcNow);
        _texts = [.. line.GetValue(options.Targets) ?? []];
    }

    public CliHost Host { get; }

    public OutputFormat Format { get; }

    public string? Region { get; }

    public IAws Aws { get; }

    public IssuerProbe Probe { get; }

    public TrustPolicy Policy { get; }

    public FactFinder Finder { get; }

    public bool HasTargets => _texts.Count > 0;

    /// <summary>The gravest exit code so far.</summary>
    public int Exit { get; private set; }

    /// <summary>What can be found out about each target that makes sense; of each of the others standard error tells why not.</summary>
    public IEnumerable<OidcFacts> Facts(Func<Target, OidcFacts> find)
    {
        if (!HasTargets) throw new InputException("NoTarget", "There is no target. Give a cluster name, an issuer URL or an ARN; see --help.");
        return _texts.Select(text => Facts(text, find)).OfType<OidcFacts>();
    }

    public void Count(int exit) => Exit = Math.Max(Exit, exit);

    public void Dispose() => Probe.Dispose();

    private OidcFacts? Facts(string text, Func<Target, OidcFacts> find)
    {
        try
        {
            return find(Target.Parse(text));
        }
        catch (InputException wrong)
        {
            // One bad target among many does not stop the rest.
            Count(ExitCode.Usage);
            Host.Error.WriteLine(wrong.Message);
            return null;
        }
    }
}
