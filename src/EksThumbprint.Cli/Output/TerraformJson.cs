using System.Text.Json.Nodes;

namespace EksThumbprint.Cli.Output;

/// <summary>
/// Thumbprints for Terraform's <c>external</c> data source, which takes one object whose values are all strings.
/// </summary>
internal static class TerraformJson
{
    /// <param name="rows">The rows of <see cref="ThumbprintJson"/>, of one target; at least one.</param>
    public static JsonObject From(IReadOnlyList<JsonNode> rows) =>
        new()
        {
            ["thumbprint"] = Text(rows[0], "thumbprint"),
            ["thumbprints"] = string.Join(",", rows.Select(row => Text(row, "thumbprint")).Distinct()),
            ["host"] = Text(rows[0], "host"),
            ["subject"] = Text(rows[0], "subject"),
            ["not_after"] = rows[0]["notAfter"]?.GetValue<DateTime>().ToString("yyyy-MM-ddTHH:mm:ssZ", null),
        };

    private static string Text(JsonNode row, string name) => row[name]?.GetValue<string>() ?? string.Empty;
}
