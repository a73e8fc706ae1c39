namespace EksThumbprint.Der;

/// <summary>
/// Reads DER elements one after another: definite lengths in their shortest form, single-byte tags, and nothing
/// outside the given bytes.
/// </summary>
/// <remarks>It descends only where the caller asks it to, so no input can make it recurse.</remarks>
internal struct DerReader
{
    private const int LongForm = 0x80;
    private readonly byte[] _data;
    private readonly int _end;
    private int _position;

    public DerReader(byte[] data)
        : this(data, 0, data.Length) { }

    public DerReader(byte[] data, int offset, int length)
    {
        if (offset < 0 || length < 0 || offset > data.Length - length)
            throw new ArgumentOutOfRangeException(nameof(offset));
        _data = data;
        _position = offset;
        _end = offset + length;
    }

    public readonly bool IsAtEnd => _position == _end;

    public readonly bool NextIs(byte tag) => _position < _end && _data[_position] == tag;

    /// <summary>
    /// Reads the next element when it has the given tag and lies within the bytes; otherwise the position stays.
    /// </summary>
    public bool TryRead(byte tag, out DerElement element)
    {
        element = default;
        return NextIs(tag) && TryRead(out element);
    }

    /// <summary>Reads the next element when it lies within the bytes; otherwise the position stays.</summary>
    public bool TryRead(out DerElement element)
    {
        element = default;
        if (!TryReadHeader(out int header, out long length) || length > _end - _position - header)
            return false;
        element = new DerElement(_data, _position, _position + header, (int)length);
        _position += header + (int)length;
        return true;
    }

    /// <summary>
    /// Reads what the next element declares, whether or not its content is there: the only way to tell a cut one from
    /// a wrong one.
    /// </summary>
    public readonly bool TryReadDeclared(out long encodedLength)
    {
        bool known = TryReadHeader(out int header, out long length);
        encodedLength = header + length;
        return known;
    }

    private readonly bool TryReadHeader(out int header, out long length)
    {
        header = 2;
        length = 0;
        if (_end - _position < header || (_data[_position] & 0x1F) == 0x1F)
            return false;
        int first = _data[_position + 1];
        length = first;
        if (first < LongForm)
            return true;

        int count = first - LongForm;
        if (count is 0 or > 4 || _end - _position < header + count)
            return false;
        length = 0;
        for (int i = 0; i < count; i++)
            length = (length << 8) | _data[_position + header + i];
        header += count;
        return length >= LongForm && length >> (8 * (count - 1)) != 0;
    }
}
