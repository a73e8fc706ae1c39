using EksThumbprint.Aws;
using EksThumbprint.Aws.Cli;
using EksThumbprint.Policies;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Policies;

/// <summary>A role through the AWS CLI: version 2 prints its policy as JSON, others as IAM's own text.</summary>
public sealed class AwsCliRoleTests
{
    private const string Arn = "arn:aws:iam::111122223333:role/team/checkout";

    private static readonly string Policy = MadePolicy.Of(MadePolicy.Allow("{}"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Its_policy_is_read_in_either_form_and_asked_for_by_name()
    {
        string[] forms = [Policy, $"\"{Uri.EscapeDataString(Policy)}\""];
        foreach (string form in forms)
        {
            using FakeAws fake = FakeAws.Printing(
                $$"""{"Role": {"Arn": "{{Arn}}", "AssumeRolePolicyDocument": {{form}} } }"""
            );
            Role role = new AwsCli(fake.Options).FindRole(Arn, "eu-west-1", Cancellation)!;

            Assert.Equal(Arn, role.Arn);
            Assert.NotNull(RolePolicy.From(role.TrustPolicy, out string? problem));
            Assert.Null(problem);
            Assert.Equal(
                ["iam", "get-role", "--role-name", "checkout", "--output", "json", "--region", "eu-west-1"],
                Assert.Single(fake.Calls)
            );
        }
    }

    [Theory]
    [InlineData("""{"Role": {}}""")]
    [InlineData("""{"Role": {"Arn": "arn:aws:iam::111122223333:role/checkout"}}""")]
    [InlineData("""{"Role": {"Arn": "arn:aws:iam::111122223333:role/checkout", "AssumeRolePolicyDocument": 7}}""")]
    [InlineData("[]")]
    public void An_answer_without_a_policy_is_no_answer(string output)
    {
        using FakeAws fake = FakeAws.Printing(output);

        AwsException failure = Assert.Throws<AwsException>(() =>
            new AwsCli(fake.Options).FindRole(Arn, null, Cancellation)
        );

        Assert.Equal("iam:GetRole", failure.Operation);
    }
}
