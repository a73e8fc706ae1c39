using EksThumbprint.Json;

namespace EksThumbprint.Policies;

/// <summary>Whom a statement is about (IAM guide, reference_policies_elements_principal).</summary>
/// <param name="Everyone">Whether it is <c>"*"</c>, or <c>{"AWS": "*"}</c>.</param>
/// <param name="Federated">The ARNs and names under <c>Federated</c>.</param>
/// <param name="Others">The kinds of the other principals, such as <c>Service</c>.</param>
/// <param name="Services">The names under <c>Service</c>.</param>
internal sealed record PolicyPrincipal(
    bool Everyone,
    IReadOnlyList<string> Federated,
    IReadOnlyList<string> Others,
    IReadOnlyList<string> Services
)
{
    /// <summary>
    /// Whether a statement of that effect is about a request. A Deny of everyone is about this one too; whether an
    /// Allow of everyone lets a web identity in is not documented.
    /// </summary>
    public Truth Includes(WebIdentityRequest request, bool denies) =>
        Federated.Contains(request.ProviderArn, StringComparer.Ordinal) ? Truth.Yes
        : Everyone ? (denies ? Truth.Yes : Truth.Unknown)
        : Federated.Any(Wildcard.IsIn) ? Truth.Unknown
        : Truth.No;

    public static PolicyPrincipal? From(JsonValue value)
    {
        if (value.AsString is { } text)
            return text == "*" ? new PolicyPrincipal(true, [], [], []) : null;
        if (value.Kind != JsonKind.Object)
            return null;
        bool everyone = PolicyTexts.From(value["AWS"]) is { } accounts && accounts.Contains("*");
        return new PolicyPrincipal(
            everyone,
            PolicyTexts.From(value["Federated"]) ?? [],
            [.. value.Members.Keys.Where(kind => kind != "Federated")],
            PolicyTexts.From(value["Service"]) ?? []
        );
    }
}
