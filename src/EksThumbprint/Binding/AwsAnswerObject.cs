using System.Collections;
using System.Management.Automation;
using EksThumbprint.AwsTools;
using EksThumbprint.Inputs;

namespace EksThumbprint.Binding;

/// <summary>
/// Reads the AWS CLI's answers as <c>ConvertFrom-Json</c> makes objects of them: lists of providers and of clusters,
/// and a described cluster in its wrapping.
/// </summary>
internal static class AwsAnswerObject
{
    /// <summary>The targets of an answer; none when it is no such one.</summary>
    public static IReadOnlyList<InputItem> Read(PSObject answer)
    {
        if (AwsObjects.Value(answer, "OpenIDConnectProviderList") is { } providers)
            return [.. Each(providers).Select(entry => Text(AwsObjects.Text(entry, "Arn")))];
        if (AwsObjects.Value(answer, "clusters") is { } clusters)
            return [.. Each(clusters).Select(name => Text(name?.ToString()))];
        return
            AwsObjects.Value(answer, "cluster") is { } cluster
            && PSObject.AsPSObject(cluster) is { } wrapped
            && AwsObjects.Has(wrapped, "name")
            && AwsObjects.Has(wrapped, "identity")
            ? [new InputItem { Cluster = AwsObjects.ReadCluster(wrapped) }]
            : [];
    }

    private static InputItem Text(string? text) => new() { Text = text };

    private static IEnumerable<object?> Each(object list) =>
        list is IEnumerable many and not string ? many.Cast<object?>() : [list];
}
