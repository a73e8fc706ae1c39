namespace EksThumbprint.Offline;

/// <summary>One list of sent certificates in a transcript.</summary>
internal sealed class TranscriptList
{
    private readonly bool _headed;
    private int? _end;

    public TranscriptList(int position, bool headed)
    {
        Position = position;
        _headed = headed;
    }

    public int Position { get; }

    /// <summary>Its entries: where each begins, and the number openssl gave it.</summary>
    public List<(int Position, int Number)> Entries { get; } = [];

    public void Close(int end) => _end = end;

    /// <summary>Why the top of this list cannot be known from the blocks; null when it can.</summary>
    /// <param name="blocks">Where the file's certificate blocks begin, in ascending order.</param>
    public string? Problem(List<int> blocks)
    {
        for (int i = 0; i < Entries.Count; i++)
        {
            if (Entries[i].Number != i)
                return $"The transcript's list of certificates goes on with number {Entries[i].Number} where {i} "
                    + "should be: a part of it is missing.";
        }

        List<int> bare = Enumerable.Range(0, Entries.Count).Where(i => !HasBlock(i, blocks)).ToList();
        if (Entries.Count > 1 && bare.Count == Entries.Count)
        {
            return $"The transcript lists {Entries.Count} certificates but does not show them: it was saved without "
                + "'-showcerts', so the top certificate is not in it. Save it again with '-showcerts'.";
        }

        // A list of one entry is complete without -showcerts as well: the block follows under 'Server certificate'.
        if (bare.Count > 0 && (Entries.Count > 1 || !AnyBetween(Position, int.MaxValue, blocks)))
        {
            return $"No certificate follows number {string.Join(", ", bare)} of the transcript's list of "
                + $"{Entries.Count}: a part of it is missing.";
        }

        return _headed && _end is null
            ? "The transcript ends inside its list of certificates (no '---' line follows), so more of them may be "
                + "missing. Save the whole output."
            : null;
    }

    private bool HasBlock(int entry, List<int> blocks) =>
        AnyBetween(
            Entries[entry].Position,
            entry + 1 < Entries.Count ? Entries[entry + 1].Position : _end ?? int.MaxValue,
            blocks
        );

    private static bool AnyBetween(int from, int to, List<int> blocks)
    {
        int found = blocks.BinarySearch(from);
        int next = found < 0 ? ~found : found;
        return next < blocks.Count && blocks[next] < to;
    }
}
