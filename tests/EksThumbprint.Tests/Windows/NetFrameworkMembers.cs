namespace EksThumbprint.Tests.Windows;

/// <summary>
/// Members that .NET Standard 2.0 promises and .NET Framework does not keep, or keeps from some version on only: what
/// their pages at https://learn.microsoft.com/dotnet/api say of .NET Framework. The compiler does not tell.
/// </summary>
internal static class NetFrameworkMembers
{
    private const string Http = "System.Net.Http.";
    private const string Cryptography = "System.Security.Cryptography.";

    /// <summary>The version that keeps the promise; null for none.</summary>
    public static IReadOnlyDictionary<string, Version?> Since { get; } =
        new Dictionary<string, Version?>(StringComparer.Ordinal)
        {
            // They exist in 4.7.1, and throw PlatformNotSupportedException there.
            [Http + "HttpClientHandler.set_CheckCertificateRevocationList"] = new(4, 7, 2),
            [Http + "HttpClientHandler.get_ClientCertificates"] = new(4, 7, 2),
            [Http + "HttpClientHandler.set_DefaultProxyCredentials"] = new(4, 7, 2),
            [Http + "HttpClientHandler.set_MaxConnectionsPerServer"] = new(4, 7, 2),
            [Http + "HttpClientHandler.set_MaxResponseHeadersLength"] = new(4, 7, 2),
            [Http + "HttpClientHandler.get_Properties"] = new(4, 7, 2),
            [Http + "HttpClientHandler.set_ServerCertificateCustomValidationCallback"] = new(4, 7, 2),
            [Http + "HttpClientHandler.set_SslProtocols"] = new(4, 7, 2),

            // The handler refuses every version but 1.0 and 1.1.
            [Http + "HttpRequestMessage.set_Version"] = null,

            // Not for all keys: CNG refuses curves that have no name.
            [Cryptography + "ECDsa.ExportExplicitParameters"] = null,

            // RSA's own ones are not there to be called.
            [Cryptography + "RSA.EncryptValue"] = null,
            [Cryptography + "RSA.DecryptValue"] = null,

            // Not on Windows 7 and Windows Server 2008 R2, which .NET Framework 4.7.2 runs on.
            ["System.Net.WebSockets.ClientWebSocket..ctor"] = null,

            // These work, and for everything else in the user's session too.
            ["System.Net.ServicePointManager.set_SecurityProtocol"] = null,
            ["System.Net.ServicePointManager.set_ServerCertificateValidationCallback"] = null,
            ["System.Net.ServicePointManager.set_CheckCertificateRevocationList"] = null,
            ["System.Net.ServicePointManager.set_DefaultConnectionLimit"] = null,
            ["System.Net.WebRequest.set_DefaultWebProxy"] = null,
        };
}
