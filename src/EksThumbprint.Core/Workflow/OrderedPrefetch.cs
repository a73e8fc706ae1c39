namespace EksThumbprint.Workflow;

/// <summary>
/// Asks one thing for each item, several at a time where the one who answers allows it, and gives the answers in the
/// items' order.
/// </summary>
internal static class OrderedPrefetch
{
    /// <param name="items">What to ask for; read no further than is asked.</param>
    /// <param name="width">How many questions may be under way; with one, each is asked on the caller's thread when
    /// its answer is wanted.</param>
    /// <param name="ask">Asks; on a pool thread when there may be several.</param>
    public static IEnumerable<TAnswer> Select<TItem, TAnswer>(
        IEnumerable<TItem> items,
        int width,
        Func<TItem, TAnswer> ask
    )
    {
        if (width <= 1)
        {
            foreach (TItem item in items)
                yield return ask(item);
            yield break;
        }

        OrderedWork<TAnswer> work = new(width - 1);
        foreach (TItem item in items)
        {
            work.Begin(() => Task.FromResult(ask(item)));
            while (work.TryTakeDue(out Task<TAnswer>? due))
                yield return due.GetAwaiter().GetResult();
        }

        while (work.TryTake(out Task<TAnswer>? next))
            yield return next.GetAwaiter().GetResult();
    }
}
