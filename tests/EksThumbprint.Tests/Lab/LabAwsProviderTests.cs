using EksThumbprint.Aws;
using EksThumbprint.Lab.Aws;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Tests.Lab;

public sealed class LabAwsProviderTests
{
    private const string Issuer = "https://oidc.eks.us-west-2.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";

    private readonly LabAws _aws = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Thumbprint Value(int number) => Thumbprint.Parse(number.ToString("x40"));

    private static Thumbprint[] Values(int count) => [.. Enumerable.Range(1, count).Select(Value)];

    [Fact]
    public void A_provider_has_an_arn_and_a_url_without_scheme()
    {
        string arn = _aws.CreateProvider(Issuer, []).Arn;

        Provider? provider = _aws.FindProvider(arn, null, Cancellation);

        Assert.Equal(
            "arn:aws:iam::111122223333:oidc-provider/"
                + "oidc.eks.us-west-2.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF",
            arn
        );
        Assert.Equal("oidc.eks.us-west-2.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF", provider!.Url);
        Assert.Equal(["sts.amazonaws.com"], provider.Audiences);
        Assert.Empty(provider.Thumbprints);
        Assert.Equal([arn], _aws.ListProviders(null, Cancellation));
    }

    [Fact]
    public void Values_are_stored_in_lower_case()
    {
        string arn = _aws.CreateProvider(Issuer, [new string('F', 40)]).Arn;

        Assert.Equal([new string('f', 40)], _aws.FindProvider(arn, null, Cancellation)!.Thumbprints);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void An_update_replaces_the_whole_list(int count)
    {
        string arn = _aws.CreateProvider(Issuer, [new string('f', 40)]).Arn;

        _aws.ReplaceThumbprints(arn, Values(count), null, Cancellation);

        Assert.Equal(
            Values(count).Select(value => value.ToString()),
            _aws.FindProvider(arn, null, Cancellation)!.Thumbprints
        );
    }

    [Theory]
    [InlineData(0, "Thumbprint list must contain at least one entry.")]
    [InlineData(6, "Thumbprint list must contain fewer than 5 entries.")]
    public void An_update_with_none_or_more_than_five_is_refused_in_the_words_of_IAM(int count, string words)
    {
        string arn = _aws.CreateProvider(Issuer, [new string('f', 40)]).Arn;

        AwsException refusal = Assert.Throws<AwsException>(() =>
            _aws.ReplaceThumbprints(arn, Values(count), null, Cancellation)
        );

        Assert.Equal(AwsFailure.InvalidInput, refusal.Failure);
        Assert.Equal("InvalidInput", refusal.Code);
        Assert.Equal(words, refusal.Detail);
        Assert.Equal([new string('f', 40)], _aws.Peek(arn)!.Thumbprints);
    }

    [Fact]
    public void A_missing_provider_is_null_to_a_reader_and_NoSuchEntity_to_a_writer()
    {
        string arn = _aws.ProviderArn(Issuer);

        AwsException refusal = Assert.Throws<AwsException>(() =>
            _aws.ReplaceThumbprints(arn, Values(1), null, Cancellation)
        );

        Assert.Null(_aws.FindProvider(arn, null, Cancellation));
        Assert.Equal(AwsFailure.NotFound, refusal.Failure);
        Assert.Equal("NoSuchEntity", refusal.Code);
        Assert.False(refusal.MayHaveTakenEffect);
    }

    [Fact]
    public void A_deleted_provider_is_gone()
    {
        string arn = _aws.CreateProvider(Issuer, []).Arn;

        _aws.DeleteProvider(arn);

        Assert.Empty(_aws.ListProviders(null, Cancellation));
        Assert.Null(_aws.FindProvider(arn, null, Cancellation));
    }

    [Fact]
    public void A_provider_of_another_account_is_denied()
    {
        string foreign = new LabAws("444455556666").ProviderArn(Issuer);

        AwsException refusal = Assert.Throws<AwsException>(() => _aws.FindProvider(foreign, null, Cancellation));

        Assert.Equal(AwsFailure.AccessDenied, refusal.Failure);
    }

    [Fact]
    public void What_IAM_would_not_take_at_creation_is_an_error_of_the_test()
    {
        _aws.CreateProvider(Issuer, []);

        Assert.Throws<ArgumentException>(() => _aws.CreateProvider(Issuer, []));
        Assert.Throws<ArgumentException>(() => _aws.CreateProvider("http://a.example", []));
        Assert.Throws<ArgumentException>(() => _aws.CreateProvider("https://a.example", ["abc"]));
        Assert.Throws<ArgumentException>(() =>
            _aws.CreateProvider("https://a.example", Values(6).Select(value => value.ToString()))
        );
        for (int i = 1; i < 100; i++)
            _aws.CreateProvider($"https://host{i}.example", []);
        Assert.Throws<ArgumentException>(() => _aws.CreateProvider("https://host100.example", []));
    }

    [Fact]
    public void A_trailing_slash_makes_another_provider()
    {
        string arn = _aws.CreateProvider(Issuer, []).Arn;

        Assert.Equal(arn + "/", _aws.CreateProvider(Issuer + "/", []).Arn);
    }
}
