using EksThumbprint.Remedies;

namespace EksThumbprint.Assessment;

/// <summary>What is to be done in AWS, where it can be done.</summary>
internal static class AwsRemedies
{
    /// <summary>A provider for the issuer; advice where IAM would not take it, or could not use it.</summary>
    public static Remedy CreateProvider(OidcFacts facts)
    {
        if (facts.Issuer is not { } issuer)
            return Remedy.Advice("Find out the cluster's issuer first.");
        if (ReachChecks.OfIssuer(issuer) is { } outOfReach)
            return Remedy.Advice(
                $"A provider would not help: IAM fetches from the internet, and {outOfReach}. Serve the issuer under a "
                    + "name of the public internet first."
            );
        if (issuer.Port != 443)
            return Remedy.Advice(
                "IAM takes no issuer with a port number. Serve it on port 443, name it without the port in the discovery "
                    + "document and in the tokens, and create the provider for that URL."
            );
        return issuer is { Eks: not null } && !IsCluster(issuer.Path)
            ? Remedy.Advice(
                "No EKS cluster has an issuer without an id: take the whole URL from the cluster (identity.oidc.issuer)."
            )
            : new Remedy(RemedyAction.CreateProvider, issuer.ToString())
            {
                Values = issuer.Eks is null ? [] : [AudienceText.Eks],
                Region = facts.Region,
            };
    }

    private static bool IsCluster(string path)
    {
        const string id = "/id/";
        return path.StartsWith(id, StringComparison.Ordinal) && path.Length > id.Length;
    }
}
