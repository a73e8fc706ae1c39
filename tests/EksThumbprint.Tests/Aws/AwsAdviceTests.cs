using EksThumbprint.Aws;

namespace EksThumbprint.Tests.Aws;

/// <summary>Advice about AWS speaks of the tool that was asked, and of no other.</summary>
public sealed class AwsAdviceTests
{
    public static TheoryData<AwsFailure> Failures => [.. Enum.GetValues<AwsFailure>()];

    [Theory]
    [MemberData(nameof(Failures))]
    public void One_tool_one_language(AwsFailure failure)
    {
        string cli = Message(failure, AwsTool.AwsCli);
        string tools = Message(failure, AwsTool.AwsTools);
        Assert.DoesNotContain("AWSCredential", cli, StringComparison.Ordinal);
        Assert.DoesNotContain("aws sso", tools, StringComparison.Ordinal);
        Assert.DoesNotContain("aws configure", tools, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AwsFailure.ExpiredToken, "(aws sso login)", "(Set-AWSCredential)")]
    [InlineData(AwsFailure.NoCredentials, "(aws sso login)", "(Set-AWSCredential)")]
    [InlineData(AwsFailure.NoProfile, "'aws configure list-profiles'", "'Get-AWSCredential -ListProfileDetail'")]
    public void Where_a_command_helps_it_is_named(AwsFailure failure, string cli, string tools)
    {
        Assert.Contains(cli, Message(failure, AwsTool.AwsCli), StringComparison.Ordinal);
        Assert.Contains(tools, Message(failure, AwsTool.AwsTools), StringComparison.Ordinal);
    }

    private static string Message(AwsFailure failure, AwsTool tool) =>
        new AwsException(failure, "iam:GetOpenIDConnectProvider", tool: tool).Message;
}
