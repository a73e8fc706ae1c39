using EksThumbprint.Issuers;
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
        if (WhyNoIssuer(issuer) is { } impossible)
            return impossible;
        if (ReachChecks.OfIssuer(issuer) is { } outOfReach)
            return Remedy.Advice(
                $"A provider would not help: IAM fetches from the internet, and {outOfReach}. Serve the issuer under a "
                    + "name of the public internet first."
            );
        if (issuer.Port != 443)
            return Remedy.Advice(
                "IAM takes no issuer with a port number. Serve it on port 443, name it without the port in the "
                    + "discovery document and in the tokens, and create the provider for that URL."
            );
        return new Remedy(RemedyAction.CreateProvider, issuer.ToString())
        {
            Values = issuer.Eks is null ? [] : [AudienceText.Eks],
            Region = facts.Region,
        };
    }

    /// <summary>
    /// Advice for what no token can name, so that nothing is registered or mended for it; otherwise null.
    /// </summary>
    public static Remedy? WhyNoIssuer(IssuerUrl issuer) =>
        EksHost.IsApiServer(issuer.Host)
            ? Remedy.Advice(
                "This is the API server of a cluster, not its issuer: take the issuer's URL from the cluster "
                    + "(identity.oidc.issuer)."
            )
        : issuer is { Eks: not null } && !IsCluster(issuer.Path)
            ? Remedy.Advice(
                "No EKS cluster has an issuer without an id: take the whole URL from the cluster "
                    + "(identity.oidc.issuer)."
            )
        : FileEnding.Has(issuer.Host)
            ? Remedy.Advice($"'{issuer.Host}' looks like a file, and no such host exists: give a file as a path.")
        : null;

    private static bool IsCluster(string path)
    {
        const string id = "/id/";
        return path.StartsWith(id, StringComparison.Ordinal) && path.Length > id.Length;
    }
}
