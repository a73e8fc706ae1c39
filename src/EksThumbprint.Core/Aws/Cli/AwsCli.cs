using EksThumbprint.Json;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Aws.Cli;

/// <summary>
/// Asks AWS through the AWS CLI, version 1 or 2, as a child process: with the user's own credentials and settings.
/// </summary>
/// <remarks>Instances have no state: several threads may share one.</remarks>
public sealed class AwsCli : IAws
{
    // Each call is a process that computes for most of its time, so more than there are processors gain nothing. Eight
    // of them ask no faster than AWS's limits for one account allow.
    private const int FewestAtATime = 2;
    private const int MostAtATime = 8;
    private const string ArnOption = "--open-id-connect-provider-arn";

    private readonly CliRunner _runner;
    private readonly CliRegion _region;
    private readonly string? _profile;

    /// <summary>Creates the client. Nothing is started before the first call.</summary>
    /// <param name="options">How the CLI is called; null for its own configuration.</param>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is not positive, or longer than 24 days.</exception>
    public AwsCli(AwsCliOptions? options = null)
    {
        options ??= new AwsCliOptions();
        if (options.Timeout <= TimeSpan.Zero || options.Timeout.TotalMilliseconds > int.MaxValue)
            throw new ArgumentOutOfRangeException(
                nameof(options),
                options.Timeout,
                "The timeout has to be more than nothing and at most 24 days."
            );
        _runner = new CliRunner(options);
        _region = new CliRegion(options);
        _profile = options.Profile;
    }

    /// <inheritdoc/>
    public bool MaySendAgain => false;

    /// <inheritdoc/>
    public int CallsAtATime => Math.Max(FewestAtATime, Math.Min(Environment.ProcessorCount, MostAtATime));

    /// <inheritdoc/>
    public AwsSource Source(string? region) =>
        new("the AWS CLI", _region.ForEks(region) ?? _region.ConfiguredElsewhere, _profile);

    /// <inheritdoc/>
    public IReadOnlyList<string> ListClusters(string? region, CancellationToken cancellation)
    {
        CliCall call = new("eks", "list-clusters", "ListClusters", [], _region.ForEks(region));
        return new CliAnswer(call, Ask(call, cancellation)).Texts("clusters");
    }

    /// <inheritdoc/>
    public Cluster? FindCluster(string name, string? region, CancellationToken cancellation)
    {
        CliCall call = new(
            "eks",
            "describe-cluster",
            "DescribeCluster",
            [new CliOption("--name", name)],
            _region.ForEks(region)
        );
        return Find(call, cancellation)?.Cluster(name);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> ListProviders(string? region, CancellationToken cancellation)
    {
        CliCall call = new(
            "iam",
            "list-open-id-connect-providers",
            "ListOpenIDConnectProviders",
            [],
            _region.ForIam(null, region)
        );
        return new CliAnswer(call, Ask(call, cancellation)).Arns("OpenIDConnectProviderList");
    }

    /// <inheritdoc/>
    public Provider? FindProvider(string arn, string? region, CancellationToken cancellation)
    {
        CliCall call = new(
            "iam",
            "get-open-id-connect-provider",
            "GetOpenIDConnectProvider",
            [new CliOption(ArnOption, arn)],
            _region.ForIam(arn, region)
        );
        return Find(call, cancellation)?.Provider(arn);
    }

    /// <inheritdoc/>
    public Role? FindRole(string arn, string? region, CancellationToken cancellation)
    {
        CliCall call = new(
            "iam",
            "get-role",
            "GetRole",
            [new CliOption("--role-name", arn.Substring(arn.LastIndexOf('/') + 1))],
            _region.ForIam(arn, region)
        );
        return Find(call, cancellation)?.Role();
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The request is sent once: the CLI's own retries are off, because a second write after an unclear first one could
    /// undo what somebody else wrote in between. A list that IAM does not take is refused before it is sent.
    /// </remarks>
    public void ReplaceThumbprints(
        string arn,
        IReadOnlyList<Thumbprint> thumbprints,
        string? region,
        CancellationToken cancellation
    )
    {
        CliOption[] arguments =
        [
            new(ArnOption, arn),
            new("--thumbprint-list", [.. thumbprints.Select(thumbprint => thumbprint.ToString())]),
        ];
        CliCall call = new(
            "iam",
            "update-open-id-connect-provider-thumbprint",
            "UpdateOpenIDConnectProviderThumbprint",
            arguments,
            _region.ForIam(arn, region)
        )
        {
            Writes = true,
        };
        if (thumbprints.Count is 0 or > Provider.MostThumbprints)
            throw call.Failure(
                AwsFailure.InvalidInput,
                $"a thumbprint list has 1 to {Provider.MostThumbprints} entries, not {thumbprints.Count}"
            );
        Ask(call, cancellation);
    }

    private CliAnswer? Find(CliCall call, CancellationToken cancellation)
    {
        CliOutcome outcome = _runner.Run(call, cancellation);
        return outcome.Failure?.Failure == AwsFailure.NotFound
            ? null
            : new CliAnswer(call, outcome.Answer ?? throw outcome.Failure!);
    }

    private JsonValue Ask(CliCall call, CancellationToken cancellation)
    {
        CliOutcome outcome = _runner.Run(call, cancellation);
        return outcome.Answer ?? throw outcome.Failure!;
    }
}
