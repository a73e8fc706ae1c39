using System.Globalization;

namespace EksThumbprint.Probing;

/// <summary>What a person can do when the way ends at a proxy.</summary>
internal static class ProxyFailure
{
    private const int SignInWanted = 407;

    /// <summary>The proxy itself is not reached.</summary>
    public static ProbeFailure Unreachable(string cause, string where) =>
        Of(
            where,
            $"{where}: the proxy cannot be reached ({cause}). Check HTTPS_PROXY, and NO_PROXY if this host needs no "
                + "proxy."
        );

    /// <summary>The proxy answers, and makes no connection.</summary>
    /// <param name="status">Its HTTP status; null where the platform does not tell.</param>
    /// <param name="cause">What the platform says.</param>
    /// <param name="where">The host that was asked for.</param>
    public static ProbeFailure Refused(int? status, string cause, string where) =>
        status switch
        {
            SignInWanted => Of(
                where,
                $"{where}: the proxy wants another user and password, or any at all (HTTP 407). Give them as "
                    + "HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT, special characters percent-encoded."
            ),
            { } other => Of(
                where,
                $"{where}: the proxy makes no connection (HTTP {other.ToString(CultureInfo.InvariantCulture)}). Have "
                    + "the proxy let this host through, or check HTTPS_PROXY and NO_PROXY."
            ),
            null => Of(where, $"{where}: no connection ({cause}). Check the proxy in HTTPS_PROXY and NO_PROXY."),
        };

    /// <summary>The platform names a proxy by its whole URL, sign-in included; nobody else is to read that.</summary>
    public static string WithoutSignIn(string message)
    {
        int authority = message.IndexOf("://", StringComparison.Ordinal) + 3;
        int end = message.LastIndexOf('@') + 1;
        return authority >= 3 && end > authority ? message.Remove(authority, end - authority) : message;
    }

    private static ProbeFailure Of(string where, string sentence) =>
        new(ProbeFailureKind.Proxy, ProbePhase.Connect, where, sentence);
}
