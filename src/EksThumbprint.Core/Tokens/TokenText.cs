using System.Text;
using EksThumbprint.Json;

namespace EksThumbprint.Tokens;

/// <summary>Reads a token as people have it at hand, and says what is wrong with the rest without quoting it.</summary>
public static class TokenText
{
    /// <summary>The longest token that STS takes, in characters (STS API reference, WebIdentityToken).</summary>
    public const int Longest = 20000;

    /// <summary>The largest file that is read: a token, or the object that holds one.</summary>
    public const int LargestFile = 1 << 20;

    private const string Bearer = "Bearer ";

    /// <summary>
    /// Reads a JWT, also with <c>Bearer</c> before it, with line breaks in it, in quotes, or in the TokenRequest that
    /// <c>kubectl create token -o json</c> prints.
    /// </summary>
    public static TokenReading Read(string text)
    {
        string token = Bare(text);
        if (token.Length == 0)
            return NoJwt("it is empty");
        if (token.Length > Longest)
        {
            return new TokenReading(
                null,
                $"The token has {token.Length} characters, and STS takes {Longest} at most.",
                StsMessage.TokenTooLong
            );
        }

        string[] parts = token.Split('.');
        if (parts.Length != 3)
            return NoJwt(parts.Length == 5 ? "it is an encrypted one, of five parts" : Parts(parts.Length));
        if (Json(parts[0]) is not { } header)
            return NoJwt("its header is not an object of JSON in base64url, in which each name stands once");
        if (Json(parts[1]) is not { } claims)
            return NoJwt("its claims are not an object of JSON in base64url, in which each name stands once");
        if (Base64Url.Decode(parts[2]) is not { } signature)
            return NoJwt("its signature is not base64url");
        return new TokenReading(new WebToken(header, claims, parts[0] + "." + parts[1], signature));
    }

    /// <summary>
    /// Whether a text is meant as a token and not as the path of a file with one: three parts, or the beginning that
    /// every JWT has.
    /// </summary>
    public static bool LooksLikeOne(string text)
    {
        string bare = Bare(text);
        return bare.StartsWith("eyJ", StringComparison.Ordinal)
            || (
                bare.IndexOfAny(['/', '\\']) < 0
                && (bare.Length > Longest || (bare.Split('.') is { Length: 3 } parts && parts.All(IsLong)))
            );
    }

    private static bool IsLong(string part) => part.Length > 8;

    private static string Bare(string text)
    {
        string given = text.Trim().TrimStart('\uFEFF');
        if (given.StartsWith("{", StringComparison.Ordinal) && OfRequest(given) is { } inside)
            given = inside;
        given = given.Trim('"', '\'', ' ', '\r', '\n', '\t');
        if (given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            given = given.Substring(Bearer.Length);
        return given.Any(char.IsWhiteSpace) ? string.Concat(given.Where(c => !char.IsWhiteSpace(c))) : given;
    }

    /// <summary>The token in a TokenRequest or an ExecCredential.</summary>
    private static string? OfRequest(string text) =>
        JsonValue.TryParse(Encoding.UTF8.GetBytes(text), out JsonValue? value, out _)
            ? value["status"]["token"].AsString
            : null;

    private static JsonValue? Json(string part) =>
        Base64Url.Decode(part) is { } bytes
        && JsonReader.TryRead(bytes, out JsonValue? value, out _, uniqueNames: true)
        && value is { Kind: JsonKind.Object }
            ? value
            : null;

    private static string Parts(int count) =>
        count == 1 ? "it has no dots, as an access token" : $"it has {count} parts between dots, not three";

    // The problem that the JSON reader tells would quote a character.
    private static TokenReading NoJwt(string why) =>
        new(
            null,
            $"The token is not a JWT: {why}. Give the token as 'kubectl create token' prints it.",
            StsMessage.NotJwt
        );
}
