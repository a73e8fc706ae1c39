using EksThumbprint.Probing;
using static EksThumbprint.Probing.AttemptEnd;

namespace EksThumbprint.Tests.Probing;

/// <summary>The ladder of offers by itself: what is offered next, whose result counts, and what is learnt.</summary>
public sealed class OfferLadderTests
{
    /// <summary>
    /// What a server does with each offer in turn, as <c>offer:end</c>; "!" marks the result that counts.
    /// </summary>
    public static TheoryData<string, bool, bool> Ladders() =>
        new()
        {
            // steps, requires TLS 1.3, HTTP/2 fails
            { "12h:Answered!", false, false },
            { "12h:Failed!", false, false },
            { "12h:OutOfTime!", false, false },
            { "12h:Refused new:Answered 12h:Answered!", false, false },
            { "12h:Refused new:Answered! 12h:Refused", true, false },
            { "12h:Refused new:Shown! 12h:Refused", false, false },
            { "12h:Refused new:Answered! 12h:OutOfTime", false, false },
            { "12h:Refused new:OutOfTime!", false, false },
            { "12h:Refused! new:Failed", false, false },
            { "12h:Refused! new:Refused new1:Refused", false, false },
            { "12h:Refused new:Refused new1:Answered 121:Answered!", false, true },
            { "12h:Refused new:Refused new1:Answered! 121:Refused 121:Refused", true, true },
            { "12h:BrokeHttp2 121:Answered!", false, true },
            { "12h:BrokeHttp2! 121:Shown", false, false },
            { "12h:BrokeHttp2! 121:Refused", false, false },
            { "12h:BrokeHttp2 121:OutOfTime!", false, false },
            { "12h:ClosedHttp2 12h:Answered!", false, false },
            { "12h:ClosedHttp2 12h:ClosedHttp2 121:Answered!", false, true },
            { "12h:Refused new:BrokeHttp2 new1:Answered! 121:Refused", true, true },
            { "12h:Refused new:BrokeHttp2 new1:Answered 121:Answered!", false, true },
        };

    [Theory]
    [MemberData(nameof(Ladders))]
    public void Each_offer_follows_from_what_the_ones_before_came_to(string steps, bool requiresTls13, bool http2Fails)
    {
        Assert.SkipUnless(Transport.OffersHttp2, "the build for .NET Framework offers no HTTP/2");
        OfferLadder ladder = new(new ServerTerms());
        FetchResult? expected = null;
        FetchResult? final = null;
        foreach (string step in steps.Split(' '))
        {
            Assert.Null(final);
            string[] parts = step.TrimEnd('!').Split(':');
            Assert.Equal(parts[0], Shown(ladder.Offer));
            FetchResult result = Result(parts[1]);
            if (step.EndsWith('!'))
                expected = result;
            final = ladder.After(parts[1] == "Answered" ? AttemptEnd.Shown : Enum.Parse<AttemptEnd>(parts[1]), result);
        }

        Assert.Same(expected, final);
        Assert.Equal((requiresTls13, http2Fails), (ladder.Terms.RequiresTls13, ladder.Terms.Http2Fails));
    }

    [Fact]
    public void What_was_learnt_with_one_document_is_offered_at_once_for_the_next()
    {
        ServerTerms newest = new() { SpeaksNewer = true, Tls12Refusals = 2 };

        OfferLadder ladder = new(newest);

        Assert.False(ladder.Offer.OnlyTls12);
        Assert.NotNull(ladder.After(Refused, Result("Refused")));
        Assert.False(newest.RequiresTls13, "nothing was answered yet");
        ladder = new(newest);
        ladder.After(AttemptEnd.Shown, Result("Answered"));
        Assert.True(ladder.Terms.RequiresTls13);
    }

    private static string Shown(Offer offer) =>
        (offer.OnlyTls12, offer.Http2) switch
        {
            (true, true) => "12h",
            (true, false) => "121",
            (false, true) => "new",
            (false, false) => "new1",
        };

    private static FetchResult Result(string end) =>
        end == "Answered"
            ? FetchResult.From([])
            : FetchResult.Failed(new ProbeFailure(ProbeFailureKind.Connection, ProbePhase.Connect, end, end));
}
