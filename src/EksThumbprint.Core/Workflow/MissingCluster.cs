using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Common;
using EksThumbprint.Issuers;

namespace EksThumbprint.Workflow;

/// <summary>Finds out where a missing cluster was looked for, and which names there are like it.</summary>
internal static class MissingCluster
{
    private const int MostNames = 3;

    /// <summary>
    /// What can be said of it. Failures of AWS leave it unsaid: that the cluster is missing is known.
    /// </summary>
    /// <param name="aws">Where to ask.</param>
    /// <param name="clusters">The clusters that there are.</param>
    /// <param name="name">The name that is not there.</param>
    /// <param name="region">The region that was asked; null for the configured one.</param>
    /// <param name="account">The account, if the target told it.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static ClusterSearch Search(
        IAws aws,
        ClusterLists clusters,
        string name,
        string? region,
        string? account,
        CancellationToken cancellation
    )
    {
        IReadOnlyList<string> nearest = [];
        try
        {
            nearest = Nearest(name, clusters.In(region, cancellation));
            if (nearest.Count > 0 && aws.FindCluster(nearest[0], region, cancellation) is { } found)
                account ??= Arn.AccountOf(found.Arn);
        }
        catch (AwsException)
        {
            // Listing takes a permission of its own.
        }

        return new ClusterSearch(aws.Source(region), account, nearest);
    }

    /// <summary>The same but for letter case first, then what takes few edits.</summary>
    internal static IReadOnlyList<string> Nearest(string name, IEnumerable<string> known) =>
        [
            .. known
                .Select(each =>
                    (Name: each, Edits: EditDistance.Between(name.ToUpperInvariant(), each.ToUpperInvariant()))
                )
                .Where(pair => pair.Edits <= Math.Max(2, name.Length / 3))
                .OrderBy(pair => pair.Edits)
                .ThenBy(pair => pair.Name, StringComparer.Ordinal)
                .Take(MostNames)
                .Select(pair => pair.Name),
        ];
}
