namespace EksThumbprint.Tests.Fuzzing;

/// <summary>
/// An element of DER as a tree that can be changed and written again. It shares no code with the reader under test.
/// </summary>
internal sealed class DerTree(byte tag, byte[] content, List<DerTree>? children)
{
    private const int Deepest = 12;

    public byte Tag { get; set; } = tag;

    public byte[] Content { get; set; } = content;

    /// <summary>
    /// The elements inside, also those inside of octet strings and bit strings; null when there are none.
    /// </summary>
    public List<DerTree>? Children { get; set; } = children;

    /// <summary>What is written as the length in place of the true one.</summary>
    public byte[]? FalseLength { get; set; }

    public IEnumerable<DerTree> All =>
        Children is null ? [this] : Children.SelectMany(child => child.All).Prepend(this);

    /// <summary>Reads one element that fills the bytes; null when they are not that.</summary>
    public static DerTree? Read(ReadOnlySpan<byte> bytes, int depth = 0)
    {
        if (Elements(bytes, depth) is not [{ } only])
            return null;
        return only;
    }

    public byte[] Encode()
    {
        // The first byte of a bit string is the number of its unused bits.
        byte[] inside = Children is null
            ? Content
            : [.. Tag == 0x03 ? [0] : Array.Empty<byte>(), .. Children.SelectMany(child => child.Encode())];
        return [Tag, .. FalseLength ?? Length(inside.Length), .. inside];
    }

    public static byte[] Length(int length) =>
        length switch
        {
            < 0x80 => [(byte)length],
            < 0x100 => [0x81, (byte)length],
            < 0x10000 => [0x82, (byte)(length >> 8), (byte)length],
            _ => [0x83, (byte)(length >> 16), (byte)(length >> 8), (byte)length],
        };

    private static List<DerTree>? Elements(ReadOnlySpan<byte> bytes, int depth)
    {
        List<DerTree> found = [];
        while (bytes.Length > 0)
        {
            if (bytes.Length < 2 || depth > Deepest)
                return null;
            int header = 2;
            int length = bytes[1];
            if (length >= 0x80)
            {
                int count = length - 0x80;
                if (count is 0 or > 3 || bytes.Length < 2 + count)
                    return null;
                length = 0;
                foreach (byte part in bytes.Slice(2, count))
                    length = (length << 8) | part;
                header += count;
            }

            if (length > bytes.Length - header)
                return null;
            ReadOnlySpan<byte> content = bytes.Slice(header, length);
            found.Add(new DerTree(bytes[0], content.ToArray(), Inside(bytes[0], content, depth)));
            bytes = bytes[(header + length)..];
        }

        return found;
    }

    private static List<DerTree>? Inside(byte tag, ReadOnlySpan<byte> content, int depth) =>
        tag switch
        {
            _ when (tag & 0x20) != 0 => Elements(content, depth + 1),
            0x04 when content.Length > 1 => Elements(content, depth + 1),
            0x03 when content.Length > 3 && content[0] == 0 => Elements(content[1..], depth + 1),
            _ => null,
        };
}
