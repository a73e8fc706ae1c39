using EksThumbprint.Json;

namespace EksThumbprint.Policies;

/// <summary>What IAM writes as one string or as a list of them; numbers and booleans count as their text.</summary>
internal static class PolicyTexts
{
    /// <summary>The texts; null when the value is absent, or holds something else.</summary>
    public static IReadOnlyList<string>? From(JsonValue value)
    {
        if (IsText(value))
            return [value.Text!];
        return value.Kind == JsonKind.Array && value.Items.All(IsText)
            ? [.. value.Items.Select(item => item.Text!)]
            : null;
    }

    private static bool IsText(JsonValue value) => value.Kind is JsonKind.String or JsonKind.Number or JsonKind.Boolean;
}
