using System.Globalization;
using EksThumbprint.Remedies;
using EksThumbprint.Tokens;

namespace EksThumbprint.Assessment;

/// <summary>Whether a token is in time.</summary>
internal static class TokenTimes
{
    /// <summary>IAM takes a token for so long after its expiry (IAM guide, id_roles_providers_oidc).</summary>
    private static readonly TimeSpan Leeway = TimeSpan.FromMinutes(5);

    /// <summary>
    /// STS answers "Token too old" to one that was made long ago, whatever its expiry; how long is not documented.
    /// </summary>
    private static readonly TimeSpan Old = TimeSpan.FromHours(24);

    public static IEnumerable<Finding> Judge(WebToken token, DateTimeOffset now)
    {
        if (token.Expires is { } expires && now >= expires)
            yield return Ended(expires, now);
        if (token.NotBefore is { } since && now < since)
            yield return Early("is valid only from", "nbf", since, now);
        if (token.IssuedAt is not { } made)
            yield break;
        if (now < made)
            yield return Early("was made at", "iat", made, now);
        else if (now - made > Old)
        {
            yield return new Finding(
                FindingCode.TokenOld,
                Severity.Warning,
                $"The token was made {Span(now - made)} ago; STS also refuses tokens that are too old, whatever their "
                    + "expiry."
            );
        }
    }

    private static Finding Ended(DateTimeOffset expires, DateTimeOffset now)
    {
        string ago = $"The token expired at {Moment(expires)}, {Span(now - expires)} ago by this machine's clock";
        return now - expires < Leeway
            ? new Finding(
                FindingCode.TokenEnding,
                Severity.Warning,
                $"{ago}; IAM takes it for five minutes more, and no longer."
            )
            : Finding.Create(
                OidcStatus.TokenExpired,
                Severity.Error,
                $"{ago}; pods see '{StsMessage.Expired}'.",
                Remedy.Advice(
                    "The kubelet renews the file, and the program has to read it again: use an SDK that does, and keep "
                        + "no token in memory."
                )
            );
    }

    private static Finding Early(string what, string claim, DateTimeOffset moment, DateTimeOffset now)
    {
        string sentence =
            $"The token {what} {Moment(moment)} ({claim}), {Span(moment - now)} from now by this machine's clock: one "
            + "of the two clocks is wrong";
        return moment - now < Leeway
            ? new Finding(FindingCode.TokenEarly, Severity.Warning, $"{sentence} by little.")
            : Finding.Create(
                OidcStatus.TokenInvalid,
                Severity.Error,
                $"{sentence}. Pods see '{StsMessage.Invalid}'.",
                Remedy.Advice(
                    "Compare this machine's clock, then that of the cluster's control plane, with the right time."
                )
            );
    }

    private static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";

    private static string Span(TimeSpan time) =>
        time.TotalDays >= 2 ? $"{(int)time.TotalDays} days"
        : time.TotalHours >= 1 ? $"{(int)time.TotalHours} h {time.Minutes} min"
        : time.TotalMinutes >= 1 ? $"{(int)time.TotalMinutes} min {time.Seconds} s"
        : $"{(int)time.TotalSeconds} s";
}
