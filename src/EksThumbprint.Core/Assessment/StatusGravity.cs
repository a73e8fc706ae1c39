namespace EksThumbprint.Assessment;

/// <summary>
/// Whether a status is well, leaves the question open, or needs attention: for exit codes, reports and totals alike.
/// </summary>
public static class StatusGravity
{
    /// <summary>Nothing is amiss.</summary>
    public static bool IsWell(this OidcStatus status) => status == OidcStatus.Match;

    /// <summary>The question could not be answered, as opposed to answered badly.</summary>
    public static bool IsUndetermined(this OidcStatus status) =>
        status
            is OidcStatus.Unreachable
                or OidcStatus.NotInFile
                or OidcStatus.AwsUnavailable
                or OidcStatus.AccessDenied
                or OidcStatus.Intercepted
                or OidcStatus.RoleUnclear
                or OidcStatus.NoCluster;
}
