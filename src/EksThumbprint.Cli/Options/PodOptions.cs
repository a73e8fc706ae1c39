using System.CommandLine;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Tokens;
using EksThumbprint.Workflow;

namespace EksThumbprint.Cli.Options;

/// <summary>The options that tell of a pod: its token, its role, its service account.</summary>
internal sealed class PodOptions
{
    private const string StandardInput = "-";

    private readonly Option<string?> _token = new("--token")
    {
        Description =
            "Test the way of a pod: read its token from this file, or from standard input (-). It tells the issuer, so "
            + "no target is needed.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _role = new("--role")
    {
        Description =
            "The role's ARN, as the annotation eks.amazonaws.com/role-arn has it; its trust policy has to let the pod "
            + "in.",
        HelpName = "ARN",
    };

    private readonly Option<string?> _policy = new("--trust-policy")
    {
        Description = "Read the role's trust policy from this file in place of IAM.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _account = new("--service-account")
    {
        Description = "Without a token: the service account to look for in the trust policy.",
        HelpName = "NAMESPACE/NAME",
    };

    public Option[] All => [_token, _role, _policy, _account];

    /// <summary>What was given of a pod; null when nothing was.</summary>
    /// <exception cref="InputException">It makes no sense.</exception>
    public PodInquiry? Read(ParseResult line, CliHost host)
    {
        (string? token, string? role, string? policy, string? account) = (
            line.GetValue(_token),
            line.GetValue(_role),
            line.GetValue(_policy),
            line.GetValue(_account)
        );
        if (token is null && role is null && policy is null)
        {
            return account is null
                ? null
                : throw new InputException(
                    "ServiceAccountAlone",
                    "--service-account says whom to look for in a role's trust policy; give --role ARN or "
                        + "--trust-policy FILE, too."
                );
        }

        if (token is not null && account is not null)
            throw new InputException(
                "TwoServiceAccounts",
                "The token tells its service account; leave one of the two out."
            );
        return new PodInquiry(
            token is null ? null : ReadToken(token, host),
            account is null ? null : ServiceAccount.Parse(account),
            role,
            policy is null ? null : TrustPolicyFile.Read(policy)
        );
    }

    private static TokenReading ReadToken(string given, CliHost host) =>
        given == StandardInput ? TokenFile.Read(new StreamReader(host.Input()))
        : TokenText.LooksLikeOne(given)
            ? throw new InputException(
                "TokenAsArgument",
                "--token takes a file or -, not the token itself: everybody on this machine sees the arguments of a "
                    + "process. Write: kubectl create token NAME --audience sts.amazonaws.com | eks-thumbprint test "
                    + "--token -"
            )
        : TokenFile.Read(given);
}
