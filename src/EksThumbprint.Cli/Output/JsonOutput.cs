using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EksThumbprint.Cli.Output;

/// <summary>
/// Writes results as one JSON array. Every row has the version of the form, so that it keeps it when it is taken out of
/// the array; docs/results.schema.json describes the form.
/// </summary>
internal static class JsonOutput
{
    /// <summary>The key of <see cref="Version"/>.</summary>
    public const string VersionKey = "schemaVersion";

    /// <summary>Goes up when a key goes or changes its meaning; a new key leaves it as it is.</summary>
    public const int Version = 1;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Default,
    };

    public static void Write(TextWriter writer, IEnumerable<JsonNode> items) =>
        writer.WriteLine(new JsonArray([.. items]).ToJsonString(Indented));

    public static JsonArray Strings<T>(IEnumerable<T> values) =>
        new([.. values.Select(value => (JsonNode?)System.Text.Json.Nodes.JsonValue.Create(value?.ToString()))]);
}
