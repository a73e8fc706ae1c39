using Amazon.PowerShell.Common;

namespace AwsToolsDouble;

/// <summary>Who calls, and where to.</summary>
/// <param name="Region">The region.</param>
/// <param name="Caller">The credentials.</param>
/// <param name="ProfileName">What was given as <c>-ProfileName</c>.</param>
/// <param name="EndpointUrl">What was given as <c>-EndpointUrl</c>.</param>
internal sealed record CallContext(string Region, AWSPSCredentials Caller, string? ProfileName, string? EndpointUrl)
{
    /// <summary>
    /// What was given as <c>-ClientConfig</c> for how often the SDK tries a failed request again; null where nothing
    /// was said.
    /// </summary>
    public int? MaxErrorRetry { get; init; }
}
