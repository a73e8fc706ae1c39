using EksThumbprint.Probing;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Workflow;

public sealed class OrderedWorkTests
{
    private readonly TaskCompletionSource<int>[] _pieces =
    [
        .. Enumerable.Range(0, 5).Select(_ => new TaskCompletionSource<int>()),
    ];

    [Fact]
    public void What_is_done_waits_for_what_was_begun_before_it()
    {
        OrderedWork<int> work = Begun(window: 5, count: 3);
        _pieces[1].SetResult(1);
        Assert.False(work.TryTakeDue(out _));
    }

    [Fact]
    public async Task The_first_result_does_not_wait_for_the_second()
    {
        OrderedWork<int> work = Begun(window: 5, count: 2);
        _pieces[0].SetResult(10);
        Task<int>? first = null;
        Assert.True(SpinWait.SpinUntil(() => work.TryTakeDue(out first), TimeSpan.FromSeconds(30)));
        Assert.Equal(10, await first!);
        Assert.False(work.TryTakeDue(out _));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Beyond_the_window_the_oldest_has_to_be_waited_for(int window)
    {
        OrderedWork<int> work = Begun(window, window);
        Assert.False(work.TryTakeDue(out _));
        work.Begin(() => _pieces[window].Task);
        Assert.True(work.TryTakeDue(out Task<int>? oldest));
        Assert.False(oldest.IsCompleted);
        Assert.False(work.TryTakeDue(out _));
    }

    [Fact]
    public void A_slow_piece_holds_up_none_of_an_estate_and_what_is_kept_behind_it_is_bounded()
    {
        OrderedWork<int> work = new();
        work.Begin(() => _pieces[0].Task);
        int begun = 1;
        while (!work.TryTakeDue(out _))
        {
            work.Begin(() => Task.FromResult(1));
            begun++;
            Assert.InRange(begun, 1, 10_000);
        }

        Assert.InRange(begun, 2_000, 10_000);
    }

    [Fact]
    public async Task At_the_end_all_come_in_the_order_in_which_they_were_begun()
    {
        OrderedWork<int> work = Begun(window: 8, count: 5);
        for (int i = 4; i >= 0; i--)
            _pieces[i].SetResult(i);
        List<int> taken = [];
        while (work.TryTake(out Task<int>? next))
            taken.Add(await next);
        Assert.Equal([0, 1, 2, 3, 4], taken);
        Assert.False(work.TryTakeDue(out _));
    }

    [Fact]
    public void The_caller_does_not_do_the_work()
    {
        OrderedWork<int> work = new(1);
        using ManualResetEventSlim blocked = new();
        work.Begin(() =>
        {
            blocked.Wait(TestContext.Current.CancellationToken);
            return Task.FromResult(1);
        });
        Assert.False(work.TryTakeDue(out _));
        blocked.Set();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(8, 64)]
    [InlineData(64, 256)]
    public void Several_hosts_have_their_share_of_documents_at_a_time(int limit, int window) =>
        Assert.Equal(window, new ProbeOptions { ThrottleLimit = limit }.Window);

    private OrderedWork<int> Begun(int window, int count)
    {
        OrderedWork<int> work = new(window);
        foreach (TaskCompletionSource<int> piece in _pieces.Take(count))
            work.Begin(() => piece.Task);
        return work;
    }
}
