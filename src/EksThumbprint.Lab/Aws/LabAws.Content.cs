using EksThumbprint.Aws;

namespace EksThumbprint.Lab.Aws;

public sealed partial class LabAws
{
    /// <summary>Creates a cluster, or replaces the one of that name and region.</summary>
    /// <param name="name">The name.</param>
    /// <param name="issuer">The issuer's URL; null for clusters without, such as those being created.</param>
    /// <param name="inRegion">The region; null for the caller's.</param>
    /// <param name="status">The status.</param>
    public Cluster CreateCluster(string name, string? issuer, string? inRegion = null, string status = "ACTIVE")
    {
        string where = inRegion
            ?? region
            ?? throw new ArgumentException("This caller has no region, so a cluster needs one.", nameof(inRegion));
        Cluster cluster = new(name, $"arn:{partition}:eks:{where}:{account}:cluster/{name}", issuer, status);
        lock (_gate)
            _clusters[(where, name)] = cluster;
        return cluster;
    }

    /// <summary>Deletes a cluster; its provider stays behind, as in life.</summary>
    public void DeleteCluster(string name, string? inRegion = null)
    {
        lock (_gate)
            _clusters.Remove((inRegion ?? region ?? string.Empty, name));
    }

    /// <summary>The ARN that a provider for this issuer has in this account.</summary>
    public string ProviderArn(string issuerUrl) =>
        $"arn:{partition}:iam::{account}:oidc-provider/{ProviderRules.Registered(issuerUrl)}";

    /// <summary>Creates a provider.</summary>
    /// <param name="issuerUrl">The issuer, with <c>https://</c>.</param>
    /// <param name="thumbprints">At most five values of 40 characters, in any case.</param>
    /// <param name="audiences">The client IDs; null for <c>sts.amazonaws.com</c>.</param>
    /// <exception cref="ArgumentException">IAM would not take it; the message says why.</exception>
    public Provider CreateProvider(
        string issuerUrl,
        IEnumerable<string> thumbprints,
        IEnumerable<string>? audiences = null
    )
    {
        string arn = ProviderArn(issuerUrl);
        StoredProvider created = new(
            arn,
            ProviderRules.Registered(issuerUrl),
            ProviderRules.Stored(thumbprints),
            [.. audiences ?? ["sts.amazonaws.com"]]
        );
        lock (_gate)
        {
            if (_providers.Count == ProviderRules.MostProviders)
                throw new ArgumentException(
                    "Cannot exceed quota for OpenIdConnectProvidersPerAccount: 100",
                    nameof(issuerUrl)
                );
            if (!_providers.TryAdd(arn, created))
                throw new ArgumentException($"Provider with url {issuerUrl} already exists.", nameof(issuerUrl));
            return created.Current;
        }
    }

    /// <summary>Deletes a provider, if it is there.</summary>
    public void DeleteProvider(string arn)
    {
        lock (_gate)
            _providers.Remove(arn);
    }

    /// <summary>Creates a role, or replaces the one of that name. IAM returns its trust policy URL-encoded.</summary>
    public Role CreateRole(string name, string trustPolicy)
    {
        lock (_gate)
        {
            return _roles[name] = new Role(
                $"arn:{partition}:iam::{account}:role/{name}",
                Uri.EscapeDataString(trustPolicy)
            );
        }
    }

    /// <summary>Somebody else replaces a provider's list.</summary>
    /// <exception cref="ArgumentException">There is no such provider, or IAM would not take the list.</exception>
    public void OverwriteThumbprints(string arn, IEnumerable<string> thumbprints)
    {
        IReadOnlyList<string> stored = ProviderRules.Stored(thumbprints);
        lock (_gate)
        {
            if (!_providers.TryGetValue(arn, out StoredProvider? provider))
                throw new ArgumentException($"There is no provider {arn}.", nameof(arn));
            provider.Write(stored, staleReads: 0);
        }
    }

    /// <summary>A provider as it really is, whatever readers see; null when there is none.</summary>
    public Provider? Peek(string arn)
    {
        lock (_gate)
            return _providers.GetValueOrDefault(arn)?.Current;
    }
}
