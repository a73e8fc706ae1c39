using EksThumbprint.Remedies;

namespace EksThumbprint.Assessment;

/// <summary>What a pod's token and role tell, in the order in which STS looks at them.</summary>
internal static class PodChecks
{
    public static IEnumerable<Finding> Judge(OidcFacts facts) =>
        facts.Pod is { } pod ? RoleArnChecks(pod).Concat(TokenChecks.Judge(facts)).Concat(RoleChecks.Judge(facts)) : [];

    private static IEnumerable<Finding> RoleArnChecks(PodFacts pod)
    {
        if (pod.RoleArn?.Problem is { } problem)
        {
            yield return Finding.Create(
                OidcStatus.RoleArnInvalid,
                Severity.Error,
                $"{problem} Pods see 'Request ARN is invalid'.",
                Remedy.Advice(
                    "Correct the annotation eks.amazonaws.com/role-arn of the service account, then start the pod "
                        + "again."
                )
            );
        }
    }
}
