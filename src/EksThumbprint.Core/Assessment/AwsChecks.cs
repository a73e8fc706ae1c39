using EksThumbprint.Aws;
using EksThumbprint.Common;
using EksThumbprint.Remedies;

namespace EksThumbprint.Assessment;

/// <summary>What AWS's answers tell, or their absence.</summary>
internal static class AwsChecks
{
    private const int MostAudiences = 5;

    public static IEnumerable<Finding> Judge(OidcFacts facts)
    {
        if (facts.AwsError is { } error)
        {
            OidcStatus status =
                error.Failure == AwsFailure.AccessDenied ? OidcStatus.AccessDenied : OidcStatus.AwsUnavailable;
            yield return Finding.Create(status, Severity.Error, error.Message);
        }
        else if (facts.ClusterMissing)
        {
            yield return NoCluster(facts);
        }
        else if (facts is { Cluster: not null, Issuer: null })
        {
            yield return NoIssuer(facts.Cluster);
        }
        else if (facts.Orphaned)
        {
            yield return Finding.Create(
                OidcStatus.Orphaned,
                Severity.Warning,
                $"No cluster has the issuer {StatusText.Issuer(facts)}; it was deleted, or lives in another account.",
                facts.ProviderArn is { } arn
                    ? new Remedy(RemedyAction.DeleteProvider, arn)
                    {
                        Lead = "If no other account uses it:",
                        Region = facts.Region,
                    }
                    : null
            );
        }
        else if (facts.ProviderSought)
        {
            foreach (Finding finding in OfProvider(facts))
                yield return finding;
        }
    }

    private static IEnumerable<Finding> OfProvider(OidcFacts facts)
    {
        if (facts.Provider is not { } provider)
        {
            yield return facts.OtherForms.Count > 0 ? WrongIssuer(facts) : NoProvider(facts);
            yield break;
        }

        // Only EKS has a fixed one. Other issuers make tokens for audiences of their own, which IAM leaves to them.
        // With a token at hand its own audience is what counts.
        if (
            facts is { Issuer.Eks: not null, Pod: null or { Token: null } }
            && !provider.Audiences.Contains(AudienceText.Eks)
        )
        {
            string has =
                provider.Audiences.Count == 0
                    ? "It has none"
                    : $"It has {StatusText.And(provider.Audiences.Take(MostAudiences).Select(AudienceText.Show))}"
                        + (provider.Audiences.Count > MostAudiences ? " and others" : string.Empty);
            yield return Finding.Create(
                OidcStatus.AudienceMissing,
                Severity.Error,
                $"The provider lacks the audience {AudienceText.Eks}. {has}; pods see 'Incorrect token audience'.",
                new Remedy(RemedyAction.AddAudience, provider.Arn)
                {
                    Values = [AudienceText.Eks],
                    Region = facts.Region,
                }
            );
        }

        if (facts.OtherForms.Count > 0)
        {
            yield return new Finding(
                FindingCode.DuplicateProvider,
                Severity.Warning,
                $"Beside the right provider there is one in another form "
                    + $"({Printable.Shorten(StatusText.And(facts.OtherForms), 300)}). No token names that form, so "
                    + "it does nothing, and its list is easily mistaken for the right one."
            );
        }

        if (provider.Thumbprints.Count >= Provider.MostThumbprints)
        {
            yield return new Finding(
                FindingCode.ListFull,
                Severity.Info,
                $"The provider lists {provider.Thumbprints.Count} thumbprints, and IAM takes "
                    + $"{Provider.MostThumbprints} at most; an update has to remove one for each that it adds."
            );
        }
    }

    private static Finding NoCluster(OidcFacts facts)
    {
        ClusterSearch? search = facts.Search;
        string where = search?.ToString() ?? (facts.Region is { } region ? $" in {region}" : string.Empty);
        string nearest = search is { Nearest.Count: > 0 }
            ? $" Did you mean {string.Join(" or ", search.Nearest.Select(name => $"'{name}'"))}?"
            : string.Empty;
        return Finding.Create(
            OidcStatus.NoCluster,
            Severity.Error,
            $"There is no EKS cluster '{facts.Name}'{where}.{nearest}",
            new Remedy(RemedyAction.ListClusters)
            {
                Lead = "Check the name, the region and the account:",
                Region = facts.Region,
            }
        );
    }

    private static Finding NoIssuer(Cluster cluster)
    {
        string why = cluster.Status is "CREATING" or "PENDING"
            ? $"the cluster is still {cluster.Status}"
            : "local clusters on Outposts and connected clusters have none";
        return Finding.Create(
            OidcStatus.NoIssuer,
            Severity.Warning,
            $"The cluster '{Printable.Shorten(cluster.Name, 100)}' has no OIDC issuer ({why}); IAM roles for service "
                + "accounts do not work with it."
        );
    }

    private static Finding WrongIssuer(OidcFacts facts)
    {
        string others = Printable.Shorten(StatusText.And(facts.OtherForms), 300);
        return Finding.Create(
            OidcStatus.WrongIssuer,
            Severity.Error,
            $"The provider is registered in another form ({others}) than the one in tokens "
                + $"({StatusText.Issuer(facts)}); pods see 'No OpenIDConnect provider found'.",
            AwsRemedies.CreateProvider(facts)
        );
    }

    private static Finding NoProvider(OidcFacts facts) =>
        Finding.Create(
            OidcStatus.NoProvider,
            Severity.Error,
            $"IAM has no OIDC provider for {StatusText.Issuer(facts)}; pods see 'No OpenIDConnect provider found'.",
            AwsRemedies.CreateProvider(facts)
        );
}
