using EksThumbprint.Common;
using EksThumbprint.Tokens;

namespace EksThumbprint.Policies;

/// <summary>How the subject that a policy wants differs from a token's.</summary>
internal static class SubjectReason
{
    public static PolicyReason From(string where, string actual, string wanted, int values)
    {
        string of = values > 1 ? $" (the nearest of {values} values)" : string.Empty;
        ServiceAccount? has = ServiceAccount.FromSubject(actual);
        string[] parts = wanted.Split(':');
        if (has is null || parts.Length != 4 || parts[0] != "system" || parts[1] != "serviceaccount")
        {
            return new PolicyReason(
                PolicyFault.OtherSubject,
                $"{where}, wants the sub '{Printable.Shorten(wanted, 200)}'{of}, and the token's is "
                    + $"'{Printable.Shorten(actual, 200)}'.",
                has is null ? null : $"The sub of a pod is {has.Subject}, to the letter."
            );
        }

        bool space = parts[2] != has.Namespace;
        string word = space ? "namespace" : "service account";
        (string want, string have) = space ? (parts[2], has.Namespace) : (parts[3], has.Name);
        string near = Spelling.IsNear(want, have) ? $" Did you mean '{have}'?" : string.Empty;
        string also =
            space && parts[3] != has.Name && !Wildcard.IsIn(parts[3])
                ? $" The service account differs too: '{Printable.Shorten(parts[3], 100)}', not '{has.Name}'."
                : string.Empty;
        return new PolicyReason(
            space ? PolicyFault.OtherNamespace : PolicyFault.OtherName,
            $"{where}, wants the {word} '{Printable.Shorten(want, 100)}'{of}, and the pod's is '{have}'.{near}{also}",
            $"Put this into the condition, to the letter: {has.Subject}"
        );
    }
}
