namespace EksThumbprint.Offline;

/// <summary>
/// Pairs BEGIN with END. Blocks that are no certificates, private keys among them, are passed over unread.
/// </summary>
internal sealed class PemBlocks
{
    private readonly LineIndex _lines;
    private readonly List<PemBlock> _certificates = [];
    private readonly SortedSet<string> _others = new(StringComparer.Ordinal);
    private PemMarker? _open;

    private PemBlocks(LineIndex lines) => _lines = lines;

    /// <summary>The certificate blocks in file order, damaged ones among them.</summary>
    public IReadOnlyList<PemBlock> Certificates => _certificates;

    /// <summary>The labels of the blocks passed over.</summary>
    public IReadOnlyCollection<string> Others => _others;

    /// <summary>Where the text ends inside a BEGIN or END line outside any block; null when it does not.</summary>
    public int? Cut { get; private set; }

    public static PemBlocks In(string text, LineIndex lines, int atMost)
    {
        PemBlocks blocks = new(lines);
        int end = 0;
        foreach (PemMarker marker in PemMarkers.In(text))
        {
            end = marker.End;
            if (marker.IsBegin)
                blocks.Begin(marker);
            else
                blocks.Finish(marker);
            if (blocks._certificates.Count > atMost)
                return blocks;
        }

        if (blocks._open is { } open)
            blocks.Lose(
                open,
                text.Length,
                "Its END line is missing: the file ends inside the "
                    + $"{(open.IsCertificate ? "certificate" : $"block '{open.Label}'")}."
            );
        else
            blocks.Cut = PemMarkers.CutAtEnd(text, end);
        return blocks;
    }

    private void Begin(PemMarker marker)
    {
        if (_open is { } open)
            Lose(
                open,
                marker.Start,
                $"Its END line is missing: another block begins in line {_lines.LineOf(marker.Start)} before it ends."
            );
        _open = marker;
    }

    private void Finish(PemMarker marker)
    {
        if (_open is not { } open)
        {
            if (marker.IsCertificate)
                Add(marker, marker.Start, marker.Start, "Its BEGIN line is missing: only its END line is there.");
            return;
        }

        _open = null;
        string? damage =
            open.Label != marker.Label
                ? $"It begins as '{open.Label}' and ends as '{marker.Label}' (line {_lines.LineOf(marker.Start)})."
            : !open.IsWhole ? NotWhole(open)
            : !marker.IsWhole ? NotWhole(marker)
            : null;
        if (open.IsCertificate || marker.IsCertificate)
            Add(open, open.End, marker.Start, damage);
        else
            _others.Add(open.Label);
    }

    /// <summary>
    /// A block of another kind without END is a problem too: the certificate after it may be part of the same damage.
    /// </summary>
    private void Lose(PemMarker open, int end, string damage)
    {
        _open = null;
        Add(open, open.End, end, damage);
    }

    /// <summary>Where BEGIN and END share their hyphens, nothing stands between them.</summary>
    private void Add(PemMarker open, int bodyStart, int bodyEnd, string? damage) =>
        _certificates.Add(
            new PemBlock(
                _certificates.Count + 1,
                open.Start,
                bodyStart,
                Math.Max(bodyStart, bodyEnd),
                open.IsTrusted,
                damage
            )
        );

    private string NotWhole(PemMarker marker) =>
        $"Its {marker.Word} line (line {_lines.LineOf(marker.Start)}) is not written '-----{marker.Word} "
        + "CERTIFICATE-----', in capitals and with five hyphens on both sides.";
}
