using EksThumbprint.Common;

namespace EksThumbprint.Tokens;

/// <summary>A Kubernetes service account: a namespace and a name.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Name">The name in it.</param>
public sealed record ServiceAccount(string Namespace, string Name)
{
    private const string Prefix = "system:serviceaccount:";
    private const int LongestNamespace = 63;
    private const int LongestName = 253;

    /// <summary>What tokens of it have as their <c>sub</c>.</summary>
    public string Subject => $"{Prefix}{Namespace}:{Name}";

    /// <summary>Reads <c>namespace/name</c>.</summary>
    /// <exception cref="InputException">It is not of that form.</exception>
    public static ServiceAccount Parse(string text)
    {
        string given = text.Trim();
        if (FromSubject(given) is { } whole)
            return whole;
        string[] parts = given.Split('/');
        return parts.Length == 2 && From(parts[0], parts[1]) is { } account
            ? account
            : throw new InputException(
                "NotAServiceAccount",
                $"{(TokenMask.Finds(given) ? "A token" : $"'{Printable.Shorten(given, 120)}'")} is no service "
                    + "account. Give namespace and name with a slash between them, as in "
                    + "my-namespace/my-service-account."
            );
    }

    /// <summary>The service account that a <c>sub</c> stands for; null for another kind of subject.</summary>
    public static ServiceAccount? FromSubject(string subject)
    {
        if (!subject.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        string[] parts = subject.Substring(Prefix.Length).Split(':');
        return parts.Length == 2 ? From(parts[0], parts[1]) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Namespace}/{Name}";

    private static ServiceAccount? From(string space, string name) =>
        IsLabel(space, LongestNamespace, dots: false) && IsLabel(name, LongestName, dots: true)
            ? new ServiceAccount(space, name)
            : null;

    /// <summary>A DNS label, and for names a subdomain (Kubernetes, "Object Names and IDs").</summary>
    private static bool IsLabel(string text, int longest, bool dots) =>
        text.Length > 0
        && text.Length <= longest
        && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' || (dots && c == '.'))
        && text[0] is not ('-' or '.')
        && text[text.Length - 1] is not ('-' or '.');
}
