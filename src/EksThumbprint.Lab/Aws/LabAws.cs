using EksThumbprint.Aws;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Lab.Aws;

/// <summary>
/// IAM and EKS in memory, as one caller in one account sees them, with the real services' rules and errors. Safe to
/// use from several threads.
/// </summary>
/// <remarks>
/// Create, delete and overwrite set the scene: they stand for other people, count as no call and run into no fault.
/// Only the methods of <see cref="IAws"/> are the caller's.
/// </remarks>
/// <param name="account">The account's number, 12 digits.</param>
/// <param name="partition">The partition in ARNs, such as <c>aws</c> or <c>aws-cn</c>.</param>
/// <param name="region">The region for calls that name none; null when the caller has set none.</param>
public sealed partial class LabAws(
    string account = "111122223333",
    string partition = "aws",
    string? region = "us-west-2"
) : IAws
{
    private readonly object _gate = new();
    private readonly Dictionary<string, StoredProvider> _providers = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Region, string Name), Cluster> _clusters = [];
    private readonly Dictionary<string, Role> _roles = new(StringComparer.Ordinal);

    /// <summary>The calls so far.</summary>
    public LabCallLog Calls { get; } = new();

    /// <summary>What goes wrong.</summary>
    public LabAwsFaults Faults { get; } = new();

    /// <summary>
    /// Runs before each call takes effect, on the caller's thread, even when the call is going to fail. It may change
    /// things or throw.
    /// </summary>
    public Action<LabCall>? Before { get; set; }

    /// <summary>
    /// Runs after each call that took effect, before the caller gets the answer. It may change things or throw.
    /// </summary>
    public Action<LabCall>? After { get; set; }

    /// <summary>
    /// How many reads of a provider after a write of the caller still show the list before it (IAM is eventually
    /// consistent).
    /// </summary>
    public int StaleReads { get; set; }

    /// <summary>How long each call takes.</summary>
    public TimeSpan Latency { get; set; }

    private string? CallersRegion => region;

    /// <summary>
    /// Whether the caller can be told which region is configured; otherwise only AWS's answers tell it.
    /// </summary>
    public bool TellsRegion { get; set; } = true;

    /// <inheritdoc/>
    public AwsSource Source(string? region) =>
        new("the laboratory", region ?? (TellsRegion ? CallersRegion : null), null);

    /// <inheritdoc/>
    public bool MaySendAgain { get; set; }

    /// <inheritdoc/>
    public int CallsAtATime { get; set; } = 8;

    /// <inheritdoc/>
    public IReadOnlyList<string> ListClusters(string? region, CancellationToken cancellation) =>
        Run(
            LabOperation.ListClusters,
            null,
            region,
            () => ClustersOf(Required(region, LabOperation.ListClusters)),
            cancellation
        );

    /// <inheritdoc/>
    public Cluster? FindCluster(string name, string? region, CancellationToken cancellation) =>
        Run(
            LabOperation.DescribeCluster,
            name,
            region,
            () => _clusters.GetValueOrDefault((Required(region, LabOperation.DescribeCluster), name)),
            cancellation
        );

    /// <inheritdoc/>
    public IReadOnlyList<string> ListProviders(string? region, CancellationToken cancellation) =>
        Run<IReadOnlyList<string>>(LabOperation.ListProviders, null, region, () => [.. _providers.Keys], cancellation);

    /// <inheritdoc/>
    public Provider? FindProvider(string arn, string? region, CancellationToken cancellation) =>
        Run(LabOperation.GetProvider, arn, region, () => _providers.GetValueOrDefault(arn)?.Read(), cancellation);

    /// <inheritdoc/>
    public Role? FindRole(string arn, string? region, CancellationToken cancellation)
    {
        string name = arn[(arn.LastIndexOf('/') + 1)..]; // all that IAM is told
        return Run(LabOperation.GetRole, name, region, () => _roles.GetValueOrDefault(name), cancellation);
    }

    /// <inheritdoc/>
    public void ReplaceThumbprints(
        string arn,
        IReadOnlyList<Thumbprint> thumbprints,
        string? region,
        CancellationToken cancellation
    ) =>
        Run(
            Calls.Add(LabOperation.UpdateThumbprints, arn, region, [.. thumbprints]),
            () => Replace(arn, thumbprints),
            cancellation
        );

    private IReadOnlyList<string> ClustersOf(string where) =>
        [.. _clusters.Keys.Where(key => key.Region == where).Select(key => key.Name).Order(StringComparer.Ordinal)];

    private bool Replace(string arn, IReadOnlyList<Thumbprint> thumbprints)
    {
        if (ProviderRules.AgainstCount(thumbprints.Count, mayBeEmpty: false) is { } refusal)
            throw AwsErrors.InvalidInput(LabOperation.UpdateThumbprints, refusal);
        if (!_providers.TryGetValue(arn, out StoredProvider? provider))
            throw AwsErrors.NoSuchProvider(LabOperation.UpdateThumbprints, arn);
        provider.Write([.. thumbprints.Select(thumbprint => thumbprint.ToString())], StaleReads);
        return true;
    }

    private string Required(string? given, string operation) => given ?? region ?? throw AwsErrors.NoRegion(operation);

    private T Run<T>(
        string operation,
        string? resource,
        string? region,
        Func<T> effect,
        CancellationToken cancellation
    ) => Run(Calls.Add(operation, resource, region, []), effect, cancellation);

    private T Run<T>(LabCall call, Func<T> effect, CancellationToken cancellation)
    {
        (string operation, string? resource) = (call.Operation, call.Resource);
        cancellation.ThrowIfCancellationRequested();
        if (Latency > TimeSpan.Zero && cancellation.WaitHandle.WaitOne(Latency))
            cancellation.ThrowIfCancellationRequested();
        Before?.Invoke(call);
        if (Faults.IsDenied(operation) || IsForeign(operation, resource))
            throw AwsErrors.AccessDenied(operation, account, partition, resource);
        PlannedFault? fault = Faults.Take(operation);
        if (fault is { AfterEffect: false })
            throw AwsErrors.Create(fault, operation);
        T answer;
        lock (_gate)
            answer = effect();
        After?.Invoke(call);
        return fault is null ? answer : throw AwsErrors.Create(fault, operation);
    }

    /// <summary>
    /// Whether the ARN belongs to another account: without a policy over there, IAM denies rather than tells that it
    /// is missing.
    /// </summary>
    private bool IsForeign(string operation, string? resource) =>
        operation.StartsWith("iam:", StringComparison.Ordinal)
        && resource?.Split(':') is { Length: > 4 } arn
        && arn[4] != account;
}
