using System.Management.Automation;

namespace AwsToolsDouble;

/// <summary>
/// Finds the region of a call: the parameter, the session's variable, the default profile, the environment, the
/// service's own default.
/// </summary>
/// <remarks>
/// The profile named by <c>-ProfileName</c> has no say in it, nor has AWS_DEFAULT_REGION, and neither here nor in the
/// real cmdlets does EKS have a default.
/// </remarks>
internal static class RegionSearch
{
    public static string? Find(object? given, SessionState session, IBackend backend, string? serviceDefault) =>
        Text(given)
        ?? Text(session.PSVariable.GetValue(SessionKeys.Region))
        ?? (backend.HasAmbientRegion ? Ambient(backend) : null)
        ?? serviceDefault;

    private static string? Ambient(IBackend backend) =>
        Text(backend.DefaultRegion) ?? Text(Environment.GetEnvironmentVariable("AWS_REGION"));

    private static string? Text(object? value) =>
        LanguagePrimitives.ConvertTo<string?>(value) is { Length: > 0 } text ? text : null;
}
