using System.Text.Json;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Lab.Serving;

namespace EksThumbprint.Benchmarks;

/// <summary>
/// The server's side, a process of its own: what it costs to answer is not counted as the client's memory, and both
/// clients meet the same server.
/// </summary>
internal static class EstateServer
{
    /// <summary>The argument that makes this program the server.</summary>
    public const string Verb = "--serve";

    /// <summary>
    /// Serves so many clusters until standard input ends. The first line out says where; each line in is answered with
    /// the handshakes so far.
    /// </summary>
    public static async Task RunAsync(int clusters)
    {
        await using LabServer server = LabServer.Start();
        LabPki pki = LabPki.Create(LabKeyKind.Rsa2048, [.. Estate.Hosts, Estate.OtherHost]);
        Dictionary<string, LabHost> hosts = Estate
            .Hosts.Append(Estate.OtherHost)
            .ToDictionary(name => name, name => server.AddHost(name, pki.Served()));
        LabIssuer model = LabIssuer.Create(hosts[Estate.OtherHost], path: string.Empty);
        LabResponse keys = LabResponse.Json(model.Jwks); // a key pair a cluster would take minutes to make
        for (int cluster = 0; cluster < clusters; cluster++)
        {
            LabHost host = hosts[Estate.Host(cluster)];
            host.Serve(
                Estate.Path(cluster) + Estate.Discovery,
                LabResponse.Json(model.Discovery.Replace(model.Url, Estate.Issuer(cluster), StringComparison.Ordinal))
            );
            host.Serve(Estate.Path(cluster) + Estate.Keys, keys);
        }

        string[] roots =
        [
            .. new[] { pki.Root, pki.ServicesRoot }.Select(root => Convert.ToBase64String(root.Certificate.RawData)),
        ];
        Console.WriteLine(JsonSerializer.Serialize(new EstateAddress(server.Port, roots)));
        while (await Console.In.ReadLineAsync() is not null)
            Console.WriteLine(server.Counters.Handshakes);
    }
}
