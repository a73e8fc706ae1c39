using EksThumbprint.Aws;
using EksThumbprint.Common;
using EksThumbprint.Remedies;
using EksThumbprint.Tokens;

namespace EksThumbprint.Assessment;

/// <summary>What a token tells against its issuer and its provider.</summary>
internal static class TokenChecks
{
    private const string ApiServer = "kubernetes.default.svc";

    public static IEnumerable<Finding> Judge(OidcFacts facts)
    {
        if (facts.Pod?.Token is not { } reading)
            return [];
        if (reading.Token is not { } token)
            return [Invalid(reading.Problem!, reading.Message!)];
        return Claims(token)
            .Concat(OfIssuer(token, facts))
            .Concat(OfAudience(token, facts.Provider))
            .Concat(SignatureChecks.Judge(token, facts))
            .Concat(TokenTimes.Judge(token, facts.Now))
            .Concat(OfSubject(token));
    }

    private static IEnumerable<Finding> Claims(WebToken token)
    {
        if (token.Algorithm is null)
        {
            yield return Invalid(
                $"The token is signed by the algorithm '{Printable.Shorten(token.AlgorithmName ?? "(none)", 40)}', and "
                    + $"IAM takes {StatusText.And(TokenAlgorithm.All.Select(one => one.Name))}.",
                StsMessage.Invalid
            );
        }

        (string Claim, bool There)[] claims =
        [
            ("iss", token.Issuer is { Length: > 0 }),
            ("aud", token.Audiences.Count > 0),
            ("exp", token.Expires is not null),
            ("iat", token.IssuedAt is not null),
            ("sub", token.Subject is { Length: > 0 }),
        ];
        string[] missing = [.. claims.Where(claim => !claim.There).Select(claim => claim.Claim)];
        if (missing.Length > 0)
            yield return Invalid($"The token has no usable claim {StatusText.And(missing)}.", StsMessage.Invalid);
    }

    /// <summary>STS compares <c>iss</c> to the letter, with the provider as with the discovery document.</summary>
    private static IEnumerable<Finding> OfIssuer(WebToken token, OidcFacts facts)
    {
        if (token.Issuer is not { Length: > 0 } named)
            yield break;
        if (facts is { Issuer: null, Cluster: null, ClusterMissing: false, AwsError: null })
        {
            yield return Invalid(
                $"The token's issuer '{Printable.Shorten(named, 160)}' is not the https URL of an issuer.",
                StsMessage.Invalid
            );
        }

        if (facts.Issuer is not { } issuer || named == issuer.ToString())
            yield break;
        yield return Finding.Create(
            OidcStatus.OtherIssuer,
            Severity.Error,
            $"The token's issuer is '{Printable.Shorten(named, 160)}', and not {issuer}: the two are compared to the "
                + "letter. Pods see 'No OpenIDConnect provider found'.",
            Remedy.Advice("Take a token of this cluster, or leave the target out to look at the token's own issuer.")
        );
    }

    private static IEnumerable<Finding> OfAudience(WebToken token, Provider? provider)
    {
        if (provider is null || token.Audiences.Count == 0 || token.Audiences.Any(provider.Audiences.Contains))
            yield break;
        string has = Printable.Shorten(StatusText.And(token.Audiences), 160);
        string takes = provider.Audiences.Count == 0 ? "none" : StatusText.And(provider.Audiences);
        bool right = token.Audiences.Contains(AudienceText.Eks);
        yield return Finding.Create(
            OidcStatus.AudienceMissing,
            Severity.Error,
            $"The token is for the audience {has}, and the provider's client IDs are {Printable.Shorten(takes, 160)}; "
                + "pods see 'Incorrect token audience'.",
            right
                ? new Remedy(RemedyAction.AddAudience, provider.Arn) { Values = [AudienceText.Eks] }
                : Remedy.Advice(
                    token.Audiences.Any(one => one.Contains(ApiServer))
                        ? "This token is for the API server. Make one with: kubectl create token NAME --namespace "
                            + $"NAMESPACE --audience {AudienceText.Eks}"
                        : $"Give the token the audience {AudienceText.Eks}: for pods by the annotation "
                            + "eks.amazonaws.com/audience of the service account."
                )
        );
    }

    private static IEnumerable<Finding> OfSubject(WebToken token)
    {
        if (token is { Subject: { Length: > 0 } subject, ServiceAccount: null })
        {
            yield return new Finding(
                FindingCode.SubjectUnusual,
                Severity.Warning,
                $"The token's sub is '{Printable.Shorten(subject, 160)}', and that of a pod is "
                    + "system:serviceaccount:<namespace>:<name>."
            );
        }
    }

    private static Finding Invalid(string sentence, string message) =>
        Finding.Create(
            OidcStatus.TokenInvalid,
            Severity.Error,
            $"{sentence} Pods see '{message}'.",
            Remedy.Advice(
                "Take the token that the pod has: kubectl exec POD --namespace NAMESPACE -- cat "
                    + "/var/run/secrets/eks.amazonaws.com/serviceaccount/token"
            )
        );
}
