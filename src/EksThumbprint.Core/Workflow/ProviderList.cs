using EksThumbprint.Aws;
using EksThumbprint.Issuers;

namespace EksThumbprint.Workflow;

/// <summary>The account's OIDC providers, listed once, when somebody first asks.</summary>
internal sealed class ProviderList(IAws aws)
{
    private readonly object _gate = new();
    private IReadOnlyList<string>? _arns;

    /// <summary>Whether it has been listed, so that looking at it costs no call.</summary>
    public bool IsRead => _arns is not null;

    /// <summary>The providers whose ARN tells an issuer.</summary>
    /// <exception cref="AwsException">They cannot be listed.</exception>
    public IEnumerable<(string Arn, IssuerUrl Issuer)> Readable(string? region, CancellationToken cancellation)
    {
        foreach (string arn in All(region, cancellation))
        {
            if (Arn.IssuerOfProvider(arn) is { } path && ProviderPathMatch.IssuerOf(path) is { } issuer)
                yield return (arn, issuer);
        }
    }

    /// <summary>The ARN of the provider for just this issuer; null when there is none.</summary>
    /// <exception cref="AwsException">They cannot be listed.</exception>
    public string? Exact(IssuerUrl issuer, string? region, CancellationToken cancellation) =>
        ProviderPathMatch.Exact(All(region, cancellation), issuer);

    /// <summary>
    /// The providers for another form of this issuer. None when they cannot be listed: that there is no provider for
    /// the issuer is known all the same.
    /// </summary>
    public IReadOnlyList<string> OtherForms(IssuerUrl issuer, string? region, CancellationToken cancellation)
    {
        try
        {
            return ProviderPathMatch.OtherForms(All(region, cancellation), issuer);
        }
        catch (AwsException)
        {
            return [];
        }
    }

    private IReadOnlyList<string> All(string? region, CancellationToken cancellation)
    {
        // Who comes while it is being listed waits for that list.
        lock (_gate)
            return _arns ??= aws.ListProviders(region, cancellation);
    }
}
