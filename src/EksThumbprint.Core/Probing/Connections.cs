using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Chains;

namespace EksThumbprint.Probing;

/// <summary>The connections to one endpoint that offer certain TLS versions, and how far they have come.</summary>
internal sealed class Connections : IDisposable
{
    /// <summary>How long a document may be, in bytes.</summary>
    public const int MaxBody = 1 << 20;

    /// <summary>How long an answer's headers may be, in kilobytes.</summary>
    public const int MaxHeaders = 64;

    private readonly Action<Handshake> _shown;
    private volatile ProbePhase _phase = ProbePhase.Connect;
    private volatile bool _showedCertificates;
    private volatile bool _speaksHttp2;
    private int _answers;

    /// <param name="tlsVersions">What is offered; <see cref="SslProtocols.None"/> leaves it to the system.</param>
    /// <param name="route">How the host is reached.</param>
    /// <param name="options">How long, and how many at a time.</param>
    /// <param name="shown">Called with each handshake that showed certificates.</param>
    /// <param name="closing">Cancelled when the host is done with: ends connections that are still being made, which a
    /// handler leaves alone for seconds.</param>
    public Connections(
        SslProtocols tlsVersions,
        Route route,
        ProbeOptions options,
        Action<Handshake> shown,
        CancellationToken closing
    )
    {
        (TlsVersions, Route, Options, _shown, Closing) = (tlsVersions, route, options, shown, closing);
        Client = new HttpClient(Transport.CreateHandler(this), disposeHandler: true)
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public SslProtocols TlsVersions { get; }

    public Route Route { get; }

    public ProbeOptions Options { get; }

    public CancellationToken Closing { get; }

    public HttpClient Client { get; }

    /// <summary>How far the newest connection has come: tells in which phase a time limit struck.</summary>
    public ProbePhase Phase => _phase;

    public bool ShowedCertificates => _showedCertificates;

    /// <summary>
    /// Whether a connection agreed on HTTP/2, which another document may still be under way on when newer ones did
    /// not.
    /// </summary>
    public bool SpeaksHttp2 => _speaksHttp2;

    /// <summary>How many requests were answered to the end, whatever the answer.</summary>
    public int Answers => Volatile.Read(ref _answers);

    /// <summary>A new connection begins; an older one of the host has ended, or is busy.</summary>
    public void Connecting() => _phase = ProbePhase.Connect;

    public void Connected() => _phase = ProbePhase.Handshake;

    public void AgreedOnHttp2() => _speaksHttp2 = true;

    public void Answered() => Interlocked.Increment(ref _answers);

    /// <summary>
    /// The handshake's question whether to trust. Yes: reading is the point, and trust is judged apart.
    /// </summary>
    public bool Show(X509Certificate? leaf, X509Chain? chain, SslPolicyErrors errors)
    {
        _phase = ProbePhase.Answer;
        _showedCertificates = true;
        if (Handshake.Capture(leaf, chain, errors) is { } handshake)
            _shown(handshake);
        return true;
    }

    public void Dispose() => Client.Dispose();
}

/// <summary>What a server showed in one TLS handshake.</summary>
/// <param name="Sent">The certificates, with what the platform tells of them.</param>
/// <param name="NameMatches">Whether the leaf is valid for the host's name.</param>
internal sealed record Handshake(SentCertificates Sent, bool NameMatches)
{
    private readonly Lazy<ServedChain> _chain = new(() => ServedChain.OfHandshake(Sent));

    /// <summary>The chain among what was sent; built once, however many issuers the host has.</summary>
    public ServedChain Chain => _chain.Value;

    /// <summary>Whether another one showed the same.</summary>
    public bool Equals(Handshake? other) =>
        other is not null && NameMatches == other.NameMatches && Sent.Equals(other.Sent);

    /// <inheritdoc/>
    public override int GetHashCode() => Sent.GetHashCode();

    /// <summary>Copies what the handshake's callback is given; null when the server showed nothing.</summary>
    public static Handshake? Capture(X509Certificate? leaf, X509Chain? chain, SslPolicyErrors errors) =>
        leaf is null
            ? null
            : new Handshake(
                SentCertificates.From(leaf, chain?.ChainPolicy.ExtraStore, TlsPlatform.Current),
                (errors & SslPolicyErrors.RemoteCertificateNameMismatch) == 0
            );
}
