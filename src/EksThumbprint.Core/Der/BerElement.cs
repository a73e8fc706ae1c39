namespace EksThumbprint.Der;

/// <summary>One element in BER, which unlike DER allows indefinite lengths (X.690, section 8.1.3.6).</summary>
internal readonly struct BerElement
{
    /// <summary>Nothing that is read here nests so deep; what does would only cost time.</summary>
    private const int Deepest = 16;

    private readonly byte[] _data;
    private readonly int _start;
    private readonly int _contentStart;
    private readonly int _contentEnd;

    private BerElement(byte[] data, int start, int contentStart, int contentEnd, int end)
    {
        _data = data;
        _start = start;
        _contentStart = contentStart;
        _contentEnd = contentEnd;
        End = end;
    }

    public byte Tag => _data[_start];

    /// <summary>Where the next element begins.</summary>
    public int End { get; }

    /// <summary>The elements inside, up to the first that cannot be read.</summary>
    /// <param name="whole">Whether they fill the content, so that none is damaged.</param>
    public IReadOnlyList<BerElement> Inside(out bool whole)
    {
        List<BerElement> elements = [];
        int at = _contentStart;
        while (at < _contentEnd && TryRead(_data, at, _contentEnd, 0, out BerElement element))
        {
            elements.Add(element);
            at = element.End;
        }

        whole = at == _contentEnd;
        return elements;
    }

    /// <summary>The content alone.</summary>
    public DerReader Content() => new(_data, _contentStart, _contentEnd - _contentStart);

    /// <summary>A copy of identifier, length and content.</summary>
    public byte[] Encoded()
    {
        byte[] copy = new byte[End - _start];
        Buffer.BlockCopy(_data, _start, copy, 0, copy.Length);
        return copy;
    }

    /// <summary>Reads the element that the bytes begin with.</summary>
    public static bool TryRead(byte[] data, out BerElement element) => TryRead(data, 0, data.Length, 0, out element);

    private static bool TryRead(byte[] data, int start, int end, int depth, out BerElement element)
    {
        element = default;
        if (end - start < 2 || (data[start] & 0x1F) == 0x1F)
            return false;
        int first = data[start + 1];
        int content = start + 2;
        if (first == 0x80)
            return TryReadIndefinite(data, start, end, depth, out element);

        long length = first;
        if (first > 0x80)
        {
            int count = first - 0x80;
            if (count > 4 || end - content < count)
                return false;
            length = 0;
            for (int i = 0; i < count; i++)
                length = (length << 8) | data[content++];
        }

        if (length > end - content)
            return false;
        int after = content + (int)length;
        element = new BerElement(data, start, content, after, after);
        return true;
    }

    /// <summary>Its end is marked by two zero bytes, where the tag of another element could stand.</summary>
    private static bool TryReadIndefinite(byte[] data, int start, int end, int depth, out BerElement element)
    {
        element = default;
        bool isConstructed = (data[start] & 0x20) != 0;
        if (!isConstructed || depth == Deepest)
            return false;
        int at = start + 2;
        while (end - at >= 2 && (data[at] != 0 || data[at + 1] != 0))
        {
            if (!TryRead(data, at, end, depth + 1, out BerElement inner))
                return false;
            at = inner.End;
        }

        if (end - at < 2)
            return false;
        element = new BerElement(data, start, start + 2, at, at + 2);
        return true;
    }
}
