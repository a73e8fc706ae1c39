namespace EksThumbprint.Policies;

/// <summary>
/// What a policy says to a request (IAM guide, reference_policies_evaluation-logic): an explicit Deny wins, then an
/// Allow, and nothing said is a no.
/// </summary>
internal sealed class PolicyEvaluation
{
    private PolicyEvaluation(PolicyAnswer answer, PolicyStatement? statement)
    {
        Answer = answer;
        Statement = statement;
    }

    public PolicyAnswer Answer { get; }

    /// <summary>The statement that decided, or that it depends on; null when none allows.</summary>
    public PolicyStatement? Statement { get; }

    public static PolicyEvaluation From(RolePolicy policy, WebIdentityRequest request)
    {
        PolicyStatement? allows = null,
            denies = null,
            mayAllow = null,
            mayDeny = null;
        foreach (PolicyStatement statement in policy.Statements)
        {
            switch (statement.Applies(request))
            {
                case Truth.Yes when statement.Denies:
                    denies ??= statement;
                    break;
                case Truth.Yes:
                    allows ??= statement;
                    break;
                case Truth.Unknown when statement.Denies:
                    mayDeny ??= statement;
                    break;
                case Truth.Unknown:
                    mayAllow ??= statement;
                    break;
            }
        }

        return denies is not null ? new PolicyEvaluation(PolicyAnswer.Denied, denies)
            : allows is null && mayAllow is null ? new PolicyEvaluation(PolicyAnswer.NotAllowed, null)
            : mayDeny is not null ? new PolicyEvaluation(PolicyAnswer.Undetermined, mayDeny)
            : allows is not null ? new PolicyEvaluation(PolicyAnswer.Allowed, allows)
            : new PolicyEvaluation(PolicyAnswer.Undetermined, mayAllow);
    }
}
