using EksThumbprint.Chains;
using EksThumbprint.Tests.Support;
using EksThumbprint.Trust;

namespace EksThumbprint.Tests.Trust;

public sealed class RealChainTrustTests
{
    private static readonly TrustPolicy Policy = new();

    private static ServedChain Cut(int count) => Judging.Chain(RealChain.Served().Take(count));

    [Theory]
    [InlineData(4)]
    [InlineData(3)]
    [InlineData(2)]
    public void When_it_was_served_it_was_anchored_in_Amazon_Trust_Services_whole_or_cut(int count)
    {
        TrustVerdict verdict = Policy.Judge(Cut(count), at: RealChain.WhenServed);

        Assert.Equal((TrustState.Anchored, TrustSource.AmazonTrustServices), (verdict.State, verdict.Source));
        Assert.Contains(
            verdict.Anchor,
            new[] { "Amazon Root CA 1", "Starfield Services Root Certificate Authority - G2" }
        );
        Assert.True(
            verdict.IsTrusted
                && verdict.InTime
                && verdict.IamNeedsNoList
                && verdict.MayBeWritten
                && !verdict.Intercepted
                && !verdict.Vouched
        );
        Assert.Empty(verdict.Reasons);
    }

    [Fact]
    public void The_leaf_alone_is_incomplete()
    {
        TrustVerdict verdict = Policy.Judge(Cut(1), at: RealChain.WhenServed);

        Assert.Equal(TrustState.Incomplete, verdict.State);
        Assert.Null(verdict.Anchor);
        Assert.False(verdict.IsTrusted || verdict.MayBeWritten);
        Assert.Equal(
            [
                "the server sends its own certificate only, and its issuer 'Amazon RSA 2048 M02' is not among Amazon "
                    + "Trust Services' roots",
            ],
            verdict.Reasons
        );
    }

    [Fact]
    public void Today_it_is_expired_but_not_intercepted()
    {
        TrustVerdict verdict = Policy.Judge(Cut(4), at: new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(TrustState.Anchored, verdict.State);
        Assert.False(
            verdict.InTime || verdict.Intercepted || verdict.IsTrusted || verdict.MayBeWritten || verdict.IamNeedsNoList
        );
        Assert.Equal([$"'{RealChain.Host}' expired on {verdict.Chain.Leaf.NotAfter:yyyy-MM-dd}"], verdict.Reasons);
    }

    [Fact]
    public void Before_its_time_the_clock_is_suspected()
    {
        TrustVerdict verdict = Policy.Judge(Cut(4), at: new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.False(verdict.InTime || verdict.Intercepted);
        Assert.Equal(["a certificate is not valid yet (check this machine's clock)"], verdict.Reasons);
    }

    [Fact]
    public void Decoys_and_another_order_do_not_shake_the_anchor()
    {
        byte[][] others = [.. RealChain.Singles().Select(single => single.Value)];

        Seeded.Each(10, random =>
        {
            ServedChain chain = ServedChain.FromBag(random.Shuffled([.. RealChain.Served(), .. others]));
            Assert.Equal(TrustState.Anchored, Policy.Judge(chain, at: RealChain.WhenServed).State);
        });
    }

    [Fact]
    public void For_a_host_that_is_not_EKS_s_the_public_roots_say_the_same()
    {
        TrustVerdict verdict = Policy.Judge(Cut(3), "idp.example.com", RealChain.WhenServed);

        Assert.Equal(
            (TrustState.Anchored, TrustSource.PublicRoots, true),
            (verdict.State, verdict.Source, verdict.IsTrusted)
        );
    }
}
