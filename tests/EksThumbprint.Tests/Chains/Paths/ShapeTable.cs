namespace EksThumbprint.Tests.Chains.Paths;

/// <summary>A shape of a chain, and the path that it has to give, in words.</summary>
/// <param name="Name">What is unusual about it.</param>
/// <param name="Build">Makes its certificates, the leaf first.</param>
/// <param name="Path">The path, or null where wire order decides.</param>
internal sealed record ShapeRow(string Name, Action<Shape> Build, string? Path)
{
    /// <summary>
    /// Whether openssl takes each link: it also looks at what a walk by issuer links does not, such as CA flags,
    /// constraints and wrong identifiers.
    /// </summary>
    public bool OpenSslAgrees { get; init; } = true;
}

/// <summary>Every shape of served certificates that path building is known to stumble over.</summary>
internal static partial class ShapeTable
{
    private static readonly ShapeOptions Bare = new() { LacksOwnIdentifier = true, LacksIssuerIdentifier = true };

    public static IReadOnlyList<ShapeRow> Rows { get; } =
    [
        new("an ordinary chain", s => Line(s, 3, null), "leaf<A1 A1<A2 A2<A3 A3<Absent"),
        new("an ordinary chain with its root", s => Line(s, 2, null, root: true), "leaf<A1 A1<A2 A2<A2"),
        new("no key identifiers at all", s => Line(s, 3, Bare), "leaf<A1 A1<A2 A2<A3 A3<Absent"),
        new(
            "issuers named by a serial number that is nobody's",
            s => Line(s, 3, new ShapeOptions { IssuerBySerial = true }),
            "leaf<A1 A1<A2 A2<A3 A3<Absent"
        )
        {
            OpenSslAgrees = false,
        },
        new(
            "authorities without the CA flag",
            s => Line(s, 3, new ShapeOptions { LacksCaFlag = true }),
            "leaf<A1 A1<A2 A2<A3 A3<Absent"
        )
        {
            OpenSslAgrees = false,
        },
        new("a hundred in a line", s => Line(s, 99, null), null),
        new("one name, two keys", TwoKeys, "leaf<Real Real<Root Root<Root"),
        new("one name, two keys, no key identifiers", s => TwoKeys(s, Bare), "leaf<Real Real<Root Root<Root"),
        new("one key, two names", OneKey, "leaf<A A<Root Root<Absent"),
        new("a key identifier that names the wrong one of one name", WrongIdentifier, "leaf<Real Real<Root Root<Root")
        {
            OpenSslAgrees = false,
        },
        new(
            "a forger with name and key identifier of the true one",
            s => Forged(s, sendReal: true),
            "leaf<Real Real<Root Root<Root"
        ),
        new("a forger in place of the true one, which is not sent", s => Forged(s, sendReal: false), "leaf<Real"),
        new(
            "a key rolled over, the new one signed by the old and the old by the new",
            Rollover,
            "leaf<New New<Old Old<New"
        ),
        new("a key rolled over, the root's new certificate alone", RolledOver, "leaf<New New<Old"),
        new(
            "a self-issued intermediate: the same name above with another key",
            SelfIssued,
            "leaf<Sub2 Sub2<Sub1 Sub1<Root"
        ),
        new("two that sign each other", Pair, "leaf<A A<B B<A"),
        new("two that sign each other, and themselves", s => Pair(s, themselves: true), "leaf<A A<B B<A"),
        new("three in a ring with a way out", Ring, "leaf<A A<B B<C C<Root Root<Root"),
        new("a cross-sign by somebody who is absent", DeadEnd, "leaf<A A<Present Present<Top"),
        new(
            "an expired certificate that leads on beside a valid one that does not",
            s => DeadEnd(s, new ShapeOptions { Expired = true }),
            "leaf<A A<Present Present<Top"
        ),
        new(
            "a cross-sign beside the self-signed root, both at their ends",
            s => Ends(s, cross: 1, self: true),
            "leaf<A A<X1"
        ),
        new("three cross-signs, all at their ends", s => Ends(s, cross: 3, self: false), null),
        new("two cross-signs that both lead on", TwoWays, null),
        new("strangers in between", Strangers, "leaf<A A<B B<Absent"),
        new("a constraint on names that the leaf breaks", Constrained, "leaf<A A<Absent") { OpenSslAgrees = false },
        new("a lattice of six, each signed by each", s => Lattice(s, 6), null),
        new("four layers of three, each signed by each above", s => Layers(s, 4, 3), null),
    ];
}
