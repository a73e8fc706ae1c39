using System.Collections;
using System.Management.Automation;
using EksThumbprint.Aws;

namespace EksThumbprint.AwsTools;

/// <summary>
/// Reads AWS.Tools' objects by property name: no AWSSDK assembly is referenced, so any variant and version will do.
/// </summary>
internal static class AwsObjects
{
    private const string ProviderList = "OpenIDConnectProviderList";

    public static Cluster ReadCluster(PSObject cluster) =>
        new(
            Text(cluster, "Name") ?? string.Empty,
            Text(cluster, "Arn"),
            Text(Value(Value(cluster, "Identity"), "Oidc"), "Issuer"),
            Text(cluster, "Status")
        );

    /// <summary>Version 5 of AWS.Tools has null for an empty list.</summary>
    public static Provider ReadProvider(PSObject answer, string arn) =>
        new(arn, Text(answer, "Url") ?? string.Empty, Texts(answer, "ThumbprintList"), Texts(answer, "ClientIDList"));

    /// <summary>The ARNs of a list: of the whole answer, or of its entries where a version gives only these.</summary>
    public static IReadOnlyList<string> ReadProviderList(IEnumerable<PSObject> answer) =>
        [
            .. answer
                .SelectMany(item =>
                    Has(item, ProviderList) ? (Value(item, ProviderList) as IEnumerable)?.Cast<object?>() ?? [] : [item]
                )
                .Select(entry => Text(entry, "Arn"))
                .OfType<string>(),
        ];

    /// <summary>Whether it is a whole answer without the ID that AWS gives to every request.</summary>
    public static bool LacksRequestId(PSObject answer) =>
        Has(answer, "ResponseMetadata") && Text(Value(answer, "ResponseMetadata"), "RequestId") is null;

    /// <summary>AWS.Tools gives the policy as IAM sends it: URL-encoded.</summary>
    public static Role ReadRole(PSObject role) =>
        new(Text(role, "Arn") ?? string.Empty, Text(role, "AssumeRolePolicyDocument") ?? string.Empty);

    public static bool Has(PSObject item, string property) => item.Properties[property] is not null;

    /// <summary>A property as text; null when absent, null or empty.</summary>
    public static string? Text(object? item, string property) =>
        Value(item, property)?.ToString() is { Length: > 0 } text ? text : null;

    public static object? Value(object? item, string property)
    {
        if (item is null)
            return null;
        object? value = PSObject.AsPSObject(item).Properties[property]?.Value;
        return value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
    }

    private static List<string> Texts(PSObject item, string property) =>
        Value(item, property) switch
        {
            null => [],
            string one => [one],
            IEnumerable many => [.. many.Cast<object?>().Select(each => each?.ToString()).OfType<string>()],
            object other => [other.ToString() ?? string.Empty],
        };
}
