namespace EksThumbprint.AwsTools;

/// <summary>The parameters that are passed on to AWS.</summary>
/// <param name="Region">The region, unless the target itself tells one.</param>
/// <param name="ProfileName">The profile.</param>
/// <param name="Credential">Credentials, as AWS.Tools takes them.</param>
/// <param name="EndpointUrl">Another server than AWS's own.</param>
internal sealed record SessionAwsOptions(string? Region, string? ProfileName, object? Credential, string? EndpointUrl);
