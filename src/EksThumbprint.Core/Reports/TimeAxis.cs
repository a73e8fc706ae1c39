namespace EksThumbprint.Reports;

/// <summary>An axis of whole years, from before the earliest moment to after the latest, with today on it.</summary>
internal sealed class TimeAxis
{
    /// <summary>Whatever lies further back is drawn at the edge.</summary>
    private const int LongestPast = 10;

    /// <summary>
    /// Whatever lies further ahead is drawn at the edge: RFC 5280 (section 4.1.2.5) has certificates "without" an end
    /// expire in 9999.
    /// </summary>
    private const int LongestFuture = 60;

    /// <summary>More labels would touch each other on a phone.</summary>
    private const int MostYears = 8;

    private static readonly int[] Steps = [1, 2, 5, 10, 20];

    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _to;

    public TimeAxis(DateTimeOffset now, IEnumerable<DateTimeOffset> moments)
    {
        List<DateTimeOffset> all = [now, .. moments];
        int first = Math.Max(all.Min().UtcDateTime.Year, now.UtcDateTime.Year - LongestPast);
        int last = Math.Min(all.Max().UtcDateTime.Year, now.UtcDateTime.Year + LongestFuture) + 1;
        int step = Steps.First(step => (last - first) / step < MostYears);
        _from = Begin(first);
        _to = Begin(last);
        Years = [.. Enumerable.Range(first, last - first + 1).Where(year => year % step == 0)];
    }

    /// <summary>The years to be labelled.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>Whether a moment lies on the axis.</summary>
    public bool Holds(DateTimeOffset moment) => moment >= _from && moment <= _to;

    /// <summary>The place of a moment between 0 and 100; at the edge when it lies beyond.</summary>
    public double Place(DateTimeOffset moment) =>
        Math.Min(100, Math.Max(0, 100 * (moment - _from).TotalDays / (_to - _from).TotalDays));

    /// <summary>The place where a year begins.</summary>
    public double Place(int year) => Place(Begin(year));

    private static DateTimeOffset Begin(int year) => new(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
