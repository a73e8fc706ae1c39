using EksThumbprint.Assessment;

namespace EksThumbprint.Reports;

/// <summary>What a status means, in a few words and as a tone.</summary>
public static class StatusMeaning
{
    /// <summary>
    /// Which verdict is well, and which is not: for the report's colours and for those of the cmdlets' views.
    /// </summary>
    public static Tone ToneOf(OidcStatus status) =>
        status switch
        {
            OidcStatus.Match => Tone.Well,
            OidcStatus.Stale or OidcStatus.MatchNotTop or OidcStatus.Orphaned or OidcStatus.NoIssuer => Tone.Attention,
            OidcStatus.Unreachable
            or OidcStatus.NotInFile
            or OidcStatus.NoCluster
            or OidcStatus.AwsUnavailable
            or OidcStatus.AccessDenied
            or OidcStatus.RoleUnclear => Tone.Unclear,
            _ => Tone.Bad,
        };

    /// <summary>
    /// The style sheet's class for a status: its tone's name. It only helps: the word carries the verdict.
    /// </summary>
    public static string Class(OidcStatus status) => ToneOf(status).ToString().ToLowerInvariant();

    /// <summary>
    /// In which order a person looks at verdicts, the highest first: what fails now, what could not be told, what works
    /// still, what is well; the graver first among each.
    /// </summary>
    public static int Urgency(OidcStatus status)
    {
        const int step = 100;
        int rank =
            FailsNow(status) ? 3
            : status.IsUndetermined() ? 2
            : status.IsWell() ? 0
            : 1;
        return (rank * step) + (int)status;
    }

    /// <summary>Whether pods fail now, as far as anybody can tell.</summary>
    public static bool FailsNow(OidcStatus status) => ToneOf(status) is Tone.Bad && !status.IsUndetermined();

    /// <summary>What it means for pods, or for who asks.</summary>
    public static string Words(OidcStatus status) =>
        status switch
        {
            OidcStatus.Match => "pods work",
            OidcStatus.Stale => "drift; pods work",
            OidcStatus.MatchNotTop => "pods work until the next renewal",
            OidcStatus.Orphaned => "a provider without a cluster",
            OidcStatus.NoIssuer => "a cluster without an issuer",
            OidcStatus.RoleDenied => "pods see 'Not authorized to perform sts:AssumeRoleWithWebIdentity'",
            OidcStatus.RoleUnclear => "the role's trust policy was not evaluated whole",
            OidcStatus.TokenExpired => "pods see 'ExpiredTokenException'",
            OidcStatus.TokenInvalid => "the pod's token is none that STS takes",
            OidcStatus.SignatureInvalid => "the pod's token has a signature of another key",
            OidcStatus.RoleArnInvalid => "pods see 'Request ARN is invalid'",
            OidcStatus.AudienceMissing => "pods see 'Incorrect token audience'",
            OidcStatus.Mismatch => "pods see 'InvalidIdentityToken'",
            OidcStatus.DiscoveryInvalid or OidcStatus.KeyMissing => "pods see 'Couldn't retrieve verification key'",
            OidcStatus.Unreachable => "the issuer cannot be reached from here",
            OidcStatus.NotInFile => "the file does not tell the value",
            OidcStatus.WrongIssuer or OidcStatus.NoProvider or OidcStatus.OtherIssuer =>
                "pods see 'No OpenIDConnect provider found'",
            OidcStatus.NoCluster => "no cluster of that name",
            OidcStatus.AwsUnavailable => "AWS could not be asked",
            OidcStatus.AccessDenied => "AWS refused to say",
            _ => "a proxy opens TLS on the way from here",
        };
}
