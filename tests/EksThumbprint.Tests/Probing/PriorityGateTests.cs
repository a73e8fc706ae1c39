using EksThumbprint.Probing;

namespace EksThumbprint.Tests.Probing;

public sealed class PriorityGateTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_those_that_wait_the_lowest_number_is_next()
    {
        PriorityGate gate = new(1);
        IDisposable place = await gate.EnterAsync(9, Cancellation);
        List<long> order = [];
        Task[] all = [.. new long[] { 7, 3, 5, 1 }.Select(PassAsync)];
        Assert.Empty(order);

        place.Dispose();
        await Task.WhenAll(all);

        Assert.Equal([1, 3, 5, 7], order);

        async Task PassAsync(long number)
        {
            using IDisposable mine = await gate.EnterAsync(number, Cancellation);
            order.Add(number);
        }
    }

    [Fact]
    public async Task One_that_gives_up_takes_no_place_along_and_a_place_is_given_back_once()
    {
        PriorityGate gate = new(2);
        IDisposable one = await gate.EnterAsync(1, Cancellation);
        IDisposable two = await gate.EnterAsync(2, Cancellation);
        using CancellationTokenSource stop = new();
        Task<IDisposable> stopped = gate.EnterAsync(3, stop.Token);
        Task<IDisposable> waits = gate.EnterAsync(4, Cancellation);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
        one.Dispose();
        one.Dispose();

        using IDisposable four = await waits.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        Task<IDisposable> five = gate.EnterAsync(5, Cancellation);
        Assert.False(five.IsCompleted);
        two.Dispose();
        (await five).Dispose();
    }

    [Fact]
    public async Task However_many_come_and_give_up_no_more_are_let_through_and_all_places_remain()
    {
        PriorityGate gate = new(3);
        int inside = 0;
        int most = 0;
        await Task.WhenAll(
            Enumerable
                .Range(0, 300)
                .Select(number =>
                    Task.Run(async () =>
                    {
                        using CancellationTokenSource stop = new(number % 3 == 0 ? 1 : 60_000);
                        try
                        {
                            using IDisposable place = await gate.EnterAsync(number, stop.Token);
                            int now = Interlocked.Increment(ref inside);
                            InterlockedMax(ref most, now);
                            await Task.Yield();
                            Interlocked.Decrement(ref inside);
                        }
                        catch (OperationCanceledException) when (number % 3 == 0) { }
                    })
                )
        );

        Assert.InRange(most, 1, 3);
        for (int number = 1; number <= 3; number++)
            Assert.True(gate.EnterAsync(number, Cancellation).IsCompletedSuccessfully);
        Assert.False(gate.EnterAsync(4, Cancellation).IsCompleted);
    }

    private static void InterlockedMax(ref int most, int now)
    {
        for (int seen = most; now > seen; seen = most)
            Interlocked.CompareExchange(ref most, now, seen);
    }
}
