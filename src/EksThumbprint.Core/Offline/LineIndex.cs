namespace EksThumbprint.Offline;

/// <summary>Finds the line of a position, whatever the line breaks are: LF, CRLF or CR.</summary>
internal sealed class LineIndex
{
    /// <summary>
    /// How many characters lie between two remembered counts: a file of nothing but line breaks must not cost much
    /// memory.
    /// </summary>
    private const int Stride = 4096;

    private readonly string _text;
    private readonly int[] _before;

    public LineIndex(string text)
    {
        _text = text;
        _before = new int[(text.Length / Stride) + 1];
        for (int i = 1; i < _before.Length; i++)
            _before[i] = _before[i - 1] + Breaks((i - 1) * Stride, i * Stride);
    }

    /// <summary>The line, counted from 1, of a position in the text or at its end.</summary>
    public int LineOf(int position)
    {
        int stride = position / Stride;
        return 1 + _before[stride] + Breaks(stride * Stride, position);
    }

    private int Breaks(int from, int to)
    {
        int breaks = 0;
        for (int i = from; i < to; i++)
        {
            if (_text[i] == '\n' || (_text[i] == '\r' && (i + 1 == _text.Length || _text[i + 1] != '\n')))
                breaks++;
        }

        return breaks;
    }
}
