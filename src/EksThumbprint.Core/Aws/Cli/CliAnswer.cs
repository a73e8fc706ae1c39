using EksThumbprint.Json;

namespace EksThumbprint.Aws.Cli;

/// <summary>
/// Reads what the CLI printed for a call. A list that is missing or null is empty; anything else unexpected is a
/// failure.
/// </summary>
internal sealed class CliAnswer(CliCall call, JsonValue answer)
{
    public IReadOnlyList<string> Texts(string name) => [.. List(name).Select(item => Text(item, name))];

    public IReadOnlyList<string> Arns(string name) =>
        [.. List(name).Select(item => Text(item["Arn"], $"{name}[].Arn"))];

    public Provider Provider(string arn) =>
        new(arn, Text(answer["Url"], "Url"), Texts("ThumbprintList"), Texts("ClientIDList"));

    public Cluster Cluster(string name)
    {
        JsonValue cluster = answer["cluster"];
        if (cluster.Kind != JsonKind.Object)
            throw Unexpected("cluster");
        return new Cluster(
            cluster["name"].AsString ?? name,
            cluster["arn"].AsString,
            cluster["identity"]["oidc"]["issuer"].AsString,
            cluster["status"].AsString
        );
    }

    /// <summary>Version 2 prints the policy as JSON; others may print IAM's own URL-encoded text.</summary>
    public Role Role()
    {
        JsonValue role = answer["Role"];
        JsonValue policy = role["AssumeRolePolicyDocument"];
        return new Role(
            Text(role["Arn"], "Role.Arn"),
            policy.AsString ?? (policy.Kind == JsonKind.Object ? JsonText.Write(policy) : throw Unexpected("Role"))
        );
    }

    private IReadOnlyList<JsonValue> List(string name)
    {
        JsonValue list = answer[name];
        return answer.Kind == JsonKind.Object && (!list.HasValue || list.Kind == JsonKind.Array)
            ? list.Items
            : throw Unexpected(name);
    }

    private string Text(JsonValue value, string name) => value.AsString ?? throw Unexpected(name);

    private AwsException Unexpected(string name) =>
        call.Failure(AwsFailure.Other, $"the AWS CLI's answer has no '{name}' that can be read");
}
