using System.Security.Cryptography;
using System.Text;
using EksThumbprint.Json;
using EksThumbprint.Tokens;

namespace EksThumbprint.Tests.Tokens;

/// <summary>Keys of tests, made once: making one costs a second.</summary>
internal static class Keys
{
    private static readonly Lazy<RSA> First = new(() => RSA.Create(2048));
    private static readonly Lazy<RSA> Second = new(() => RSA.Create(2048));

    public static RSA Cluster => First.Value;

    public static RSA Other => Second.Value;

    public static JsonWebKeySet Set(params string[] keys)
    {
        string document = $$"""{"keys":[{{string.Join(',', keys)}}]}""";
        Assert.True(
            JsonValue.TryParse(Encoding.UTF8.GetBytes(document), out JsonValue? value, out string? wrong),
            wrong
        );
        return JsonWebKeySet.From(value!);
    }

    public static WebToken Read(string text)
    {
        TokenReading reading = TokenText.Read(text);
        Assert.True(reading.Token is not null, reading.Problem);
        return reading.Token!;
    }

    /// <summary>Whether the keys of the token's name verify it.</summary>
    public static bool Verify(JsonWebKeySet keys, WebToken token) =>
        keys.Named(token.KeyId).Any(key => key.Verifies(token.Algorithm!, token.Signed, token.Signature));
}
