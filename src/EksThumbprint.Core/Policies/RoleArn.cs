using EksThumbprint.Common;

namespace EksThumbprint.Policies;

/// <summary>
/// What a service account's annotation <c>eks.amazonaws.com/role-arn</c> holds: a role's ARN, or what is wrong with it.
/// </summary>
public sealed record RoleArn
{
    private const string Example = "arn:aws:iam::111122223333:role/my-role";
    private const int AccountDigits = 12;
    private const int LongestShown = 200;

    private RoleArn(string text) => Text = text;

    /// <summary>What was given, to the letter.</summary>
    public string Text { get; }

    /// <summary>The partition, when the text is a role's ARN.</summary>
    public string? Partition { get; private init; }

    /// <summary>The 12-digit account id, when the text is a role's ARN.</summary>
    public string? Account { get; private init; }

    /// <summary>The role's name without its path, when the text is a role's ARN.</summary>
    public string? Name { get; private init; }

    /// <summary>What is wrong and at which place, as a sentence; null when nothing is.</summary>
    public string? Problem { get; private init; }

    /// <summary>Reads the annotation. Nothing is cut off: STS sees every blank.</summary>
    public static RoleArn Read(string text)
    {
        string[] parts = text.Split([':'], 6);
        return Wrong(text, parts) is { } problem
            ? new RoleArn(text) { Problem = problem }
            : new RoleArn(text)
            {
                Partition = parts[1],
                Account = parts[4],
                Name = parts[5].Substring(parts[5].LastIndexOf('/') + 1),
            };
    }

    private static string? Wrong(string text, string[] parts)
    {
        if (text.Length == 0)
            return $"The role's ARN is empty. One looks like {Example}.";
        if (TokenMask.Finds(text))
            return $"This has a token in it, and is no role's ARN. One looks like {Example}.";
        string shown = Printable.Shorten(text, LongestShown);
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsAllowed(text[i]))
                return $"'{shown}' has {NameOf(text[i])} at character {i + 1}, which no role's ARN has.";
        }

        if (!text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return text.StartsWith("arn:", StringComparison.OrdinalIgnoreCase)
                ? $"'{shown}' begins with '{text.Substring(0, 3)}'; it has to be 'arn', in small letters."
                : $"'{shown}' is a name and no ARN. One looks like {Example}.";
        }

        return parts.Length < 6
            ? $"'{shown}' has {parts.Length} parts between colons, and an ARN has 6: {Example}."
            : Parts(shown, parts);
    }

    private static string? Parts(string shown, string[] parts)
    {
        int account = parts.Take(4).Sum(part => part.Length + 1) + 1;
        if (parts[1].Length == 0)
            return $"'{shown}' has a doubled colon at character 5, where the partition belongs.";
        if (Issuers.Partition.Named(parts[1]) is null)
            return $"'{shown}' has the partition '{parts[1]}' at character 5, and there is none of that name.";
        if (parts[2] != "iam")
            return $"'{shown}' is of the service '{parts[2]}', not of 'iam'.{AssumedRole(parts)}";
        if (parts[3].Length > 0)
        {
            return parts[3].All(char.IsDigit)
                ? $"'{shown}' lacks a colon before the account: IAM has no region, so two stand there."
                : $"'{shown}' has a region, '{parts[3]}'; IAM has none, so two colons stand there.";
        }

        if (parts[4].Length == 0)
        {
            return parts[5].Length > AccountDigits && parts[5].Take(AccountDigits).All(char.IsDigit)
                ? $"'{shown}' has a doubled colon at character {account}: two stand before the account, not three."
                : $"'{shown}' has no account at character {account}.";
        }

        if (parts[4].Length != AccountDigits || !parts[4].All(c => c is >= '0' and <= '9'))
            return $"'{shown}' has '{parts[4]}' at character {account}, where the account's 12 digits belong.";
        return Resource(shown, parts[5], account + AccountDigits + 1);
    }

    private static string? Resource(string shown, string resource, int at)
    {
        const string role = "role/";
        if (resource.StartsWith(":", StringComparison.Ordinal))
            return $"'{shown}' has a doubled colon at character {at}.";
        if (resource.StartsWith("instance-profile/", StringComparison.Ordinal))
            return $"'{shown}' is an instance profile, at character {at}; give the ARN of the role in it.";
        if (!resource.StartsWith(role, StringComparison.Ordinal))
        {
            return $"'{shown}' has '{Printable.Shorten(resource, 40)}' at character {at}, where role/ and a name "
                + "belong.";
        }

        string name = resource.Substring(role.Length);
        if (name.Length == 0 || name.EndsWith("/", StringComparison.Ordinal))
            return $"'{shown}' ends where the role's name belongs.";
        return name.IndexOf(':') is var colon and >= 0
            ? $"'{shown}' has a colon at character {at + role.Length + colon}, where the role's name stands."
            : null;
    }

    private static string AssumedRole(string[] parts) =>
        parts[2] == "sts" ? " A session is assumed from a role; give the role's ARN." : string.Empty;

    // What role names, paths and ARNs are made of (IAM API reference, CreateRole).
    private static bool IsAllowed(char c) => c is > ' ' and < '\u007F' && "\"'<>{}[]()`$\\*?%&|;".IndexOf(c) < 0;

    private static string NameOf(char c) =>
        c switch
        {
            ' ' => "a blank",
            '\n' or '\r' => "a line break",
            '\t' => "a tab",
            _ => $"'{Printable.Escape(c.ToString())}'",
        };
}
