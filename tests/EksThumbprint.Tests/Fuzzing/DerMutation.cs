using System.Text;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Fuzzing;

/// <summary>
/// Changes DER by its structure, so that what comes out is mostly read to its end: fields that are there twice,
/// missing, of another kind, lying about their length.
/// </summary>
internal static class DerMutation
{
    /// <summary>About what a TLS library takes in one handshake.</summary>
    private const int Longest = 100 * 1024;

    private static readonly byte[] Tags =
    [
        0x01,
        0x02,
        0x03,
        0x04,
        0x05,
        0x06,
        0x0C,
        0x13,
        0x14,
        0x16,
        0x17,
        0x18,
        0x1C,
        0x1E,
        0x1F,
        0x30,
        0x31,
        0x80,
        0x81,
        0x82,
        0xA0,
        0xA1,
        0xA2,
        0xA3,
        0xBF,
    ];

    private static readonly byte[][] Lengths =
    [
        [0x80],
        [0x81, 0x01],
        [0x82, 0x00, 0x01],
        [0x84, 0x7F, 0xFF, 0xFF, 0xFF],
        [0x84, 0xFF, 0xFF, 0xFF, 0xFF],
        [0x85, 0, 0, 0, 0, 1],
        [0x88, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
        [0xFF],
        [0x00],
    ];

    private static readonly string[] Times =
    [
        "",
        "Z",
        "000101000000Z",
        "991231235959Z",
        "500101000000Z",
        "20500101000000Z",
        "00000101000000Z",
        "00010101000000Z",
        "99991231235959Z",
        "99991231235959.9Z",
        "99991231235959-2400",
        "20241301000000Z",
        "20240230000000Z",
        "20240101246060Z",
        "2024010100Z",
        "240101000000+0500",
        "2401010000Z",
    ];

    /// <summary>The certificate with one to three fields changed; unchanged when it is no DER.</summary>
    public static byte[] Mutate(Seeded random, byte[] der, IReadOnlyList<byte[]> seeds)
    {
        if (DerTree.Read(der) is not { } tree)
            return der;
        int changes = random.Coin() ? 1 : 1 + random.Below(3);
        for (int i = 0; i < changes; i++)
            Change(random, tree, seeds);
        byte[] changed = tree.Encode();
        return changed.Length <= Longest ? changed : der;
    }

    public static void Change(Seeded random, DerTree tree, IReadOnlyList<byte[]> seeds)
    {
        DerTree[] all = [.. tree.All];
        DerTree one = random.Pick(all);
        switch (random.Below(10))
        {
            case 0:
                one.Tag = random.Pick(Tags);
                break;
            case 1:
                one.FalseLength = random.Coin()
                    ? random.Pick(Lengths)
                    : DerTree.Length(Math.Max(0, one.Content.Length + random.Below(5) - 2));
                break;
            case 2 when one.Children is { Count: > 0 } children:
                children.RemoveAt(random.Below(children.Count));
                break;
            case 3 when one.Children is { Count: > 0 } children:
                children.InsertRange(
                    random.Below(children.Count),
                    Enumerable.Repeat(random.Pick(children), random.OneIn(20) ? 2000 : 1 + random.Below(3))
                );
                break;
            case 4 when one.Children is { Count: > 1 } children:
                one.Children = [.. random.Shuffled(children)];
                break;
            case 5:
                one.Children = [Nested(random.Coin() ? 20 : 3000, random.Pick(Tags))];
                break;
            case 6 when DerTree.Read(random.Pick(seeds)) is { } other:
                one.Children = [random.Pick<DerTree>([.. other.All])];
                break;
            default:
                if (all.Where(node => node.Children is null).ToArray() is { Length: > 0 } leaves)
                    Fill(random, random.Pick(leaves));
                break;
        }
    }

    private static void Fill(Seeded random, DerTree leaf) =>
        leaf.Content = leaf.Tag switch
        {
            0x17 or 0x18 => Encoding.ASCII.GetBytes(random.Pick(Times)),
            0x0C or 0x13 or 0x14 or 0x16 => Encoding.UTF8.GetBytes(
                string.Concat(Enumerable.Range(0, 1 + random.Below(3)).Select(_ => random.Pick(HostileText.Pieces)))
            ),
            0x1E => Encoding.BigEndianUnicode.GetBytes(random.Pick(HostileText.Pieces)),
            0x02 => random.Pick<byte[]>([
                [],
                [0],
                [0x80],
                [0xFF],
                [0, 0, 1],
                [.. Enumerable.Repeat((byte)0x7F, 5000)],
                random.Bytes(20),
            ]),
            0x06 => random.Pick<byte[]>([
                [],
                [0x80],
                [0x2A],
                [0xFF, 0xFF],
                [.. Enumerable.Repeat((byte)0xFF, 80)],
                random.Bytes(9),
                [0x55, 4, 3],
            ]),
            0x01 => random.Pick<byte[]>([
                [],
                [0],
                [1],
                [0xFF],
                [0xFF, 0],
            ]),
            _ => random.Pick<byte[]>([
                [],
                [0],
                random.Bytes(random.Below(40)),
                Mutation.Once(random, leaf.Content, [leaf.Content]),
            ]),
        };

    private static DerTree Nested(int depth, byte tag)
    {
        byte[] inside = [];
        for (int i = 0; i < depth; i++)
            inside = [tag, .. DerTree.Length(inside.Length), .. inside];
        return new DerTree(0x30, inside, null);
    }
}
