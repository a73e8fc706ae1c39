using System.Management.Automation;

namespace AwsToolsDouble;

/// <summary>
/// Finds the region of a call: the parameter, the session's variable, the environment, the default profile, the
/// service's own default.
/// </summary>
/// <remarks>
/// The profile named by <c>-ProfileName</c> has no say in it, and neither here nor in the real cmdlets does EKS have a
/// default.
/// </remarks>
internal static class RegionSearch
{
    public static string? Find(object? given, SessionState session, IBackend backend, string? serviceDefault) =>
        Text(given)
        ?? Text(session.PSVariable.GetValue(SessionKeys.Region))
        ?? (backend.HasAmbientRegion ? Ambient(backend) : null)
        ?? serviceDefault;

    private static string? Ambient(IBackend backend) =>
        Text(Environment.GetEnvironmentVariable("AWS_REGION"))
        ?? Text(Environment.GetEnvironmentVariable("AWS_DEFAULT_REGION"))
        ?? backend.DefaultRegion;

    private static string? Text(object? value) =>
        LanguagePrimitives.ConvertTo<string?>(value) is { Length: > 0 } text ? text : null;
}
