using EksThumbprint.Assessment;
using EksThumbprint.Errors;
using EksThumbprint.Issuers;
using EksThumbprint.Workflow;

namespace EksThumbprint.Binding;

/// <summary>From inputs to facts: what an input already tells is not asked again.</summary>
internal static class TargetInputs
{
    /// <summary>The inputs of one pipeline record; an empty one is an input too, and one error.</summary>
    public static IReadOnlyList<TargetInput> From(TargetInput[]? bound) =>
        bound is { Length: > 0 } ? bound : [new TargetInput(null)];

    /// <summary>Whether AWS has to be asked for the issuer.</summary>
    /// <exception cref="InputException">The input makes no sense.</exception>
    public static bool IsClusterName(TargetInput input) =>
        input is { Cluster: null, Provider: null } && Parse(input).ClusterName is not null;

    /// <summary>Only the issuer. AWS is asked for a cluster's name only.</summary>
    public static OidcFacts Issuer(TargetInput input, Func<ProviderLookup> finder, CancellationToken cancellation)
    {
        if (input.Cluster is { } cluster)
            return OidcFacts.From(cluster, DateTimeOffset.UtcNow);
        if (input.Provider is { } provider)
            return OidcFacts.From(provider, DateTimeOffset.UtcNow);
        Target target = Parse(input);
        return target.ClusterName is null
            ? OidcFacts.From(target, DateTimeOffset.UtcNow)
            : finder().FindIssuer(target, cancellation);
    }

    /// <summary>All that is known, the provider included.</summary>
    public static OidcFacts All(TargetInput input, ProviderLookup finder, CancellationToken cancellation)
    {
        if (input is { Cluster: { } described, Provider: { } read })
            return GivenFacts.From(described, read, DateTimeOffset.UtcNow);
        if (input.Provider is { } provider)
            return OidcFacts.From(provider, DateTimeOffset.UtcNow);
        if (input.Cluster is { } cluster)
            return finder.Find(cluster, cancellation);
        OidcFacts facts = finder.Find(Parse(input), cancellation);
        return facts with { Name = input.Name ?? facts.Name, Orphaned = input.Orphaned };
    }

    /// <summary>All that is known, read afresh and with the provider's ARN: what an update rests on.</summary>
    public static OidcFacts Fresh(TargetInput input, ProviderLookup finder, CancellationToken cancellation) =>
        input switch
        {
            { Cluster: { } cluster } => finder.Find(cluster, cancellation),
            { Provider: { Arn.Length: > 0 } provider } => finder.Find(Target.Parse(provider.Arn), cancellation),
            { Provider: { } provider } => finder.Find(Target.Parse(provider.Url), cancellation),
            _ => All(input, finder, cancellation),
        };

    private static Target Parse(TargetInput input)
    {
        if (input.IsEmpty)
            throw new InputException("EmptyTarget", ErrorText.Get("EmptyTarget"));
        Target target = Target.Parse(input.Text);
        return input.Region is { } region && target.Region is null ? target.In(region) : target;
    }
}
