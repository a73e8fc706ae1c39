namespace EksThumbprint.Der;

/// <summary>One element inside a buffer: where it begins, where its content is.</summary>
internal readonly struct DerElement
{
    private readonly byte[] _data;
    private readonly int _start;
    private readonly int _contentStart;

    public DerElement(byte[] data, int start, int contentStart, int length)
    {
        _data = data;
        _start = start;
        _contentStart = contentStart;
        Length = length;
    }

    public byte Tag => _data[_start];

    /// <summary>The number of bytes of the content.</summary>
    public int Length { get; }

    /// <summary>The number of bytes of identifier, length and content.</summary>
    public int EncodedLength => _contentStart - _start + Length;

    /// <summary>The content's byte at <paramref name="index"/>, which must be below <see cref="Length"/>.</summary>
    public byte this[int index] => _data[_contentStart + index];

    /// <summary>A reader of the elements inside this one.</summary>
    public DerReader Inside() => new(_data, _contentStart, Length);

    /// <summary>A copy of the content from <paramref name="skip"/> on.</summary>
    public byte[] Content(int skip = 0) => Copy(_contentStart + skip, Length - skip);

    /// <summary>A copy of identifier, length and content.</summary>
    public byte[] Encoded() => Copy(_start, EncodedLength);

    private byte[] Copy(int start, int length)
    {
        byte[] copy = new byte[length];
        Buffer.BlockCopy(_data, start, copy, 0, length);
        return copy;
    }
}
