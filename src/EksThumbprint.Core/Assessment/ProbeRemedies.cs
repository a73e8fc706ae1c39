using EksThumbprint.Probing;
using EksThumbprint.Remedies;

namespace EksThumbprint.Assessment;

/// <summary>What to do about an issuer that does not answer, or answers with the wrong thing.</summary>
internal static class ProbeRemedies
{
    /// <summary>The documents are wrong.</summary>
    public static Remedy Content(ProbeFailureKind kind, OidcFacts facts) =>
        facts.Issuer is { } issuer && AwsRemedies.WhyNoIssuer(issuer) is { } impossible
            ? impossible
            : kind switch
            {
                ProbeFailureKind.HttpStatus when facts is { Cluster: { } cluster, Issuer.Eks: not null } => new Remedy(
                    RemedyAction.ShowIssuer,
                    cluster.Name
                )
                {
                    Lead = "Compare the issuer with the cluster's own:",
                    Region = facts.Region,
                },
                ProbeFailureKind.HttpStatus when facts.Issuer is { Eks: not null } => Remedy.Advice(
                    "Compare the issuer with the cluster's own (identity.oidc.issuer)."
                ),
                ProbeFailureKind.HttpStatus => Remedy.Advice("Put the document there, so that everybody can read it."),
                ProbeFailureKind.WrongIssuer => Remedy.Advice(
                    "Register the issuer that the document names, or correct the document."
                ),
                _ => Remedy.Advice("Correct the document on the issuer's host."),
            };

    /// <summary>The host cannot be reached.</summary>
    public static Remedy? Network(ProbeFailureKind kind, OidcFacts facts) =>
        (kind, facts.Issuer?.Eks) switch
        {
            (ProbeFailureKind.Dns, { } eks) => Remedy.Advice(
                "Inside a VPC with the EKS interface endpoint and private DNS this name does not exist. Run from "
                    + "elsewhere, or dial an address of the dual-stack name "
                    + $"oidc-eks.{eks.Region}.{eks.Partition.DualStackSuffix}."
            ),
            (ProbeFailureKind.Dns, null)
                when facts.Issuer is { } issuer && AwsRemedies.WhyNoIssuer(issuer) is { } none => none,
            (ProbeFailureKind.Dns, null) => Remedy.Advice(
                "Check the name. IAM has to resolve it too, so it belongs into the public DNS."
            ),
            _ => null,
        };
}
