using System.Net;
using System.Net.Sockets;
using EksThumbprint.Probing;

namespace EksThumbprint.Tests.Support;

/// <summary>Names that lead where a test wants them to, and addresses that count as public.</summary>
internal sealed class MadeNames(params (string Host, string[] Addresses)[] names) : NameResolution
{
    private int _asked;

    /// <summary>How often a name was looked up.</summary>
    public int Asked => _asked;

    /// <summary>Addresses that count as ones of the public internet, although they are the machine's own.</summary>
    public IReadOnlyList<string> Public { get; init; } = [];

    /// <summary>A name that does not resolve the first time, and later does.</summary>
    public string? UnknownAtFirst { get; set; }

    public override Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _asked);
        string[]? found = names.FirstOrDefault(name => name.Host == host).Addresses;
        bool late = UnknownAtFirst == host;
        if (late)
            UnknownAtFirst = null;
        return late || found is null
            ? Task.FromException<IReadOnlyList<IPAddress>>(new SocketException((int)SocketError.HostNotFound))
            : Task.FromResult<IReadOnlyList<IPAddress>>([.. found.Select(IPAddress.Parse)]);
    }

    public override bool IsPublic(IPAddress address) => Public.Contains(address.ToString()) || base.IsPublic(address);
}
