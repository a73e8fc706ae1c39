using System.Text;
using EksThumbprint.Common;
using EksThumbprint.Json;

namespace EksThumbprint.Tokens;

/// <summary>
/// A pod's token: a JSON Web Token with its claims (RFC 7519). Its text is kept nowhere but in the bytes that its
/// signature is checked with, and nothing shows those.
/// </summary>
public sealed class WebToken
{
    internal WebToken(JsonValue header, JsonValue claims, string signed, byte[] signature)
    {
        AlgorithmName = header["alg"].AsString;
        KeyId = header["kid"].AsString;
        Issuer = claims["iss"].AsString;
        Subject = claims["sub"].AsString;
        Audiences = claims["aud"] is { AsString: { } one }
            ? [one]
            : [.. claims["aud"].Items.Select(Text).OfType<string>()];
        AuthorizedParty = claims["azp"].AsString;
        Expires = NumericDate.Read(claims["exp"]);
        NotBefore = NumericDate.Read(claims["nbf"]);
        IssuedAt = NumericDate.Read(claims["iat"]);
        Signed = Encoding.ASCII.GetBytes(signed);
        Signature = signature;
    }

    /// <summary>The signing algorithm as the header names it.</summary>
    public string? AlgorithmName { get; }

    /// <summary>The name of the key that signed it; null when the header names none.</summary>
    public string? KeyId { get; }

    /// <summary>The issuer (<c>iss</c>), to the letter.</summary>
    public string? Issuer { get; }

    /// <summary>The subject (<c>sub</c>), to the letter.</summary>
    public string? Subject { get; }

    /// <summary>The audiences (<c>aud</c>), whether the claim is a string or a list.</summary>
    public IReadOnlyList<string> Audiences { get; }

    /// <summary>The client that it was made for (<c>azp</c>); pods' tokens have none.</summary>
    public string? AuthorizedParty { get; }

    /// <summary>When it expires (<c>exp</c>).</summary>
    public DateTimeOffset? Expires { get; }

    /// <summary>Since when it is valid (<c>nbf</c>).</summary>
    public DateTimeOffset? NotBefore { get; }

    /// <summary>When it was made (<c>iat</c>).</summary>
    public DateTimeOffset? IssuedAt { get; }

    /// <summary>The service account that it is of; null for another kind of subject.</summary>
    public ServiceAccount? ServiceAccount => Subject is null ? null : ServiceAccount.FromSubject(Subject);

    /// <summary>The algorithm, when it is one that IAM takes.</summary>
    internal TokenAlgorithm? Algorithm => TokenAlgorithm.Named(AlgorithmName);

    internal byte[] Signed { get; }

    internal byte[] Signature { get; }

    /// <summary>Who it is of and never what it is.</summary>
    public override string ToString() => $"token of {Printable.Shorten(Subject ?? "no subject", 160)}";

    private static string? Text(JsonValue value) => value.AsString;
}

/// <summary>What a text that should be a token is: a token, or what is wrong with its form. Never the text.</summary>
/// <param name="Token">The token; null when the text is none.</param>
/// <param name="Problem">Why it is none, as a sentence that quotes nothing of it; null when it is one.</param>
/// <param name="Message">What STS answers to it.</param>
public sealed record TokenReading(WebToken? Token, string? Problem = null, string? Message = null);
