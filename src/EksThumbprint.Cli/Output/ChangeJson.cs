using System.Text.Json.Nodes;

namespace EksThumbprint.Cli.Output;

/// <summary>A change for a program.</summary>
internal static class ChangeJson
{
    public static JsonNode Of(ThumbprintChange change) =>
        new JsonObject
        {
            ["name"] = change.Name,
            ["outcome"] = change.Outcome.ToString(),
            ["sentence"] = change.Sentence,
            ["providerArn"] = change.ProviderArn,
            ["before"] = Json.Strings(change.Before),
            ["after"] = Json.Strings(change.After),
            ["added"] = Json.Strings(change.Added),
            ["removed"] = Json.Strings(change.Removed),
            ["errorCode"] = change.Error?.Code,
        };
}
