namespace EksThumbprint.Policies;

/// <summary>One statement of a role's trust policy.</summary>
internal sealed record PolicyStatement
{
    public const string Action = "sts:AssumeRoleWithWebIdentity";

    /// <summary>Its place in the policy, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Its name, when it has one.</summary>
    public string? Sid { get; init; }

    public required bool Denies { get; init; }

    /// <summary>Whom it is about; null when it says so by <c>NotPrincipal</c>.</summary>
    public PolicyPrincipal? Principal { get; init; }

    /// <summary>The actions, or those that it is not about.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>Whether the actions stand under <c>NotAction</c>.</summary>
    public bool NotAction { get; init; }

    public IReadOnlyList<PolicyCondition> Conditions { get; init; } = [];

    /// <summary>Whether the policy's version has variables.</summary>
    public bool Variables { get; init; }

    /// <summary>How a sentence names it.</summary>
    public string Name => Sid is { Length: > 0 } ? $"statement {Number} ('{Sid}')" : $"statement {Number}";

    /// <summary>Whether it is about AssumeRoleWithWebIdentity.</summary>
    public bool HasAction => Actions.Any(IsTheAction) != NotAction;

    public Truth Includes(WebIdentityRequest request) => Principal?.Includes(request, Denies) ?? Truth.Unknown;

    /// <summary>Whether it applies to a request.</summary>
    public Truth Applies(WebIdentityRequest request) =>
        HasAction
            ? TruthLogic.All([
                Includes(request),
                .. Conditions.Select(condition => condition.Holds(request, Variables)),
            ])
            : Truth.No;

    /// <summary>Actions are compared in any letter case, and may hold wildcards.</summary>
    private static bool IsTheAction(string action) =>
        Wildcard.Matches(PatternText.From(action.ToLowerInvariant(), variables: false), Action.ToLowerInvariant());
}
