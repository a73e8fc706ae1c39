using System.Runtime.InteropServices;

namespace EksThumbprint.Chains;

/// <summary>What this platform's TLS tells of the certificates that a server sent.</summary>
/// <param name="TellsOrder">Whether they come in the order on the wire.</param>
/// <param name="TellsSent">Whether all of them were sent.</param>
internal sealed record TlsPlatform(bool TellsOrder, bool TellsSent)
{
    /// <summary>OpenSSL hands out what came over the wire.</summary>
    public static TlsPlatform OpenSsl { get; } = new(TellsOrder: true, TellsSent: true);

    /// <summary>
    /// Windows keeps them in a certificate store, which has no order; on .NET Framework the leaf is among them
    /// (dotnet/runtime 67279). Nothing is known of other run-times, such as Mono.
    /// </summary>
    public static TlsPlatform Store { get; } = new(TellsOrder: false, TellsSent: true);

    /// <summary>macOS hands out the chain that it built, with certificates of its own (dotnet/runtime 59944).</summary>
    public static TlsPlatform Built { get; } = new(TellsOrder: false, TellsSent: false);

    /// <summary>The one that runs this.</summary>
    public static TlsPlatform Current { get; } =
        From(
            RuntimeInformation.IsOSPlatform(OSPlatform.Windows),
            RuntimeInformation.IsOSPlatform(OSPlatform.OSX),
            RuntimeInformation.FrameworkDescription
        );

    /// <param name="windows">Whether it is Windows.</param>
    /// <param name="apple">Whether it is macOS.</param>
    /// <param name="framework">The run-time's name, such as <c>.NET 8.0.1</c>.</param>
    internal static TlsPlatform From(bool windows, bool apple, string framework) =>
        apple ? Built
        : windows || framework.StartsWith("Mono", StringComparison.OrdinalIgnoreCase) ? Store
        : OpenSsl;
}
