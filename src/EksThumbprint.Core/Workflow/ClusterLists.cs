using System.Collections.Concurrent;
using EksThumbprint.Aws;

namespace EksThumbprint.Workflow;

/// <summary>The names of the clusters, listed once a region, when somebody first asks.</summary>
internal sealed class ClusterLists(IAws aws)
{
    private readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<string>>> _regions = new(StringComparer.Ordinal);

    /// <summary>The clusters of a region; null for the configured one.</summary>
    /// <exception cref="AwsException">They cannot be listed. Whoever asks again gets the same answer.</exception>
    public IReadOnlyList<string> In(string? region, CancellationToken cancellation) =>
        _regions
            .GetOrAdd(region ?? string.Empty, _ => new Lazy<IReadOnlyList<string>>(() =>
                aws.ListClusters(region, cancellation)
            ))
            .Value;
}
