using EksThumbprint.Policies;

namespace EksThumbprint.Assessment;

/// <summary>What is known of a role: its trust policy, or why that is not known.</summary>
public sealed record RoleFacts
{
    private RoleFacts() { }

    /// <summary>Where the policy is from, for a sentence.</summary>
    public string Source { get; private init; } = string.Empty;

    /// <summary>Whether IAM has no such role. STS answers then as if its policy said no.</summary>
    public bool Missing { get; private init; }

    /// <summary>Why AWS gave no answer.</summary>
    public AwsException? Error { get; private init; }

    /// <summary>Why the text is no policy, to go behind "the trust policy "; null when it is one.</summary>
    public string? Problem { get; private init; }

    internal RolePolicy? Policy { get; private init; }

    /// <summary>A policy's text, of a file or of IAM.</summary>
    public static RoleFacts From(string text, string source)
    {
        RolePolicy? policy = RolePolicy.From(text, out string? problem);
        return new RoleFacts
        {
            Source = source,
            Policy = policy,
            Problem = problem,
        };
    }

    /// <summary>IAM has no role of that name.</summary>
    public static RoleFacts None() => new() { Missing = true };

    /// <summary>AWS gave no answer.</summary>
    public static RoleFacts Failed(AwsException error) => new() { Error = error };
}
