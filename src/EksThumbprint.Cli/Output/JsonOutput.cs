using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EksThumbprint.Cli.Output;

/// <summary>Writes results as one JSON array.</summary>
internal static class JsonOutput
{
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
