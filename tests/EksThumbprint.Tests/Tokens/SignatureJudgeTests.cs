using System.Security.Cryptography;
using System.Text;
using EksThumbprint.Json;
using EksThumbprint.Tests.Support;
using EksThumbprint.Tokens;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using IdentityKeySet = Microsoft.IdentityModel.Tokens.JsonWebKeySet;

namespace EksThumbprint.Tests.Tokens;

/// <summary>Microsoft's JWT library judges each signature beside us: it shares no code with the product.</summary>
public sealed class SignatureJudgeTests
{
    private static readonly int Tokens = TestSize.Times(everyday: 300, all: 2400);

    private static readonly string[] Names = ["RS256", "RS384", "RS512", "ES256", "ES384", "ES512"];

    [Fact]
    public void Tokens_whole_and_altered_in_one_bit_are_judged_as_another_library_judges_them()
    {
        Signer[] signers = [.. Names.Select(Signer.From)];
        int good = 0,
            bad = 0;
        Seeded.Each(1, random =>
        {
            for (int i = 0; i < Tokens; i++)
            {
                Signer signer = random.Pick(signers);
                string whole = signer.Sign(random.Below(1_000_000));
                string token = random.OneIn(3) ? whole : Altered(whole, random);
                bool expected = Judge(token, signer.Jwks);
                Assert.True(expected == Ours(token, signer.Jwks), $"{signer.Name}, altered: {token != whole}");
                _ = expected ? good++ : bad++;
            }
        });
        Assert.True(good > Tokens / 5 && bad > Tokens / 3, $"{good} good, {bad} bad");
    }

    /// <summary>One bit of the signature, or of the bytes that the claims stand for.</summary>
    private static string Altered(string token, Seeded random)
    {
        string[] parts = token.Split('.');
        int part = random.Coin() ? 2 : 1;
        byte[] bytes = Base64UrlEncoder.DecodeBytes(parts[part]);
        bytes[random.Below(bytes.Length)] ^= (byte)(1 << random.Below(8));
        parts[part] = MadeToken.Url(bytes);
        return string.Join('.', parts);
    }

    private static bool Ours(string token, string jwks)
    {
        if (TokenText.Read(token).Token is not { } read)
            return false;
        Assert.True(JsonValue.TryParse(Encoding.UTF8.GetBytes(jwks), out JsonValue? value, out _));
        return Keys.Verify(EksThumbprint.Tokens.JsonWebKeySet.From(value!), read);
    }

    private static bool Judge(string token, string jwks)
    {
        JsonWebTokenHandler handler = new();
        TokenValidationResult result = handler
            .ValidateTokenAsync(
                token,
                new TokenValidationParameters
                {
                    IssuerSigningKeys = new IdentityKeySet(jwks).GetSigningKeys(),
                    ValidateAudience = false,
                    ValidateIssuer = false,
                    ValidateLifetime = false,
                }
            )
            .GetAwaiter()
            .GetResult();
        return result.IsValid;
    }

    private sealed record Signer(string Name, string Jwks, Func<byte[], byte[]> Key)
    {
        public string Sign(int number) =>
            MadeToken.Text(
                $$"""{"alg":"{{Name}}","kid":"key-1"}""",
                new MadeToken { More = $",\"jti\":\"{number}\"" }.Claims,
                Key
            );

        public static Signer From(string name)
        {
            HashAlgorithmName hash = new("SHA" + name[2..]);
            if (name[0] == 'R')
            {
                return new Signer(name, MadeToken.Jwks(Keys.Cluster), signed =>
                    Keys.Cluster.SignData(signed, hash, RSASignaturePadding.Pkcs1)
                );
            }

            (ECCurve curve, string called) = name switch
            {
                "ES256" => (ECCurve.NamedCurves.nistP256, "P-256"),
                "ES384" => (ECCurve.NamedCurves.nistP384, "P-384"),
                _ => (ECCurve.NamedCurves.nistP521, "P-521"),
            };
            ECDsa key = ECDsa.Create(curve);
            return new Signer(name, $$"""{"keys":[{{MadeToken.Jwk(key, called)}}]}""", signed =>
                key.SignData(signed, hash)
            );
        }
    }
}
