using EksThumbprint.Aws;
using EksThumbprint.Issuers;

namespace EksThumbprint.Inputs;

/// <summary>
/// Puts together what several documents tell of one issuer: a cluster and its provider, a provider and its ARN.
/// </summary>
public static class InputJoin
{
    /// <summary>
    /// The items in their order; a provider that completes another item is no item of its own any more.
    /// </summary>
    public static IReadOnlyList<InputItem> Join(IReadOnlyList<InputItem> items)
    {
        Dictionary<IssuerUrl, Provider> providers = [];
        foreach (
            Provider provider in items
                .Where(item => item.Cluster is null)
                .Select(item => item.Provider)
                .OfType<Provider>()
        )
        {
            if (IssuerOf(provider.Url) is { } issuer && !providers.ContainsKey(issuer))
                providers.Add(issuer, provider);
        }

        if (providers.Count == 0)
            return items;
        List<InputItem> joined = [.. items.Select(item => Completed(item, providers, out _))];
        HashSet<Provider> taken =
        [
            .. items
                .Select(item => Completed(item, providers, out Provider? used) is null ? null : used)
                .OfType<Provider>(),
        ];
        return
        [
            .. joined.Where(item => item.Cluster is not null || item.Provider is not { } own || !taken.Contains(own)),
        ];
    }

    private static InputItem Completed(InputItem item, Dictionary<IssuerUrl, Provider> providers, out Provider? used)
    {
        used = null;
        if (item.Cluster is { Issuer: { } url } cluster)
        {
            if (IssuerOf(url) is not { } issuer || !providers.TryGetValue(issuer, out used))
                return item;
            return item with { Provider = used with { Arn = used.Arn.Length > 0 ? used.Arn : ArnOf(issuer, cluster) } };
        }

        if (item.Text is { } text && Arn.LooksLikeOne(text) && Arn.IssuerOfProvider(text) is { } path)
        {
            if (IssuerOf(path) is not { } issuer || !providers.TryGetValue(issuer, out used))
                return item;
            return new InputItem { Provider = used with { Arn = text } };
        }

        return item;
    }

    /// <summary>IAM's answer holds no ARN; the cluster's account is the provider's.</summary>
    private static string ArnOf(IssuerUrl issuer, Cluster cluster) =>
        Arn.AccountOf(cluster.Arn) is { } account
            ? issuer.ProviderArn(account, Arn.PartitionOf(cluster.Arn))
            : string.Empty;

    /// <summary>
    /// A trailing slash makes another provider, which the assessment tells; here it is the same issuer.
    /// </summary>
    private static IssuerUrl? IssuerOf(string url) => ProviderPathMatch.IssuerOf(url.TrimEnd('/'));
}
