using EksThumbprint.Common;
using EksThumbprint.Policies;
using EksThumbprint.Remedies;

namespace EksThumbprint.Assessment;

/// <summary>What a role's trust policy says to a pod.</summary>
internal static class RoleChecks
{
    private const string Sees = "pods see 'Not authorized to perform sts:AssumeRoleWithWebIdentity'";

    public static IEnumerable<Finding> Judge(OidcFacts facts)
    {
        PodFacts pod = facts.Pod!;
        if (pod.Role is not { } role)
            return [];
        if (role.Error is { } error)
        {
            return
            [
                Finding.Create(
                    error.Failure == AwsFailure.AccessDenied ? OidcStatus.AccessDenied : OidcStatus.AwsUnavailable,
                    Severity.Error,
                    error.Message
                ),
            ];
        }

        if (role.Missing)
        {
            return
            [
                Denied(
                    $"IAM has no role '{Printable.Shorten(pod.RoleArn?.Text, 200)}'; {Sees}.",
                    "Correct the annotation eks.amazonaws.com/role-arn of the service account, or make the role."
                ),
            ];
        }

        if (role.Policy is not { } policy)
            return [Unclear($"The trust policy of {role.Source} {role.Problem}.", "Give the policy as IAM has it.")];
        return Request(facts) is { } request ? OfPolicy(policy, request) : [];
    }

    /// <summary>What IAM would be asked; null when something that decides is not known.</summary>
    internal static WebIdentityRequest? Request(OidcFacts facts)
    {
        PodFacts pod = facts.Pod!;
        string? arn = ProviderArn(facts);
        return facts.Issuer is { } issuer && arn is not null && pod.Subject is { Length: > 0 } subject
            ? new WebIdentityRequest(arn, issuer.ProviderPath, subject, pod.Audiences)
            : null;
    }

    /// <summary>The provider of the role's account: STS looks for no other.</summary>
    private static string? ProviderArn(OidcFacts facts) =>
        facts.Pod!.RoleArn is { Problem: null } role
            ? facts.Issuer?.ProviderArn(role.Account!, role.Partition)
            : facts.ProviderArn;

    private static IEnumerable<Finding> OfPolicy(RolePolicy policy, WebIdentityRequest request)
    {
        PolicyEvaluation evaluation = PolicyEvaluation.From(policy, request);
        bool decided = false;
        foreach (PolicyReason reason in PolicyDiagnosis.From(policy, evaluation, request))
        {
            yield return evaluation.Answer switch
            {
                PolicyAnswer.Allowed => new Finding(
                    FindingCode.RoleOpen,
                    Severity.Warning,
                    reason.Sentence,
                    Advice(reason.Remedy)
                ),
                PolicyAnswer.Undetermined => Unclear(Sentence(reason), reason.Remedy),
                _ when decided => new Finding(
                    FindingCode.RolePolicy,
                    Severity.Error,
                    Sentence(reason),
                    Advice(reason.Remedy)
                ),
                _ => Denied($"{Sentence(reason)} So {Sees}.", reason.Remedy),
            };
            decided = true;
        }
    }

    private static string Sentence(PolicyReason reason) => $"In the role's trust policy: {reason.Sentence}";

    private static Finding Denied(string sentence, string? remedy) =>
        Finding.Create(OidcStatus.RoleDenied, Severity.Error, sentence, Advice(remedy));

    private static Finding Unclear(string sentence, string? remedy) =>
        Finding.Create(OidcStatus.RoleUnclear, Severity.Error, sentence, Advice(remedy));

    private static Remedy? Advice(string? sentence) => sentence is null ? null : Remedy.Advice(sentence);
}
