namespace EksThumbprint.Probing;

/// <summary>What a handshake offers: TLS 1.2 alone or what the system has, and HTTP/2 (by ALPN) or no ALPN.</summary>
internal readonly record struct Offer(bool OnlyTls12, bool Http2);

/// <summary>How one attempt to get a document under one offer ended.</summary>
internal enum AttemptEnd
{
    /// <summary>The handshake showed certificates, whatever came after it.</summary>
    Shown,

    /// <summary>The server broke the handshake off before it showed any.</summary>
    Refused,

    /// <summary>The server agreed on HTTP/2, and closed as it was asked. It may do so at any time.</summary>
    ClosedHttp2,

    /// <summary>The server agreed on HTTP/2 and speaks it wrongly.</summary>
    BrokeHttp2,

    /// <summary>The document's time is over.</summary>
    OutOfTime,

    /// <summary>There was no handshake for another reason.</summary>
    Failed,
}

/// <summary>What a server is known to take.</summary>
internal sealed record ServerTerms
{
    public bool SpeaksTls12 { get; init; }

    public bool SpeaksNewer { get; init; }

    /// <summary>How often the server refused TLS 1.2. Once may be a connection that merely broke.</summary>
    public int Tls12Refusals { get; init; }

    /// <summary>Whether HTTP/1.1 works where HTTP/2 does not, or may not even be offered.</summary>
    public bool Http2Fails { get; init; }

    public bool Answers { get; init; }

    /// <summary>Whether it is settled which versions to offer: no refusal is a question of versions any more.</summary>
    public bool Settled => SpeaksTls12 || (SpeaksNewer && Tls12Refusals >= 2);

    /// <summary>
    /// Whether the server answers only when a version newer than TLS 1.2 is offered. Without an answer it may be
    /// something else that it does not like, such as a missing client certificate.
    /// </summary>
    public bool RequiresTls13 => !SpeaksTls12 && Settled && Answers;

    /// <summary>The offer to make next.</summary>
    public Offer Next =>
        new(
            OnlyTls12: SpeaksTls12 || Tls12Refusals == 0 || (SpeaksNewer && Tls12Refusals == 1),
            Http2: Transport.OffersHttp2 && !Http2Fails
        );
}

/// <summary>Goes from offer to offer until a document's result is final, and learns the server's terms.</summary>
/// <remarks>
/// <para>
/// 1. TLS 1.2, which shows without a second handshake that a server does not insist on TLS 1.3 (IAM then relies on the
/// thumbprint list). 2. Newer versions, for a server that refuses it. 3. The same without ALPN: some refuse whatever
/// they are not set up for (alert no_application_protocol, RFC 7301, section 3.2). 4. TLS 1.2 again, if 2 or 3
/// succeeds: a connection that merely broke looks like a refusal, and only a server that refuses twice refuses.
/// </para>
/// <para>
/// On each rung a server that agrees on HTTP/2 and breaks it is asked over HTTP/1.1: a broken HTTP/2 front is its
/// affair, the documents are ours.
/// </para>
/// </remarks>
internal sealed class OfferLadder(ServerTerms known)
{
    private FetchResult? _first;
    private FetchResult? _newer;
    private FetchResult? _overHttp2;
    private bool _askedAgain;
    private bool _withoutAlpn;

    /// <summary>What is known of the server by now.</summary>
    public ServerTerms Terms { get; private set; } = known;

    /// <summary>The offer to make.</summary>
    public Offer Offer { get; private set; } = known.Next;

    /// <summary>
    /// Takes what the offer came to: the document's result, or null when another offer is to be made.
    /// </summary>
    public FetchResult? After(AttemptEnd end, FetchResult result)
    {
        if (end is AttemptEnd.ClosedHttp2 && !_askedAgain)
        {
            _askedAgain = true; // over HTTP/1.1 the platform does so by itself
            return null;
        }

        if (end is AttemptEnd.ClosedHttp2 or AttemptEnd.BrokeHttp2)
        {
            _overHttp2 = result;
            Offer = Offer with { Http2 = false };
            return null;
        }

        if (end is AttemptEnd.OutOfTime)
            return _newer ?? result;
        if (_overHttp2 is { } broken)
        {
            (_overHttp2, end) = (null, AttemptEnd.Shown);
            Terms = Terms with { Http2Fails = Terms.Http2Fails || result.Answered };
            result = result.Answered ? result : broken;
        }

        _first ??= result;
        return end switch
        {
            AttemptEnd.Shown => Shown(result),
            AttemptEnd.Refused when !Terms.Settled => Refused(),
            _ => _newer ?? _first,
        };
    }

    private FetchResult? Shown(FetchResult result)
    {
        bool settled = Terms.Settled;
        Terms = Terms with { Answers = Terms.Answers || result.Answered };
        if (Offer.OnlyTls12)
        {
            Terms = Terms with { SpeaksTls12 = true };
            return result;
        }

        Terms = Terms with { SpeaksNewer = true };
        if (settled)
            return result;
        _newer = result;
        if (_withoutAlpn)
            Terms = Terms with { Http2Fails = true, Tls12Refusals = 0 }; // what it refused was ALPN
        return Climb();
    }

    private FetchResult? Refused()
    {
        if (Offer.OnlyTls12)
        {
            Terms = Terms with { Tls12Refusals = Terms.Tls12Refusals + 1 };
            return Climb();
        }

        if (!Offer.Http2)
            return _first;
        _withoutAlpn = true;
        Offer = Offer with { Http2 = false };
        return null;
    }

    private FetchResult? Climb()
    {
        Offer = Terms.Next;
        return Offer.OnlyTls12 ? null : _newer;
    }
}
