using System.Net;
using System.Net.Sockets;
using EksThumbprint.Issuers;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Probing.Soak;

/// <summary>
/// Servers that work, that talk no TLS, that say nothing, and a port that nobody listens at; and probes of all of
/// them.
/// </summary>
internal sealed class SoakScene : IAsyncDisposable
{
    private const int SideBySide = 8;
    private const int IssuersOfTheHost = 20;

    private readonly LabServer _works = LabServer.Start();
    private readonly LabServer _talksNoTls = LabServer.Start();
    private readonly LabServer _isSilent = LabServer.Start();
    private readonly IPEndPoint _nobody = FreeAddress();
    private readonly IReadOnlyList<IssuerUrl> _issuers;
    private readonly IssuerProbe _shared;
    private readonly List<WeakReference> _probes = [];
    private readonly int _every;
    private int _next;

    /// <param name="every">One probe in so many goes to each of the three bad ones.</param>
    public SoakScene(int every)
    {
        _every = every;
        LabHost host = _works.AddHost("issuer.example", SharedPki.Ecdsa.Served(3));
        _issuers =
        [
            .. Enumerable
                .Range(0, IssuersOfTheHost)
                .Select(i => IssuerUrl.Parse(LabIssuer.Create(host, path: $"/{i}").Url)),
        ];
        _talksNoTls.Fault = LabFault.Plain("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
        _isSilent.Fault = new SilentUntilClosed();
        _shared = new IssuerProbe(Probes.To(_works.EndPoint));
    }

    /// <summary>How many probes there were, and how many of them could be read.</summary>
    public (int All, int Well) Done { get; private set; }

    /// <summary>How many of the probes that have been closed are still in memory.</summary>
    public int Alive
    {
        get
        {
            lock (_probes)
                return _probes.Count(probe => probe.IsAlive);
        }
    }

    /// <summary>How many callbacks wait for the end of the probe that is kept.</summary>
    public int Registered => Registrations.Count(_shared);

    public async Task ProbeAsync(int count)
    {
        int end = _next + count;
        await Task.WhenAll(
            Enumerable
                .Range(0, SideBySide)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        while (Interlocked.Increment(ref _next) is int number && number <= end)
                        {
                            bool well = await ProbeOneAsync(number);
                            lock (_probes)
                                Done = (Done.All + 1, Done.Well + (well ? 1 : 0));
                        }
                    })
                )
        );
        _next = end;
    }

    public async ValueTask DisposeAsync()
    {
        _shared.Dispose();
        foreach (LabServer server in new[] { _works, _talksNoTls, _isSilent })
            await server.DisposeAsync();
    }

    private static IPEndPoint FreeAddress()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return (IPEndPoint)listener.LocalEndpoint;
    }

    private async Task<bool> ProbeOneAsync(int number)
    {
        IssuerUrl issuer = _issuers[number % IssuersOfTheHost];
        ProbeOptions? bad = (number % _every) switch
        {
            0 => Probes.To(_nobody),
            1 => Probes.To(_talksNoTls.EndPoint),
            2 => Probes.To(_isSilent.EndPoint, seconds: 0.05),
            _ => null,
        };
        if (bad is null && number % 2 == 0)
            return (await _shared.ProbeAsync(issuer, CancellationToken.None)).Failure is null;
        ProbeOptions options = bad ?? Probes.To(_works.EndPoint);
        using IssuerProbe probe = new(options);
        lock (_probes)
            _probes.Add(new WeakReference(probe));
        return (await probe.ProbeAsync(issuer, CancellationToken.None)).Failure is null;
    }
}
