using System.Text.Json.Nodes;
using EksThumbprint.Repair;

namespace EksThumbprint.Cli.Output;

/// <summary>A change for a program.</summary>
internal static class ChangeJson
{
    public static JsonNode From(ThumbprintChange change) =>
        new JsonObject
        {
            ["name"] = change.Name,
            ["outcome"] = change.Outcome.ToString(),
            ["sentence"] = change.Sentence,
            ["providerArn"] = change.ProviderArn,
            ["before"] = JsonOutput.Strings(change.Before),
            ["after"] = JsonOutput.Strings(change.After),
            ["added"] = JsonOutput.Strings(change.Added),
            ["removed"] = JsonOutput.Strings(change.Removed),
            ["errorCode"] = change.Error?.Code,
        };
}
