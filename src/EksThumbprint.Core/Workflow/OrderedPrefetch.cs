namespace EksThumbprint.Workflow;

/// <summary>
/// Asks one thing for each item, several at a time where the one who answers allows it, and gives the answers in the
/// items' order.
/// </summary>
internal static class OrderedPrefetch
{
    // More than are asked at a time, so that a slow answer holds up none behind it; few enough to be kept.
    private const int Window = 256;

    /// <param name="items">What to ask for; read no further than the window reaches.</param>
    /// <param name="aside">Where to ask; null to ask on the caller's thread, each when its answer is wanted.</param>
    /// <param name="ask">Asks. Its token also ends what is asked ahead when nobody wants it any more.</param>
    /// <param name="cancellation">Stops it all.</param>
    public static IEnumerable<TAnswer> Select<TItem, TAnswer>(
        IEnumerable<TItem> items,
        CallsAside? aside,
        Func<TItem, CancellationToken, TAnswer> ask,
        CancellationToken cancellation
    )
    {
        if (aside is null)
        {
            foreach (TItem item in items)
                yield return ask(item, cancellation);
            yield break;
        }

        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        CancellationToken token = stop.Token;
        OrderedWork<TAnswer> work = new(Window);
        try
        {
            foreach (TItem item in items)
            {
                work.Begin(() => aside.AskAsync(() => ask(item, token), token));
                while (work.TryTakeDue(out Task<TAnswer>? due))
                    yield return due.GetAwaiter().GetResult();
            }

            while (work.TryTake(out Task<TAnswer>? next))
                yield return next.GetAwaiter().GetResult();
        }
        finally
        {
            stop.Cancel();
            aside.Settle();
        }
    }
}
