using Amazon.SecurityToken.Model;

namespace AwsToolsDouble;

/// <summary>What STS does with roles, and where calls with a role's keys go.</summary>
internal static class LabRoles
{
    public const string KeyPrefix = "ASIALAB";

    /// <summary>The file of the account that a call is for: a role's keys belong to the role's account.</summary>
    public static string AccountOf(string path, CallContext context)
    {
        string? key = context.Caller.Credentials?.GetCredentials().AccessKey;
        if (key is null || !key.StartsWith(KeyPrefix, StringComparison.Ordinal))
            return path;
        return LabFile.Peek(path).Roles.Find(role => role.AccessKeyId == key)?.StatePath
            ?? throw SdkErrors.Of(
                Operations.AssumeRole,
                "InvalidClientTokenId",
                "The security token included in the request is invalid.",
                status: 0,
                Guid.NewGuid().ToString()
            );
    }

    public static AssumeRoleResponse Assume(LabState state, LabCall call, string sessionName, string? externalId)
    {
        // STS does not tell a role that is not there from one that does not trust the caller.
        LabRole? role = state.Roles.Find(each =>
            each.Arn == call.Resource && (each.ExternalId is null || each.ExternalId == externalId)
        );
        if (role is null)
            throw LabErrors.Denied(state, call);
        string assumed = role
            .Arn.Replace(":iam:", ":sts:", StringComparison.Ordinal)
            .Replace(":role/", ":assumed-role/", StringComparison.Ordinal);
        return new AssumeRoleResponse
        {
            AssumedRoleUser = new AssumedRoleUser
            {
                Arn = $"{assumed}/{sessionName}",
                AssumedRoleId = $"AROALAB:{sessionName}",
            },
            Credentials = new Credentials(role.AccessKeyId, "lab", "session", DateTime.UtcNow.AddHours(1)),
        };
    }
}
