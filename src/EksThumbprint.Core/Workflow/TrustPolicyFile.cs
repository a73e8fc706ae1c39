using EksThumbprint.Assessment;
using EksThumbprint.Common;
using EksThumbprint.Policies;

namespace EksThumbprint.Workflow;

/// <summary>Reads a role's trust policy from a file.</summary>
public static class TrustPolicyFile
{
    /// <summary>The policy in a file: by itself, or in what <c>aws iam get-role</c> printed.</summary>
    /// <exception cref="InputException">The file cannot be read, or holds no policy.</exception>
    public static RoleFacts Read(string path)
    {
        string shown = $"'{Printable.Shorten(path, 160)}'";
        RoleFacts role = RoleFacts.From(SmallFile.Read(path, shown, RolePolicy.Largest), Path.GetFileName(path));
        return role.Problem is null
            ? role
            : throw new InputException(
                "NotATrustPolicy",
                $"{shown} holds no trust policy: it {role.Problem}. Save one with: aws iam get-role --role-name NAME "
                    + "--query Role.AssumeRolePolicyDocument"
            );
    }
}
