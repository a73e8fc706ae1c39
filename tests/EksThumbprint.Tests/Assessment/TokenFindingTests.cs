using EksThumbprint.Assessment;
using EksThumbprint.Tests.Support;
using EksThumbprint.Tests.Tokens;
using EksThumbprint.Tokens;

namespace EksThumbprint.Tests.Assessment;

/// <summary>What a token's claims, moments and key tell, one at a time.</summary>
public sealed class TokenFindingTests
{
    private static readonly DateTimeOffset Now = Judged.Now;

    private static MadeToken Good =>
        new()
        {
            Issuer = Judged.Issuer.ToString(),
            IssuedAt = Now.AddMinutes(-10),
            NotBefore = null,
            Expires = Now.AddHours(1),
        };

    [Fact]
    public void A_token_in_order_is_no_cause_for_a_word() => Assert.Empty(Codes(Assess(Good)));

    /// <summary>IAM allows five minutes between clocks; the moments are a minute beside that.</summary>
    [Theory]
    [InlineData("exp", 1, "")]
    [InlineData("exp", -1, nameof(FindingCode.TokenEnding))]
    [InlineData("exp", -4, nameof(FindingCode.TokenEnding))]
    [InlineData("exp", -6, nameof(OidcStatus.TokenExpired))]
    [InlineData("nbf", -1, "")]
    [InlineData("nbf", 4, nameof(FindingCode.TokenEarly))]
    [InlineData("nbf", 6, nameof(OidcStatus.TokenInvalid))]
    [InlineData("iat", -1, "")]
    [InlineData("iat", 4, nameof(FindingCode.TokenEarly))]
    [InlineData("iat", 6, nameof(OidcStatus.TokenInvalid))]
    [InlineData("iat", -1439, "")]
    [InlineData("iat", -1441, nameof(FindingCode.TokenOld))]
    public void A_moment_is_compared_with_now(string claim, int minutes, string code)
    {
        DateTimeOffset moment = Now.AddMinutes(minutes);
        MadeToken token = claim switch
        {
            "exp" => Good with { Expires = moment },
            "nbf" => Good with { NotBefore = moment },
            _ => Good with { IssuedAt = moment },
        };

        Assert.Equal(code, Codes(Assess(token)));
    }

    [Fact]
    public void The_difference_of_the_clocks_is_told()
    {
        string expired = Assess(Good with { Expires = Now.AddHours(-3) }).Findings[0].Sentence;
        string early = Assess(Good with { NotBefore = Now.AddMinutes(121) }).Findings[0].Sentence;

        Assert.Contains("3 h 0 min ago by this machine's clock", expired);
        Assert.Contains("(nbf), 2 h 0 min from now by this machine's clock", early);
    }

    [Theory]
    [InlineData("""["other","sts.amazonaws.com"]""", "")]
    [InlineData("\"sts.amazonaws.com\"", "")]
    [InlineData("\"STS.amazonaws.com\"", nameof(OidcStatus.AudienceMissing))]
    [InlineData("\"sts.amazonaws.com/\"", nameof(OidcStatus.AudienceMissing))]
    [InlineData("[]", nameof(OidcStatus.TokenInvalid))]
    public void One_audience_has_to_be_a_client_ID_to_the_letter(string audience, string code) =>
        Assert.Equal(code, Codes(Assess(Good with { Audience = audience })));

    [Theory]
    [InlineData("""["https://kubernetes.default.svc"]""", "This token is for the API server.")]
    [InlineData("""["vault"]""", "Give the token the audience sts.amazonaws.com")]
    public void What_to_do_about_an_audience_depends_on_it(string audience, string remedy) =>
        Assert.Contains(remedy, Assess(Good with { Audience = audience }).BrokenLink!.Remedy!.Lead);

    [Fact]
    public void An_issuer_is_compared_to_the_letter()
    {
        string issuer = Judged.Issuer.ToString();

        foreach (string other in new[] { issuer + "/", issuer.ToLowerInvariant(), issuer.Replace("https", "http") })
            Assert.Equal(OidcStatus.OtherIssuer, Assess(Good with { Issuer = other }).Status);
    }

    [Theory]
    [InlineData("exp")]
    [InlineData("iat")]
    [InlineData("sub")]
    [InlineData("iss")]
    [InlineData("aud")]
    public void A_claim_that_is_absent_breaks_the_token(string claim)
    {
        string claims = Good.Claims.Replace($"\"{claim}\":", $"\"{claim}_\":");

        OidcAssessment verdict = Assess(MadeToken.Text(Good.Header, claims, Sign));

        Assert.Equal(OidcStatus.TokenInvalid, verdict.Status);
        Assert.Contains($"no usable claim {claim}.", verdict.Findings[0].Sentence);
    }

    [Theory]
    [InlineData("system:serviceaccount:shop:checkout", "")]
    [InlineData("system:serviceaccount:shop:check:out", nameof(FindingCode.SubjectUnusual))]
    [InlineData("system:serviceaccount:shop", nameof(FindingCode.SubjectUnusual))]
    [InlineData("system:node:ip-10-0-0-1", nameof(FindingCode.SubjectUnusual))]
    [InlineData("repo:corp/app:ref:refs/heads/main", nameof(FindingCode.SubjectUnusual))]
    public void A_subject_that_no_pod_has_is_a_warning(string subject, string code) =>
        Assert.Equal(code, Codes(Assess(Good with { Subject = subject })));

    [Theory]
    [InlineData("key-1", "")]
    [InlineData("KEY-1", nameof(OidcStatus.KeyMissing))]
    [InlineData("key-0", nameof(OidcStatus.KeyMissing))]
    public void A_key_is_looked_for_by_its_name_to_the_letter(string keyId, string code)
    {
        MadeToken token = Good with { Header = $$"""{"alg":"RS256","kid":"{{keyId}}"}""" };

        Assert.Equal(code, Codes(Assess(token)));
    }

    [Fact]
    public void Of_a_token_with_azp_that_is_the_audience_that_a_role_is_asked_for()
    {
        MadeToken token = Good with { More = ",\"azp\":\"client-1\"" };

        Assert.Equal(["client-1"], Facts(token.Unsigned()).Pod!.Audiences);
        Assert.Equal(["sts.amazonaws.com"], Facts(Good.Unsigned()).Pod!.Audiences);
    }

    [Fact]
    public void A_key_that_is_there_and_did_not_sign_is_not_said_to_verify()
    {
        OidcAssessment verdict = Assess(Good.SignedBy(Keys.Other));

        Assert.Equal(OidcStatus.SignatureInvalid, verdict.Status);
        LinkVerdict keys = verdict.Links.Single(link => link.Link == PodLink.Keys);
        Assert.Equal(
            (LinkState.Holds, "The key 'key-1' is in the JWKS and did not make this token's signature."),
            (keys.State, keys.Sentence)
        );
    }

    [Fact]
    public void Keys_that_were_not_read_verify_nothing()
    {
        OidcFacts facts = Facts(Good.SignedBy(Keys.Cluster));

        OidcAssessment verdict = OidcAssessment.Judge(facts with { Probe = facts.Probe! with { Keys = null } });

        Assert.All([PodLink.Token, PodLink.Keys], link =>
            Assert.Equal(LinkState.NotLookedAt, verdict.Links.Single(seen => seen.Link == link).State)
        );
    }

    /// <summary>Each token breaks this link and all that follow; the first in STS's order is told.</summary>
    [Fact]
    public void Of_several_broken_links_the_one_that_STS_meets_first_is_told()
    {
        MadeToken late = Good with { Expires = Now.AddHours(-1) };
        MadeToken strange = late with { Header = """{"alg":"RS256","kid":"key-0"}""" };
        MadeToken forOther = strange with { Audience = "\"vault\"" };
        MadeToken ofOther = forOther with { Issuer = "https://oidc.example.com" };
        MadeToken forged = ofOther with { Header = """{"alg":"none"}""" };

        Assert.Equal(OidcStatus.TokenExpired, Assess(late).Status);
        Assert.Equal(OidcStatus.SignatureInvalid, Assess(late.SignedBy(Keys.Other)).Status);
        Assert.Equal(OidcStatus.KeyMissing, Assess(strange).Status);
        Assert.Equal(OidcStatus.AudienceMissing, Assess(forOther).Status);
        Assert.Equal(OidcStatus.OtherIssuer, Assess(ofOther).Status);
        Assert.Equal(OidcStatus.TokenInvalid, Assess(forged).Status);
    }

    private static OidcAssessment Assess(MadeToken token) => Assess(token.SignedBy(Keys.Cluster));

    private static OidcAssessment Assess(string token) => OidcAssessment.Judge(Facts(token));

    private static OidcFacts Facts(string token)
    {
        OidcFacts facts = Judged.Listing(Judged.Top).Served();
        return facts with
        {
            Probe = facts.Probe! with { Keys = Keys.Set(MadeToken.Jwk(Keys.Cluster)) },
            Pod = new PodFacts { Token = TokenText.Read(token) },
        };
    }

    private static byte[] Sign(byte[] signed) =>
        Keys.Cluster.SignData(
            signed,
            System.Security.Cryptography.HashAlgorithmName.SHA256,
            System.Security.Cryptography.RSASignaturePadding.Pkcs1
        );

    private static string Codes(OidcAssessment verdict) =>
        string.Join(
            ' ',
            verdict.Findings.Where(finding => finding.Severity > Severity.Info).Select(finding => finding.Code)
        );
}
