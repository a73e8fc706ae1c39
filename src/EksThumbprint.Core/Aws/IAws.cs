using EksThumbprint.Thumbprints;

namespace EksThumbprint.Aws;

/// <summary>
/// The six AWS operations that the product needs, over the user's own credentials. Calls are synchronous, because the
/// cmdlets of AWS.Tools only run on PowerShell's pipeline thread.
/// </summary>
/// <remarks>
/// Every method throws <see cref="AwsException"/> when AWS refuses or cannot be asked, and
/// <see cref="OperationCanceledException"/> when cancelled. <c>region</c> is the region that the target itself tells,
/// or null: then the implementation's own settings decide.
/// </remarks>
public interface IAws
{
    /// <summary>
    /// Whether a write may reach AWS more than once, because the tool behind this sends again by itself what got no
    /// answer.
    /// </summary>
    bool MaySendAgain { get; }

    /// <summary>
    /// How many calls may be under way at a time, on any thread. One, where only the thread that the caller runs on may
    /// ask.
    /// </summary>
    int CallsAtATime { get; }

    /// <summary>Whom EKS's operations ask. Asks nothing itself.</summary>
    AwsSource Source(string? region);

    /// <summary>The names of the EKS clusters of a region (<c>eks:ListClusters</c>).</summary>
    IReadOnlyList<string> ListClusters(string? region, CancellationToken cancellation);

    /// <summary>One cluster (<c>eks:DescribeCluster</c>), or null when there is none of that name.</summary>
    Cluster? FindCluster(string name, string? region, CancellationToken cancellation);

    /// <summary>The ARNs of the account's OIDC providers (<c>iam:ListOpenIDConnectProviders</c>).</summary>
    IReadOnlyList<string> ListProviders(string? region, CancellationToken cancellation);

    /// <summary>
    /// One OIDC provider (<c>iam:GetOpenIDConnectProvider</c>), or null when there is none with that ARN.
    /// </summary>
    Provider? FindProvider(string arn, string? region, CancellationToken cancellation);

    /// <summary>One role (<c>iam:GetRole</c>), or null when there is none of that name.</summary>
    /// <remarks>
    /// IAM looks by name in the caller's account: compare the answer's ARN with the one that was meant.
    /// </remarks>
    Role? FindRole(string arn, string? region, CancellationToken cancellation);

    /// <summary>
    /// Replaces the provider's whole thumbprint list (<c>iam:UpdateOpenIDConnectProviderThumbprint</c>).
    /// </summary>
    void ReplaceThumbprints(
        string arn,
        IReadOnlyList<Thumbprint> thumbprints,
        string? region,
        CancellationToken cancellation
    );
}
