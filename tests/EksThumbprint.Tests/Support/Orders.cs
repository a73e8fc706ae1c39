namespace EksThumbprint.Tests.Support;

/// <summary>Every order of a few items.</summary>
internal static class Orders
{
    public static IEnumerable<T[]> Permute<T>(IReadOnlyList<T> items)
    {
        if (items.Count <= 1)
            return
            [
                [.. items],
            ];
        return Enumerable
            .Range(0, items.Count)
            .SelectMany(first =>
                Permute<T>([.. items.Where((_, at) => at != first)]).Select(rest => (T[])[items[first], .. rest])
            );
    }

    /// <summary>The items with one more at each place in turn.</summary>
    public static IEnumerable<T[]> WithAtEveryPlace<T>(IReadOnlyList<T> items, T more) =>
        Enumerable.Range(0, items.Count + 1).Select(place => (T[])[.. items.Take(place), more, .. items.Skip(place)]);
}
