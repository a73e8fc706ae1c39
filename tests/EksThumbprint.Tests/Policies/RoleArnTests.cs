using EksThumbprint.Policies;

namespace EksThumbprint.Tests.Policies;

public sealed class RoleArnTests
{
    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/my-role", "my-role")]
    [InlineData("arn:aws-cn:iam::111122223333:role/team/app/my_role+=,.@-1", "my_role+=,.@-1")]
    public void A_roles_ARN_is_taken_apart(string text, string name)
    {
        RoleArn arn = RoleArn.Read(text);

        Assert.Null(arn.Problem);
        Assert.Equal(name, arn.Name);
        Assert.Equal("111122223333", arn.Account);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("my-role", "is a name and no ARN")]
    [InlineData("role/my-role", "is a name and no ARN")]
    [InlineData("ARN:aws:iam::111122223333:role/my-role", "begins with 'ARN'")]
    [InlineData(" arn:aws:iam::111122223333:role/my-role", "has a blank at character 1")]
    [InlineData("arn:aws:iam::111122223333:role/my-role ", "has a blank at character 39")]
    [InlineData("arn:aws:iam::111122223333:role/my role", "has a blank at character 34")]
    [InlineData("arn:aws:iam::111122223333:role/my-role\n", "has a line break at character 39")]
    [InlineData("\"arn:aws:iam::111122223333:role/my-role\"", "has '\"' at character 1")]
    [InlineData("arn:aws:iam::<account>:role/my-role", "has '<' at character 14")]
    [InlineData("arn:aws:iam::${ACCOUNT}:role/my-role", "has '$' at character 14")]
    [InlineData("arn:aws:iam:::111122223333:role/my-role", "has a doubled colon at character 14")]
    [InlineData("arn:aws:iam::111122223333::role/my-role", "has a doubled colon at character 27")]
    [InlineData("arn::aws:iam::111122223333:role/my-role", "has a doubled colon at character 5")]
    [InlineData("arn:aws:iam:::role/my-role", "has no account at character 14")]
    [InlineData("arn:aws:iam::ACCOUNT_ID:role/my-role", "has 'ACCOUNT_ID' at character 14")]
    [InlineData("arn:aws:iam::11112222333:role/my-role", "has '11112222333' at character 14")]
    [InlineData("arn:aws:iam:111122223333:role/my-role", "has 5 parts between colons")]
    [InlineData("arn:aws:iam:eu-west-1:111122223333:role/my-role", "has a region, 'eu-west-1'")]
    [InlineData("arn:aws:iam:111122223333::role/my-role", "lacks a colon before the account")]
    [InlineData("arn:awz:iam::111122223333:role/my-role", "has the partition 'awz' at character 5")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/my-role/x", "A session is assumed from a role")]
    [InlineData("arn:aws:iam::111122223333:instance-profile/my-role", "is an instance profile, at character 27")]
    [InlineData("arn:aws:iam::111122223333:user/me", "has 'user/me' at character 27")]
    [InlineData("arn:aws:iam::111122223333:Role/my-role", "has 'Role/my-role' at character 27")]
    [InlineData("arn:aws:iam::111122223333:role/", "ends where the role's name belongs")]
    [InlineData("arn:aws:iam::111122223333:role/a:b", "has a colon at character 33")]
    public void What_STS_calls_invalid_is_told_with_its_place(string text, string problem) =>
        Assert.Contains(problem, RoleArn.Read(text).Problem);
}
