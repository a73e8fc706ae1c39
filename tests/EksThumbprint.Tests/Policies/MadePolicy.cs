using EksThumbprint.Policies;

namespace EksThumbprint.Tests.Policies;

/// <summary>A trust policy as eksctl writes it, and the request of the pod that it is for.</summary>
internal static class MadePolicy
{
    public const string Path = "oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF";
    public const string Provider = "arn:aws:iam::111122223333:oidc-provider/" + Path;
    public const string Subject = "system:serviceaccount:shop:checkout";

    public static readonly WebIdentityRequest Request = new(Provider, Path, Subject, ["sts.amazonaws.com"]);

    public const string Condition =
        $$$"""{"StringEquals":{"{{{Path}}}:sub":"{{{Subject}}}","{{{Path}}}:aud":"sts.amazonaws.com"}}""";

    public static readonly string Right = Of(Allow());

    public static string Of(params string[] statements) =>
        $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";

    public static string Allow(
        string condition = Condition,
        string principal = $$"""{"Federated":"{{Provider}}"}""",
        string action = "\"sts:AssumeRoleWithWebIdentity\"",
        string effect = "Allow"
    ) => $$"""{"Effect":"{{effect}}","Principal":{{principal}},"Action":{{action}},"Condition":{{condition}}}""";

    public static RolePolicy Read(string text)
    {
        RolePolicy? policy = RolePolicy.From(text, out string? problem);
        Assert.True(policy is not null, problem);
        return policy!;
    }

    public static PolicyEvaluation Evaluate(string text) => PolicyEvaluation.From(Read(text), Request);

    public static IReadOnlyList<PolicyReason> Diagnose(string text)
    {
        RolePolicy policy = Read(text);
        return PolicyDiagnosis.From(policy, PolicyEvaluation.From(policy, Request), Request);
    }
}
