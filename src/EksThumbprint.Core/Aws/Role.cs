namespace EksThumbprint.Aws;

/// <summary>What <c>iam:GetRole</c> tells of a role.</summary>
/// <param name="Arn">The role's ARN, its path included.</param>
/// <param name="TrustPolicy">Its trust policy, as IAM returned it: URL-encoded or not.</param>
public sealed record Role(string Arn, string TrustPolicy);
