using System.Management.Automation;
using EksThumbprint.Errors;
using EksThumbprint.Tokens;
using EksThumbprint.Workflow;

namespace EksThumbprint.Binding;

/// <summary>Makes what was given of a pod into the inquiry that it stands for.</summary>
internal static class PodArguments
{
    /// <summary>The inquiry; null when nothing was given of a pod.</summary>
    /// <exception cref="InputException">It makes no sense.</exception>
    public static PodInquiry? Read(PSCmdlet cmdlet, object? token, string? role, string? policy, string? account)
    {
        if (token is null && role is null && policy is null)
        {
            return account is null
                ? null
                : throw new InputException("ServiceAccountAlone", ErrorText.Get("ServiceAccountAlone"));
        }

        if (token is not null && account is not null)
            throw new InputException("TwoServiceAccounts", ErrorText.Get("TwoServiceAccounts"));
        return new PodInquiry(
            token is null ? null : TokenArgument.Read(cmdlet, token),
            account is null ? null : ServiceAccount.Parse(account),
            role,
            policy is null
                ? null
                : TrustPolicyFile.Read(cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(policy))
        );
    }
}
