using System.Text;
using EksThumbprint.Json;

namespace EksThumbprint.Policies;

/// <summary>A role's trust policy (IAM guide, reference_policies_elements and reference_policies_grammar).</summary>
internal sealed class RolePolicy
{
    /// <summary>The largest text that is read. IAM's own limit is 4,096 characters.</summary>
    public const int Largest = 4 << 20;

    private const string WithVariables = "2012-10-17";

    private RolePolicy(IReadOnlyList<PolicyStatement> statements) => Statements = statements;

    public IReadOnlyList<PolicyStatement> Statements { get; }

    /// <summary>
    /// Reads a policy as IAM returns it: JSON, URL-encoded or not, by itself or in the answer of
    /// <c>aws iam get-role</c>.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="problem">What is wrong, to go behind "the trust policy "; null when nothing is.</param>
    public static RolePolicy? From(string text, out string? problem)
    {
        if (text.Length > Largest)
            return None($"has {text.Length} characters, and IAM takes 4096 at most", out problem);
        string json = Decoded(text);
        if (
            !JsonReader.TryRead(
                Encoding.UTF8.GetBytes(json),
                out JsonValue? value,
                out string? wrong,
                uniqueNames: true
            )
        )
            return None($"is not JSON: {wrong!.TrimEnd('.')}", out problem);
        JsonValue policy = Inside(value!);
        if (policy.AsString is { } encoded && policy != value)
            return From(encoded, out problem);
        if (policy.Kind != JsonKind.Object)
            return None("is no object", out problem);
        bool variables = policy["Version"].AsString == WithVariables;
        List<PolicyStatement> statements = [];
        foreach (
            JsonValue one in policy["Statement"] is { Kind: JsonKind.Object } only ? [only] : policy["Statement"].Items
        )
        {
            if (StatementReader.From(one, statements.Count + 1, variables, out string? at) is not { } statement)
                return None($"has a statement {statements.Count + 1} that {at}", out problem);
            statements.Add(statement);
        }

        if (statements.Count == 0)
            return None("has no statement", out problem);
        problem = null;
        return new RolePolicy(statements);
    }

    /// <summary>The policy in an answer of <c>get-role</c>, or the value itself.</summary>
    private static JsonValue Inside(JsonValue value)
    {
        JsonValue role = value["Role"] is { Kind: JsonKind.Object } named ? named : value;
        return role["AssumeRolePolicyDocument"] is { HasValue: true } document ? document : value;
    }

    private static string Decoded(string text)
    {
        string trimmed = text.Trim().TrimStart('\uFEFF');
        return trimmed.StartsWith("%7B", StringComparison.OrdinalIgnoreCase)
            ? Uri.UnescapeDataString(trimmed)
            : trimmed;
    }

    private static RolePolicy? None(string why, out string? problem)
    {
        problem = why;
        return null;
    }
}
