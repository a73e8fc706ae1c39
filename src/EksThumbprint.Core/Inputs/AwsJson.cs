using EksThumbprint.Aws;
using EksThumbprint.Json;

namespace EksThumbprint.Inputs;

/// <summary>
/// Knows what the AWS CLI prints as JSON, whole or cut by <c>--query</c>, and the same objects as <c>ConvertTo-Json</c>
/// writes them: names are compared without case.
/// </summary>
internal static class AwsJson
{
    /// <summary>The targets in a value; null when it is nothing of the kind.</summary>
    public static IReadOnlyList<InputItem>? Read(JsonValue value) => Read(value, isInside: false);

    private static IReadOnlyList<InputItem>? Read(JsonValue value, bool isInside) =>
        value.Kind switch
        {
            JsonKind.String => [new InputItem { Text = value.AsString }],
            JsonKind.Array when !isInside => Each(value.Items),
            JsonKind.Object => OfObject(value),
            _ => null,
        };

    private static List<InputItem>? Each(IReadOnlyList<JsonValue> values)
    {
        List<InputItem> items = [];
        foreach (JsonValue value in values)
        {
            if (Read(value, isInside: true) is not { } read)
                return null;
            items.AddRange(read);
        }

        return items;
    }

    private static IReadOnlyList<InputItem>? OfObject(JsonValue value)
    {
        if (Member(value, "OpenIDConnectProviderList") is { Kind: JsonKind.Array } providers)
            return Each(providers.Items);
        if (Member(value, "clusters") is { Kind: JsonKind.Array } clusters)
            return Each(clusters.Items);
        if (Member(value, "cluster") is { Kind: JsonKind.Object } cluster)
            return OfCluster(cluster);
        if (Text(value, "Url") is { } url && Has(value, "ThumbprintList"))
            return [new InputItem { Provider = OfProvider(value, url) }];
        if (Text(value, "name") is not null && Has(value, "identity"))
            return OfCluster(value);

        // A row of this product's own, an entry of the list of providers, a discovery document.
        string? text = Text(value, "providerArn") ?? Text(value, "Arn") ?? Text(value, "issuer");
        return text is null ? null : [new InputItem { Text = text }];
    }

    private static IReadOnlyList<InputItem>? OfCluster(JsonValue cluster) =>
        Text(cluster, "name") is not { } name
            ? null
            :
            [
                new InputItem
                {
                    Cluster = new Cluster(
                        name,
                        Text(cluster, "arn"),
                        Text(Member(Member(cluster, "identity"), "oidc"), "issuer"),
                        Text(cluster, "status")
                    ),
                },
            ];

    private static Provider OfProvider(JsonValue value, string url) =>
        new(
            Text(value, "Arn") ?? Text(value, "OpenIDConnectProviderArn") ?? string.Empty,
            url,
            Texts(Member(value, "ThumbprintList")),
            Texts(Member(value, "ClientIDList"))
        );

    private static IReadOnlyList<string> Texts(JsonValue list) =>
        list.AsString is { } one ? [one] : [.. list.Items.Select(item => item.AsString).OfType<string>()];

    private static string? Text(JsonValue value, string name) =>
        Member(value, name).AsString is { Length: > 0 } text ? text : null;

    private static bool Has(JsonValue value, string name) => Member(value, name).Kind != JsonKind.Absent;

    private static JsonValue Member(JsonValue value, string name)
    {
        foreach (KeyValuePair<string, JsonValue> member in value.Members)
        {
            if (string.Equals(member.Key, name, StringComparison.OrdinalIgnoreCase))
                return member.Value;
        }

        return JsonValue.Absent;
    }
}
