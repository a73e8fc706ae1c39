using EksThumbprint.Policies;
using EksThumbprint.Tokens;

namespace EksThumbprint.Assessment;

/// <summary>What was given of one pod, and what was read for it.</summary>
public sealed record PodFacts
{
    /// <summary>The pod's token, or what is wrong with its form; null when none was given.</summary>
    public TokenReading? Token { get; init; }

    /// <summary>The service account, from the token or as it was given.</summary>
    public ServiceAccount? ServiceAccount { get; init; }

    /// <summary>The role's ARN as the annotation has it; null when none was given.</summary>
    public RoleArn? RoleArn { get; init; }

    /// <summary>The role's trust policy, or why there is none; null when it was not asked for.</summary>
    public RoleFacts? Role { get; init; }

    /// <summary>The subject to judge the trust policy for; null when nothing tells it.</summary>
    internal string? Subject => Token is null ? ServiceAccount?.Subject : Token.Token?.Subject;

    /// <summary>
    /// The audiences to judge it for. Without a token those of the token that EKS gives to pods; of a token with
    /// <c>azp</c> that one (IAM guide, reference_policies_iam-condition-keys).
    /// </summary>
    internal IReadOnlyList<string> Audiences =>
        Token is null ? [AudienceText.Eks]
        : Token.Token is not { } token ? []
        : token.AuthorizedParty is { } party ? [party]
        : token.Audiences;
}
