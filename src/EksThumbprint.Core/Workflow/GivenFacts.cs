using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Inputs;
using EksThumbprint.Issuers;

namespace EksThumbprint.Workflow;

/// <summary>From an item of a list or a document to facts. What it already tells is not asked of AWS.</summary>
public static class GivenFacts
{
    /// <summary>Only the issuer. AWS is asked for a cluster's name only.</summary>
    /// <exception cref="InputException">The item makes no sense.</exception>
    public static OidcFacts FindIssuer(
        InputItem item,
        ProviderLookup lookup,
        DateTimeOffset now,
        CancellationToken cancellation
    ) =>
        item switch
        {
            { Cluster: { } cluster } => OidcFacts.From(cluster, now),
            { Provider: { } provider } => OidcFacts.From(provider, now),
            _ => lookup.FindIssuer(Target.Parse(item.Text), cancellation),
        };

    /// <summary>All that is known, the provider included.</summary>
    /// <exception cref="InputException">The item makes no sense.</exception>
    public static OidcFacts Find(
        InputItem item,
        ProviderLookup lookup,
        DateTimeOffset now,
        CancellationToken cancellation
    ) =>
        item switch
        {
            { Cluster: { } cluster, Provider: { } provider } => From(cluster, provider, now),
            { Cluster: { } cluster } => lookup.Find(cluster, cancellation),
            { Provider: { } provider } => OidcFacts.From(provider, now),
            _ => lookup.Find(Target.Parse(item.Text), cancellation),
        };

    /// <summary>All that is known, with the provider read now: a document may be old.</summary>
    /// <exception cref="InputException">The item makes no sense.</exception>
    public static OidcFacts FindFresh(InputItem item, ProviderLookup lookup, CancellationToken cancellation) =>
        item switch
        {
            { Cluster: { } cluster } => lookup.Find(cluster, cancellation),
            { Provider: { Arn.Length: > 0 } provider } => lookup.Find(Target.Parse(provider.Arn), cancellation),
            { Provider: { } provider } => lookup.Find(Target.Parse(provider.Url), cancellation),
            _ => lookup.Find(Target.Parse(item.Text), cancellation),
        };

    /// <summary>What a cluster's and its provider's documents tell together: all that AWS would.</summary>
    /// <exception cref="InputException">The cluster's issuer is no URL.</exception>
    public static OidcFacts From(Cluster cluster, Provider provider, DateTimeOffset now)
    {
        OidcFacts facts = OidcFacts.From(cluster, now);
        if (facts.Issuer is not { } issuer)
            return facts;
        facts = facts with { ProviderSought = true, ProviderArn = provider.Arn.Length > 0 ? provider.Arn : null };
        return provider.Url == issuer.ProviderPath
            ? facts with
            {
                Provider = provider,
                Listed = provider.Thumbprints,
            }
            : facts with
            {
                OtherForms = [provider.Url],
            };
    }
}
