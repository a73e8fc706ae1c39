using System.Security.Cryptography;
using EksThumbprint.Tokens;

namespace EksThumbprint.Tests.Tokens;

public sealed class JsonWebKeyTests
{
    private static readonly WebToken Token = Keys.Read(new MadeToken().SignedBy(Keys.Cluster));

    [Fact]
    public void The_key_of_the_tokens_name_verifies_it_and_no_other_does()
    {
        Assert.True(Keys.Verify(Keys.Set(MadeToken.Jwk(Keys.Other, "key-0"), MadeToken.Jwk(Keys.Cluster)), Token));
        Assert.False(Keys.Verify(Keys.Set(MadeToken.Jwk(Keys.Cluster, "key-0")), Token));
        Assert.False(Keys.Verify(Keys.Set(MadeToken.Jwk(Keys.Other)), Token));
    }

    [Fact]
    public void Of_two_keys_of_one_name_either_may_verify()
    {
        string[] both = [MadeToken.Jwk(Keys.Other), MadeToken.Jwk(Keys.Cluster)];

        Assert.True(Keys.Verify(Keys.Set(both), Token));
        Assert.True(Keys.Verify(Keys.Set([.. both.Reverse()]), Token));
    }

    [Fact]
    public void A_token_without_a_name_asks_for_a_key_whose_name_is_empty()
    {
        WebToken nameless = Keys.Read(new MadeToken { Header = """{"alg":"RS256"}""" }.SignedBy(Keys.Cluster));

        Assert.True(Keys.Verify(Keys.Set(MadeToken.Jwk(Keys.Cluster, string.Empty)), nameless));
        Assert.False(Keys.Verify(Keys.Set(MadeToken.Jwk(Keys.Cluster, keyId: null)), nameless));
    }

    [Fact]
    public void A_symmetric_signature_with_the_public_key_as_its_secret_is_no_signature()
    {
        string secret = Keys.Cluster.ExportSubjectPublicKeyInfoPem();
        string text = MadeToken.Text("""{"alg":"HS256","kid":"key-1"}""", new MadeToken().Claims, signed =>
            HMACSHA256.HashData(System.Text.Encoding.ASCII.GetBytes(secret), signed)
        );

        Assert.Null(Keys.Read(text).Algorithm);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("rs256")]
    [InlineData("PS256")]
    [InlineData("EdDSA")]
    public void An_algorithm_that_IAM_does_not_take_is_none(string name)
    {
        string text = MadeToken.Text($$"""{"alg":"{{name}}"}""", new MadeToken().Claims, _ => []);

        Assert.Null(Keys.Read(text).Algorithm);
        Assert.Equal(name, Keys.Read(text).AlgorithmName);
    }

    [Theory]
    [InlineData("""{"kty":"RSA","n":"AQAB","e":"AQAB"}""", "has 17 bits, and RSA keys for tokens have 2048 or more")]
    [InlineData("""{"kty":"RSA","n":"****","e":"AQAB"}""", "has no modulus and exponent in base64url")]
    [InlineData("""{"kty":"RSA","e":"AQAB"}""", "has no modulus and exponent in base64url")]
    [InlineData("""{"kty":"RSA","n":"AAAA","e":"AQAB"}""", "has no modulus and exponent in base64url")]
    [InlineData("""{"kty":"RSA","use":"enc","n":"AQAB","e":"AQAB"}""", "is for encryption, not for signatures")]
    [InlineData("""{"kty":"EC","crv":"P-256"}""", "is of the kind 'EC', and RS256 needs RSA")]
    [InlineData("""{"kty":"oct","k":"AQAB"}""", "is of the kind 'oct', and RS256 needs RSA")]
    [InlineData("{}", "is of the kind 'none', and RS256 needs RSA")]
    public void A_key_that_verifies_nothing_is_told_why(string jwk, string problem)
    {
        JsonWebKey key = Keys.Set(jwk).Keys.Single();

        Assert.Equal(problem, key.Problem(TokenAlgorithm.Named("RS256")!));
        Assert.False(key.Verifies(Token.Algorithm!, Token.Signed, Token.Signature));
    }

    [Theory]
    [InlineData(64, "has 512 bits, and RSA keys for tokens have 2048 or more")]
    [InlineData(256, null)]
    [InlineData(2048, null)]
    [InlineData(2049, "has 16392 bits, more than the 16384 that are tried here")]
    public void An_RSA_key_has_from_2048_to_16384_bits(int bytes, string? problem)
    {
        byte[] modulus = Support.Seeded.Create(bytes).Bytes(bytes);
        modulus[0] |= 0x80;
        modulus[^1] |= 1;
        JsonWebKey key = Keys.Set($$"""{"kty":"RSA","n":"{{MadeToken.Url(modulus)}}","e":"AQAB"}""").Keys.Single();

        Assert.Equal(problem, key.Problem(TokenAlgorithm.Named("RS256")!));
        Assert.False(key.Verifies(Token.Algorithm!, Token.Signed, new byte[bytes]));
    }

    [Fact]
    public void An_exponent_that_is_made_to_cost_time_is_not_tried()
    {
        string modulus = MadeToken.Url(Keys.Cluster.ExportParameters(false).Modulus!);
        string exponent = MadeToken.Url([.. Enumerable.Repeat((byte)0xFF, 256)]);
        JsonWebKey key = Keys.Set($$"""{"kty":"RSA","n":"{{modulus}}","e":"{{exponent}}"}""").Keys.Single();

        Assert.Equal("has an exponent of a size that is not used in earnest", key.Problem(Token.Algorithm!));
    }

    [Fact]
    public void A_point_beside_its_curve_verifies_nothing()
    {
        string zeros = MadeToken.Url(new byte[32]);
        JsonWebKey key = Keys.Set($$"""{"kty":"EC","crv":"P-256","x":"{{zeros}}","y":"{{zeros}}"}""").Keys.Single();

        Assert.False(key.Verifies(TokenAlgorithm.Named("ES256")!, [1], new byte[64]));
    }

    [Fact]
    public void A_key_of_another_curve_or_with_short_coordinates_is_told()
    {
        TokenAlgorithm algorithm = TokenAlgorithm.Named("ES256")!;
        string shortOne = MadeToken.Url(new byte[31]);
        JsonWebKeySet keys = Keys.Set(
            """{"kty":"EC","crv":"P-384"}""",
            $$"""{"kty":"EC","crv":"P-256","x":"{{shortOne}}","y":"{{shortOne}}"}"""
        );

        Assert.Equal("is on the curve 'P-384', not on P-256", keys.Keys[0].Problem(algorithm));
        Assert.Equal("has no two coordinates of 32 bytes each", keys.Keys[1].Problem(algorithm));
    }
}
