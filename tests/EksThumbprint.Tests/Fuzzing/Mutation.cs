using System.Text;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Fuzzing;

/// <summary>Changes bytes blindly: what any format has to bear.</summary>
internal static class Mutation
{
    private const int Longest = 64 * 1024;
    private static readonly byte[] TellingBytes =
    [
        0,
        1,
        0x20,
        0x30,
        0x7F,
        0x80,
        0x81,
        0x82,
        0x84,
        0x85,
        0xFE,
        0xFF,
        (byte)'-',
        (byte)':',
        (byte)'/',
        (byte)'"',
        (byte)'{',
        (byte)'[',
        (byte)'.',
        (byte)'%',
        (byte)'\\',
        (byte)'\n',
    ];

    /// <summary>
    /// One of the seeds with one to eight things changed; once in forty times something that no seed was.
    /// </summary>
    public static byte[] Mutate(Seeded random, IReadOnlyList<byte[]> seeds)
    {
        if (random.OneIn(40))
            return random.Bytes(random.Below(300));
        byte[] bytes = random.Pick(seeds);
        int changes = random.Coin() ? 1 : 1 + random.Below(8);
        for (int i = 0; i < changes; i++)
            bytes = Once(random, bytes, seeds);
        return bytes.Length <= Longest ? bytes : bytes[..Longest];
    }

    public static byte[] Once(Seeded random, byte[] bytes, IReadOnlyList<byte[]> seeds)
    {
        int at = random.Below(bytes.Length + 1);
        int to = at + random.Below(Math.Min(bytes.Length - at, random.Coin() ? 4 : 400) + 1);
        return random.Below(9) switch
        {
            0 => Set(bytes, at, b => (byte)(b ^ (1 << random.Below(8)))),
            1 => Set(bytes, at, _ => random.Pick(TellingBytes)),
            2 => bytes[..at],
            3 => [.. bytes[..at], .. bytes[to..]],
            4 => [.. bytes[..to], .. bytes[at..]],
            5 => Repeated(random, bytes, at, to),
            6 => [.. bytes[..at], .. Encoding.UTF8.GetBytes(random.Pick(HostileText.Pieces)), .. bytes[at..]],
            7 => [.. bytes[..at], .. Encoding.UTF8.GetBytes(random.Pick(HostileText.Pieces)), .. bytes[to..]],
            _ => Spliced(random, bytes, at, random.Pick(seeds)),
        };
    }

    private static byte[] Set(byte[] bytes, int at, Func<byte, byte> change)
    {
        if (at >= bytes.Length)
            return bytes;
        byte[] changed = [.. bytes];
        changed[at] = change(changed[at]);
        return changed;
    }

    private static byte[] Repeated(Seeded random, byte[] bytes, int at, int to)
    {
        if (to == at)
            return bytes;
        int times = 1 + random.Below(Math.Max(1, Math.Min(200, Longest / (to - at))));
        return [.. bytes[..at], .. Enumerable.Range(0, times).SelectMany(_ => bytes[at..to]), .. bytes[at..]];
    }

    private static byte[] Spliced(Seeded random, byte[] bytes, int at, byte[] other) =>
        [.. bytes[..at], .. other[random.Below(other.Length + 1)..]];
}
