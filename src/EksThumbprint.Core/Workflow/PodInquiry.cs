using EksThumbprint.Assessment;
using EksThumbprint.Aws;
using EksThumbprint.Issuers;
using EksThumbprint.Policies;
using EksThumbprint.Tokens;

namespace EksThumbprint.Workflow;

/// <summary>
/// One pod's token and role, and what is read for them. The role is asked for once, and only when one is given.
/// </summary>
/// <param name="token">The token; null when none was given.</param>
/// <param name="account">The service account to look for in the trust policy when there is no token.</param>
/// <param name="roleArn">The role's ARN as the annotation has it; null when none was given.</param>
/// <param name="policy">The role's trust policy from elsewhere; null to ask IAM.</param>
public sealed class PodInquiry(TokenReading? token, ServiceAccount? account, string? roleArn, RoleFacts? policy)
{
    private const string GetRole = "iam:GetRole";

    private readonly RoleArn? _arn = roleArn is null ? null : RoleArn.Read(roleArn);
    private readonly object _gate = new();
    private RoleFacts? _role = policy;

    /// <summary>Whether a token was given, which tells its issuer.</summary>
    public bool HasToken => token is not null;

    /// <summary>The issuer that the token names; null when it names none that can be asked.</summary>
    public Target? Target
    {
        get
        {
            try
            {
                return token?.Token?.Issuer is { Length: > 0 } issuer && issuer.Contains("://")
                    ? Target.Parse(issuer)
                    : null;
            }
            catch (InputException)
            {
                return null;
            }
        }
    }

    /// <summary>Facts of a token that leads to no issuer.</summary>
    public OidcFacts WithoutIssuer(DateTimeOffset now) => Added(new OidcFacts { Name = "(token)", Now = now });

    /// <summary>Adds the pod to what is known of its issuer, and asks IAM for the role.</summary>
    public OidcFacts Add(OidcFacts facts, Func<IAws> aws, CancellationToken cancellation)
    {
        // Several targets may be looked up at a time; the second waits for the first one's answer.
        lock (_gate)
        {
            if (_role is null && _arn is { Problem: null })
                _role = Read(aws, facts.Region, cancellation);
        }

        return Added(facts);
    }

    private OidcFacts Added(OidcFacts facts) =>
        facts with
        {
            Pod = new PodFacts
            {
                Token = token,
                ServiceAccount = token is null ? account : token.Token?.ServiceAccount,
                RoleArn = _arn,
                Role = _arn is { Problem: not null } ? null : _role,
            },
        };

    private RoleFacts Read(Func<IAws> aws, string? region, CancellationToken cancellation)
    {
        try
        {
            if (aws().FindRole(_arn!.Text, region, cancellation) is not { } role)
                return RoleFacts.None();
            return role.Arn == _arn.Text ? RoleFacts.From(role.TrustPolicy, _arn.Name!) : Other(role);
        }
        catch (AwsException error)
        {
            return RoleFacts.Failed(error);
        }
    }

    /// <summary>IAM looks by name, in the caller's account and in every path.</summary>
    private RoleFacts Other(Role role) =>
        Arn.AccountOf(role.Arn) == _arn!.Account
            ? RoleFacts.None()
            : RoleFacts.Failed(
                new AwsException(
                    AwsFailure.NotFound,
                    GetRole,
                    detail: $"the role is of account {_arn.Account}, the credentials are of account "
                        + $"{Arn.AccountOf(role.Arn)}"
                )
            );
}
