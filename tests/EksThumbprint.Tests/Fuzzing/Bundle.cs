namespace EksThumbprint.Tests.Fuzzing;

/// <summary>Several byte strings in one, so that one input can be a whole chain.</summary>
internal static class Bundle
{
    public static byte[] Pack(IEnumerable<byte[]> parts) =>
        [
            .. parts.SelectMany(part =>
                (byte[])[(byte)(part.Length >> 16), (byte)(part.Length >> 8), (byte)part.Length, .. part]
            ),
        ];

    public static IReadOnlyList<byte[]> Unpack(byte[] packed)
    {
        List<byte[]> parts = [];
        for (int at = 0; at + 3 <= packed.Length; )
        {
            int length = (packed[at] << 16) | (packed[at + 1] << 8) | packed[at + 2];
            int end = Math.Min(packed.Length, at + 3 + length);
            parts.Add(packed[(at + 3)..end]);
            at = end;
        }

        return parts;
    }
}
