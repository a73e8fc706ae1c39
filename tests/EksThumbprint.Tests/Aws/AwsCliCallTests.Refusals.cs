using EksThumbprint.Aws.Cli;
using EksThumbprint.Tests.Support;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Tests.Aws;

public sealed partial class AwsCliCallTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void A_list_that_IAM_would_refuse_is_never_sent(int count)
    {
        using FakeAws fake = FakeAws.Printing(string.Empty);
        Thumbprint[] thumbprints =
        [
            .. Enumerable.Range(0, count).Select(i => Thumbprint.Parse(new string((char)('a' + i), 40))),
        ];
        AwsException failure = Assert.Throws<AwsException>(() =>
            new AwsCli(fake.Options).ReplaceThumbprints(Arn, thumbprints, null, Cancellation)
        );
        Assert.Equal(AwsFailure.InvalidInput, failure.Failure);
        Assert.Contains($"1 to 5 entries, not {count}", failure.Message);
        Assert.Empty(fake.Calls);
    }

    [Theory]
    [InlineData("--debug")]
    [InlineData("file:///etc/passwd")]
    [InlineData("fileb://x")]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    public void A_name_that_the_CLI_would_take_for_something_else_is_never_passed(string name)
    {
        using FakeAws fake = FakeAws.Printing("{}");
        AwsException failure = Assert.Throws<AwsException>(() =>
            new AwsCli(fake.Options).FindCluster(name, null, Cancellation)
        );
        Assert.Equal(AwsFailure.InvalidInput, failure.Failure);
        Assert.Empty(fake.Calls);
    }

    /// <summary>The AWS CLI reads a page that is not AWS's as an answer without members, and prints none.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    public void An_answer_of_nothing_is_not_AWS_s(string output)
    {
        using FakeAws fake = FakeAws.Printing(output);
        AwsException failure = Assert.Throws<AwsException>(() =>
            new AwsCli(fake.Options).ListClusters(null, Cancellation)
        );
        Assert.Equal(AwsFailure.ForeignAnswer, failure.Failure);
        Assert.Contains("Check the proxy", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{\"clusters\": [\"one\"")]
    [InlineData("[]")]
    [InlineData("{\"clusters\": {}}")]
    [InlineData("{\"clusters\": [1]}")]
    [InlineData("\0\u0001\uFFFD")]
    public void An_answer_that_makes_no_sense_is_a_failure(string output)
    {
        using FakeAws fake = FakeAws.Printing(output);
        AwsException failure = Assert.Throws<AwsException>(() =>
            new AwsCli(fake.Options).ListClusters(null, Cancellation)
        );
        Assert.Equal(AwsFailure.Other, failure.Failure);
        Assert.StartsWith("eks:ListClusters failed (the AWS CLI's answer ", failure.Message);
    }

    [Theory]
    [InlineData("""{"cluster": null}""")]
    [InlineData("{}")]
    public void An_answer_without_the_cluster_is_a_failure(string output)
    {
        using FakeAws fake = FakeAws.Printing(output);
        Assert.Equal(
            AwsFailure.Other,
            Assert.Throws<AwsException>(() => new AwsCli(fake.Options).FindCluster("x", null, Cancellation)).Failure
        );
        Assert.Equal(
            AwsFailure.Other,
            Assert.Throws<AwsException>(() => new AwsCli(fake.Options).FindProvider(Arn, null, Cancellation)).Failure
        );
    }
}
