using EksThumbprint.Common;

namespace EksThumbprint.Policies;

/// <summary>Says in words what a policy's answer comes from.</summary>
internal static class PolicyDiagnosis
{
    // Nobody names a service account so; who lets this one in lets every one in.
    private const string AnyServiceAccount = "system:serviceaccount:eks-thumbprint-any-7c1f:eks-thumbprint-any-93d0";

    /// <summary>
    /// The reasons, the weightiest first. Of several statements that do not allow it, those of the one that comes
    /// nearest.
    /// </summary>
    public static IReadOnlyList<PolicyReason> From(
        RolePolicy policy,
        PolicyEvaluation evaluation,
        WebIdentityRequest request
    ) =>
        evaluation.Answer switch
        {
            PolicyAnswer.Allowed => Everyone(policy, request),
            PolicyAnswer.Denied =>
            [
                new PolicyReason(
                    PolicyFault.Denied,
                    $"{evaluation.Statement!.Name} denies it, and a Deny wins over every Allow.",
                    "Take this service account out of the Deny."
                ),
            ],
            PolicyAnswer.Undetermined => [NotEvaluated(evaluation.Statement!, request)],
            _ => OfNearest(policy, request),
        };

    private static IReadOnlyList<PolicyReason> Everyone(RolePolicy policy, WebIdentityRequest request) =>
        PolicyEvaluation.From(policy, request.Of(AnyServiceAccount)).Answer == PolicyAnswer.Allowed
            ?
            [
                new PolicyReason(
                    PolicyFault.EveryServiceAccount,
                    "The trust policy lets every service account of the cluster assume the role.",
                    $"Add a condition StringEquals with the key {request.SubjectKey} and the value "
                        + Printable.Escape(request.Subject)
                ),
            ]
            : [];

    private static IReadOnlyList<PolicyReason> OfNearest(RolePolicy policy, WebIdentityRequest request)
    {
        List<PolicyStatement> allows = [.. policy.Statements.Where(statement => !statement.Denies)];
        if (allows.Count == 0)
        {
            return
            [
                new PolicyReason(PolicyFault.OtherAction, "The trust policy has no statement that allows anything."),
            ];
        }

        PolicyStatement nearest = allows.OrderBy(statement => Distance(statement, request)).First();
        if (nearest.Includes(request) == Truth.No)
            return [PrincipalReason.From(nearest, request), .. OfConditions(nearest, request)];
        return nearest.HasAction
            ? OfConditions(nearest, request)
            :
            [
                new PolicyReason(
                    PolicyFault.OtherAction,
                    $"{nearest.Name} does not allow {PolicyStatement.Action} but "
                        + $"{Printable.Shorten(string.Join(", ", nearest.Actions), 120)}.",
                    $"Allow {PolicyStatement.Action} there."
                ),
            ];
    }

    private static int Distance(PolicyStatement statement, WebIdentityRequest request) =>
        (statement.HasAction ? 0 : 4)
        + (statement.Includes(request) == Truth.No ? 2 : 0)
        + Math.Min(Failing(statement, request).Take(2).Count(), 1);

    private static IEnumerable<PolicyCondition> Failing(PolicyStatement statement, WebIdentityRequest request) =>
        statement.Conditions.Where(condition => condition.Holds(request, statement.Variables) == Truth.No);

    private static IReadOnlyList<PolicyReason> OfConditions(PolicyStatement statement, WebIdentityRequest request) =>
        [.. Failing(statement, request).Take(5).Select(failing => ConditionReason.From(statement, failing, request))];

    private static PolicyReason NotEvaluated(PolicyStatement statement, WebIdentityRequest request)
    {
        IEnumerable<string> unknown = statement
            .Conditions.Where(condition => condition.Holds(request, statement.Variables) == Truth.Unknown)
            .Select(condition => $"{condition.Operator} of {condition.Key}");
        if (statement.Includes(request) == Truth.Unknown)
            unknown = unknown.Prepend(statement.Principal is null ? "NotPrincipal" : "a principal of everyone");
        return new PolicyReason(
            PolicyFault.NotEvaluated,
            $"{statement.Name} depends on what is not evaluated here: "
                + $"{Printable.Shorten(string.Join("; ", unknown), 300)}.",
            "Read that part of the policy yourself, or look at the role's last denials in CloudTrail."
        );
    }
}
