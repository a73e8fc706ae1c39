using EksThumbprint.Aws;
using EksThumbprint.Common;

namespace EksThumbprint.Assessment;

/// <summary>What AWS's answers tell, or their absence.</summary>
internal static class AwsChecks
{
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
            string where = facts.Region is { } region ? $" in {region}" : string.Empty;
            yield return Finding.Create(
                OidcStatus.NoCluster,
                Severity.Error,
                $"There is no EKS cluster '{facts.Name}'{where}.",
                "Check the name, the region and the account: aws eks list-clusters"
            );
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
                "If no other account uses it: aws iam delete-open-id-connect-provider --open-id-connect-provider-arn "
                    + $"{facts.ProviderArn}"
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

        if (!provider.Audiences.Contains(StatusText.Audience))
        {
            string has =
                provider.Audiences.Count == 0 ? "none" : Printable.Shorten(StatusText.And(provider.Audiences), 160);
            yield return Finding.Create(
                OidcStatus.AudienceMissing,
                Severity.Error,
                $"The provider lacks the audience {StatusText.Audience} (it has {has}); pods see 'Incorrect token "
                    + "audience'.",
                $"aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn {provider.Arn} "
                    + $"--client-id {StatusText.Audience}"
            );
        }

        if (facts.OtherForms.Count > 0)
        {
            yield return new Finding(
                FindingCode.DuplicateProvider,
                Severity.Warning,
                $"Beside the right provider there is one in another form "
                    + $"({Printable.Shorten(StatusText.And(facts.OtherForms), 300)}). No token names that form, so "
                    + "it does "
                    + "nothing, and its list is easily mistaken for the right one."
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
            CreateCommand(facts)
        );
    }

    private static Finding NoProvider(OidcFacts facts) =>
        Finding.Create(
            OidcStatus.NoProvider,
            Severity.Error,
            $"IAM has no OIDC provider for {StatusText.Issuer(facts)}; pods see 'No OpenIDConnect provider found'.",
            CreateCommand(facts)
        );

    private static string CreateCommand(OidcFacts facts) =>
        $"aws iam create-open-id-connect-provider --url {StatusText.Issuer(facts)} --client-id-list "
        + $"{StatusText.Audience}";
}
