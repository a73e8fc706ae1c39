using System.Collections.Concurrent;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Aws;

/// <summary>
/// Asks no endpoint again that could not be reached: the tools try for half a minute each time, and a command has many
/// inputs.
/// </summary>
/// <remarks>
/// An endpoint is a service in a region. IAM has one for all, but for the list of providers, which is asked for in one
/// region after the other until one leads there. What was written is read back all the same: whether the write got
/// there has to be found out.
/// </remarks>
/// <param name="aws">Where to ask.</param>
internal sealed class OutageMemory(IAws aws) : IAws
{
    private readonly ConcurrentDictionary<string, AwsException> _outages = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _written = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public AwsSource Source(string? region) => aws.Source(region);

    /// <inheritdoc/>
    public bool MaySendAgain => aws.MaySendAgain;

    /// <inheritdoc/>
    public int CallsAtATime => aws.CallsAtATime;

    /// <inheritdoc/>
    public IReadOnlyList<string> ListClusters(string? region, CancellationToken cancellation) =>
        Ask("eks:ListClusters", region, () => aws.ListClusters(region, cancellation));

    /// <inheritdoc/>
    public Cluster? FindCluster(string name, string? region, CancellationToken cancellation) =>
        Ask("eks:DescribeCluster", region, () => aws.FindCluster(name, region, cancellation));

    /// <inheritdoc/>
    public IReadOnlyList<string> ListProviders(string? region, CancellationToken cancellation) =>
        Ask("iam:ListOpenIDConnectProviders", region, () => aws.ListProviders(region, cancellation));

    /// <inheritdoc/>
    public Provider? FindProvider(string arn, string? region, CancellationToken cancellation) =>
        _written.ContainsKey(arn)
            ? aws.FindProvider(arn, region, cancellation)
            : Ask("iam:GetOpenIDConnectProvider", null, () => aws.FindProvider(arn, region, cancellation));

    /// <inheritdoc/>
    public Role? FindRole(string arn, string? region, CancellationToken cancellation) =>
        Ask("iam:GetRole", null, () => aws.FindRole(arn, region, cancellation));

    /// <inheritdoc/>
    public void ReplaceThumbprints(
        string arn,
        IReadOnlyList<Thumbprint> thumbprints,
        string? region,
        CancellationToken cancellation
    )
    {
        _written[arn] = true;
        aws.ReplaceThumbprints(arn, thumbprints, region, cancellation);
    }

    private T Ask<T>(string operation, string? region, Func<T> ask)
    {
        string endpoint = operation.Split(':')[0] + " " + region;
        if (_outages.TryGetValue(endpoint, out AwsException? known))
            throw new AwsException(
                AwsFailure.NoNetwork,
                operation,
                detail: "not asked again in this command: " + known.Detail,
                inner: known
            );
        try
        {
            return ask();
        }
        catch (AwsException failed) when (failed.Failure == AwsFailure.NoNetwork)
        {
            _outages[endpoint] = failed;
            throw;
        }
    }
}
