using System.Net;

namespace EksThumbprint.Probing;

/// <summary>Where names lead to. Tests put another one in the system's place.</summary>
internal class NameResolution
{
    /// <summary>A host's addresses, each once, in the resolver's order.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The name does not resolve.</exception>
    public virtual async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation) =>
        IPAddress.TryParse(host, out IPAddress? literal)
            ? [literal]
            : [.. (await Transport.ResolveAsync(host, cancellation).ConfigureAwait(false)).Distinct()];

    /// <summary>Whether an address is of the public internet.</summary>
    public virtual bool IsPublic(IPAddress address) => AddressRange.IsPublic(address);
}
