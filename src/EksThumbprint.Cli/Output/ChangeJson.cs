using System.Text.Json.Nodes;
using EksThumbprint.Remedies;
using EksThumbprint.Repair;

namespace EksThumbprint.Cli.Output;

/// <summary>A change for a program.</summary>
internal static class ChangeJson
{
    public static JsonNode From(ThumbprintChange change, IRemedyWriter remedies) =>
        new JsonObject
        {
            [JsonOutput.VersionKey] = JsonOutput.Version,
            ["name"] = change.Name,
            ["outcome"] = change.Outcome.ToString(),
            ["sentence"] = change.Sentence,
            ["remedy"] = remedies.Write(change.Remedy),
            ["providerArn"] = change.ProviderArn,
            ["account"] = change.Account,
            ["region"] = change.Region,
            ["before"] = JsonOutput.Strings(change.Before),
            ["after"] = JsonOutput.Strings(change.After),
            ["added"] = JsonOutput.Strings(change.Added),
            ["removed"] = JsonOutput.Strings(change.Removed),
            ["errorCode"] = change.Error?.Code,
        };
}
