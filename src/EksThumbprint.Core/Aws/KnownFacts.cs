namespace EksThumbprint;

/// <summary>What an input tells by itself, before AWS is asked anything.</summary>
public static class KnownFacts
{
    /// <summary>What a target tells.</summary>
    public static OidcFacts Of(Target target, DateTimeOffset now) =>
        new()
        {
            Name = target.ClusterName ?? target.Issuer!.ProviderPath,
            Now = now,
            Region = target.Region,
            Issuer = target.Issuer?.Canonical,
        };

    /// <summary>What a described cluster tells.</summary>
    /// <exception cref="InputException">Its issuer is no URL.</exception>
    public static OidcFacts Of(Cluster cluster, DateTimeOffset now)
    {
        return With(
            new OidcFacts
            {
                Name = cluster.Name,
                Now = now,
                Region = Arn.RegionOf(cluster.Arn),
            },
            cluster
        );
    }

    /// <summary>
    /// What a provider tells that was already read; its ARN may be empty, for IAM's answer holds none.
    /// </summary>
    /// <exception cref="InputException">Its URL is no issuer.</exception>
    public static OidcFacts Of(Provider provider, DateTimeOffset now)
    {
        IssuerUrl issuer = IssuerUrl.Parse(provider.Url).Canonical;
        OidcFacts facts = new()
        {
            Name = issuer.ProviderPath,
            Now = now,
            Issuer = issuer,
            Region = issuer.Eks?.Region,
            ProviderSought = true,
        };
        return provider.Url == issuer.ProviderPath
            ? facts with
            {
                ProviderArn = provider.Arn.Length > 0 ? provider.Arn : null,
                Provider = provider,
                Listed = provider.Thumbprints,
            }
            : facts with
            {
                OtherForms = [provider.Url],
            };
    }

    /// <summary>Adds a described cluster.</summary>
    internal static OidcFacts With(OidcFacts facts, Cluster cluster)
    {
        facts = facts with { Cluster = cluster, Region = facts.Region ?? Arn.RegionOf(cluster.Arn) };
        if (string.IsNullOrEmpty(cluster.Issuer))
            return facts;
        IssuerUrl issuer = IssuerUrl.Parse(cluster.Issuer!).Canonical;
        return facts with { Issuer = issuer, Region = facts.Region ?? issuer.Eks?.Region };
    }
}
