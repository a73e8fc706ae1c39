namespace EksThumbprint;

/// <summary>From inputs to facts: what an input already tells is not asked again.</summary>
internal static class TargetInputs
{
    /// <summary>The inputs of one pipeline record; an empty one is an input too, and one error.</summary>
    public static IReadOnlyList<TargetInput> Of(TargetInput[]? bound) =>
        bound is { Length: > 0 } ? bound : [new TargetInput(null)];

    /// <summary>Only the issuer. AWS is asked for a cluster's name only.</summary>
    public static OidcFacts Issuer(TargetInput input, Func<FactFinder> finder, CancellationToken cancellation)
    {
        if (input.Provider is { } provider)
            return KnownFacts.Of(provider, DateTimeOffset.UtcNow);
        if (input.Cluster is { } cluster)
            return KnownFacts.Of(cluster, DateTimeOffset.UtcNow);
        Target target = Parse(input);
        return target.ClusterName is null
            ? KnownFacts.Of(target, DateTimeOffset.UtcNow)
            : finder().FindIssuer(target, cancellation);
    }

    /// <summary>All that is known, the provider included.</summary>
    public static OidcFacts All(TargetInput input, FactFinder finder, CancellationToken cancellation)
    {
        if (input.Provider is { } provider)
            return KnownFacts.Of(provider, DateTimeOffset.UtcNow);
        if (input.Cluster is { } cluster)
            return finder.Find(cluster, cancellation);
        OidcFacts facts = finder.Find(Parse(input), cancellation);
        return facts with { Name = input.Name ?? facts.Name, Orphaned = input.Orphaned };
    }

    /// <summary>All that is known, read afresh and with the provider's ARN: what an update rests on.</summary>
    public static OidcFacts Fresh(TargetInput input, FactFinder finder, CancellationToken cancellation) =>
        input.Provider is { } provider
            ? finder.Find(Target.Parse(provider.Url), cancellation)
            : All(input, finder, cancellation);

    private static Target Parse(TargetInput input)
    {
        if (input.IsEmpty)
            throw new InputException("EmptyTarget", ErrorText.Get("EmptyTarget"));
        Target target = Target.Parse(input.Text);
        return input.Region is { } region && target.Region is null ? target.In(region) : target;
    }
}
