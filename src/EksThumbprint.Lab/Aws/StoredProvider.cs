using EksThumbprint.Aws;

namespace EksThumbprint.Lab.Aws;

/// <summary>A provider as IAM keeps it, with the list that readers still see for a while after a write.</summary>
internal sealed class StoredProvider(
    string arn,
    string url,
    IReadOnlyList<string> thumbprints,
    IReadOnlyList<string> audiences
)
{
    private IReadOnlyList<string> _thumbprints = thumbprints;
    private IReadOnlyList<string> _before = thumbprints;
    private int _staleReads;

    public Provider Current => new(arn, url, _thumbprints, audiences);

    /// <summary>What a reader gets.</summary>
    public Provider Read()
    {
        if (_staleReads == 0)
            return Current;
        _staleReads--;
        return Current with { Thumbprints = _before };
    }

    /// <summary>Replaces the whole list; the next <paramref name="staleReads"/> readers get the one before.</summary>
    public void Write(IReadOnlyList<string> thumbprints, int staleReads)
    {
        if (_staleReads == 0)
            _before = _thumbprints;
        _thumbprints = thumbprints;
        _staleReads = staleReads;
    }
}
