using System.Net;

namespace EksThumbprint.Probing;

/// <summary>Which proxy leads to a URL.</summary>
/// <remarks>
/// The platform's own choice (HTTPS_PROXY, ALL_PROXY, NO_PROXY, on Windows also the system's settings), but for one
/// thing:
/// to .NET a name in NO_PROXY means that one host, to curl and to the AWS CLI it means the hosts below it too.
/// </remarks>
internal static class ProxyChoice
{
    /// <summary>The proxy to use; null to connect without one.</summary>
    public static IWebProxy? For(Uri url)
    {
        if (NoProxy.Covers(Setting("no_proxy") ?? Setting("NO_PROXY"), url))
            return null;
        IWebProxy? proxy = Transport.SystemProxy;
        Uri? over = proxy?.IsBypassed(url) == false ? proxy.GetProxy(url) : null;
        return over is null || over == url ? null : proxy;
    }

    private static string? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
