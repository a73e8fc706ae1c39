using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using EksThumbprint.Common;

namespace EksThumbprint.Probing;

/// <summary>Turns what the platform throws when a request breaks into a failure that a person can act on.</summary>
internal static class NetworkFailure
{
    public static ProbeFailure TimedOut(ProbePhase reached, string where, TimeSpan limit)
    {
        string seconds = limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        string waitedFor = reached switch
        {
            ProbePhase.Connect => "no connection",
            ProbePhase.Handshake => "connected, but no TLS handshake",
            ProbePhase.Answer => "a TLS handshake, but no answer",
            _ => "an answer that does not end",
        };
        return New(
            ProbeFailureKind.Timeout,
            reached,
            where,
            $"{waitedFor} within {seconds} s. A firewall, a proxy or a security group may be in the way."
        );
    }

    /// <summary>The resolver let the time limit pass.</summary>
    public static ProbeFailure Unresolved(string where, TimeSpan limit) =>
        TimedOut(ProbePhase.Connect, where, limit) with
        {
            Sentence =
                $"{where}: the resolver gave no answer for the name within "
                + $"{limit.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s. Check the DNS servers of "
                + "this machine.",
        };

    /// <summary>A failure of the way, with the way told: whoever looks into it has to know what was tried.</summary>
    public static ProbeFailure? Along(Route route, ProbeFailure? failure) =>
        failure is { IsAboutContent: false, Phase: <= ProbePhase.Handshake }
            ? failure with
            {
                Sentence = $"{failure.Sentence} {route.Way}",
            }
            : failure;

    /// <summary>What is told of a document whose host ran out of time before, with another one.</summary>
    public static ProbeFailure NotAskedAgain(ProbeFailure late) =>
        late with
        {
            Sentence = $"{late.Sentence} So this host was not asked again; repeat the command to try once more.",
        };

    public static ProbeFailure From(Exception broken, ProbePhase reached, string where, bool throughProxy = false)
    {
        SocketException? socket = Inner<SocketException>(broken);
        bool refused = Inner<AuthenticationException>(broken) is not null;
        bool inHandshake = refused || Inner<IOException>(broken) is not null;
        // What breaks a connection that stood is an IOException
        bool neverConnected = socket is { SocketErrorCode: not SocketError.ConnectionReset } && !inHandshake;
        ProbePhase phase =
            neverConnected ? ProbePhase.Connect
            : refused || (reached == ProbePhase.Connect && inHandshake) ? ProbePhase.Handshake
            : reached;

        if (phase <= ProbePhase.Handshake && socket is null && !inHandshake && FromWebStatus(broken, where) is null)
        {
            return ProxyFailure.Refused(Transport.ProxyStatus(broken), Cause(broken), where);
        }

        if (phase == ProbePhase.Connect && socket is not null)
        {
            string cause = Told(broken); // names what was dialled
            return throughProxy
                ? ProxyFailure.Unreachable(cause, where)
                : FromSocket(socket.SocketErrorCode, where, cause);
        }

        if (phase == ProbePhase.Connect && FromWebStatus(broken, where) is { } known)
            return known;
        if (refused)
            return HandshakeFailed(phase, where, broken);
        return phase <= ProbePhase.Handshake
            ? New(
                ProbeFailureKind.Tls,
                phase,
                where,
                $"the connection broke during the TLS handshake ({Cause(broken)}). Check that an HTTPS server listens "
                    + "there and that no firewall cuts it."
            )
            : New(ProbeFailureKind.BadResponse, phase, where, $"the answer broke off or is no HTTP ({Cause(broken)}).");
    }

    private static ProbeFailure FromSocket(SocketError error, string where, string cause) =>
        error switch
        {
            SocketError.HostNotFound or SocketError.NoData => NotConnected(
                ProbeFailureKind.Dns,
                where,
                $"the name does not resolve ({cause}). This machine's resolver has no address for it, and no proxy is "
                    + "set for it."
            ),
            SocketError.TryAgain or SocketError.NoRecovery => NotConnected(
                ProbeFailureKind.Dns,
                where,
                $"the name does not resolve ({cause}). This machine's resolver gave no answer, and no proxy is set for "
                    + "it."
            ),
            SocketError.ConnectionRefused => NotConnected(
                ProbeFailureKind.Refused,
                where,
                $"the connection was refused ({cause}). Check the address and the port."
            ),
            _ => NotConnected(
                ProbeFailureKind.Connection,
                where,
                $"no connection ({cause}). Check the network and the firewall."
            ),
        };

    /// <summary>.NET Framework reports by <see cref="WebException"/>.</summary>
    private static ProbeFailure? FromWebStatus(Exception broken, string where) =>
        Inner<WebException>(broken)?.Status switch
        {
            WebExceptionStatus.NameResolutionFailure => FromSocket(SocketError.HostNotFound, where, Cause(broken)),
            WebExceptionStatus.ConnectFailure => FromSocket(SocketError.SocketError, where, Cause(broken)),
            WebExceptionStatus.SecureChannelFailure or WebExceptionStatus.TrustFailure => HandshakeFailed(
                ProbePhase.Handshake,
                where,
                broken
            ),
            _ => null,
        };

    private static ProbeFailure HandshakeFailed(ProbePhase phase, string where, Exception broken) =>
        New(
            ProbeFailureKind.Tls,
            phase,
            where,
            $"the TLS handshake failed ({Cause(broken)}). Check that an HTTPS server with TLS 1.2 or 1.3 listens there."
        );

    private static ProbeFailure NotConnected(ProbeFailureKind kind, string where, string told) =>
        New(kind, ProbePhase.Connect, where, told);

    private static ProbeFailure New(ProbeFailureKind kind, ProbePhase phase, string where, string told) =>
        new(kind, phase, where, $"{where}: {told}");

    /// <summary>The innermost message: the outer ones only say to look inside.</summary>
    private static string Cause(Exception broken)
    {
        Exception inner = broken;
        while (inner.InnerException is { } deeper)
            inner = deeper;
        return Told(inner);
    }

    private static string Told(Exception broken) =>
        Printable.Shorten(ProxyFailure.WithoutSignIn(broken.Message).TrimEnd('.'), 200);

    private static T? Inner<T>(Exception? broken)
        where T : Exception
    {
        for (Exception? inner = broken; inner is not null; inner = inner.InnerException)
        {
            if (inner is T found)
                return found;
        }

        return null;
    }
}

/// <summary>What a person can do when the way ends at a proxy.</summary>
internal static class ProxyFailure
{
    private const int SignInWanted = 407;

    /// <summary>The proxy itself is not reached.</summary>
    public static ProbeFailure Unreachable(string cause, string where) =>
        New(
            where,
            $"the proxy cannot be reached ({cause}). Check HTTPS_PROXY, and NO_PROXY if this host needs no proxy."
        );

    /// <summary>The proxy answers, and makes no connection.</summary>
    /// <param name="status">Its HTTP status; null where the platform does not tell.</param>
    /// <param name="cause">What the platform says.</param>
    /// <param name="where">The host that was asked for.</param>
    public static ProbeFailure Refused(int? status, string cause, string where) =>
        status switch
        {
            SignInWanted => New(
                where,
                "the proxy wants another user and password, or any at all (HTTP 407). Give them as "
                    + "HTTPS_PROXY=http://USER:PASSWORD@HOST:PORT, special characters percent-encoded."
            ),
            { } other => New(
                where,
                $"the proxy makes no connection (HTTP {other.ToString(CultureInfo.InvariantCulture)}). Have "
                    + "the proxy let this host through, or check HTTPS_PROXY and NO_PROXY."
            ),
            null => New(where, $"no connection ({cause}). Check the proxy in HTTPS_PROXY and NO_PROXY."),
        };

    /// <summary>The platform names a proxy by its whole URL, sign-in included; nobody else is to read that.</summary>
    public static string WithoutSignIn(string message)
    {
        int authority = message.IndexOf("://", StringComparison.Ordinal) + 3;
        int end = message.LastIndexOf('@') + 1;
        return authority >= 3 && end > authority ? message.Remove(authority, end - authority) : message;
    }

    private static ProbeFailure New(string where, string told) =>
        new(ProbeFailureKind.Proxy, ProbePhase.Connect, where, $"{where}: {told}");
}
