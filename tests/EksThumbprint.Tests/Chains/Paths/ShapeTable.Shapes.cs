using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint.Tests.Chains.Paths;

// How each shape is made.
internal static partial class ShapeTable
{
    private static void Line(Shape s, int length, ShapeOptions? options, bool root = false)
    {
        ShapeAuthority[] line =
        [
            .. Enumerable.Range(1, length).Select(number => s.Who($"A{number}", key: length > 50 ? 50 + number : null)),
        ];
        s.Leaf(line[0], options);
        for (int i = 0; i < length; i++)
            s.Send(
                line[i],
                i + 1 < length ? line[i + 1]
                    : root ? line[i]
                    : s.Absent,
                options
            );
    }

    private static void TwoKeys(Shape s) => TwoKeys(s, null);

    private static void TwoKeys(Shape s, ShapeOptions? options)
    {
        (ShapeAuthority real, ShapeAuthority other, ShapeAuthority root) = (
            s.Who("Real", "Same"),
            s.Who("Other", "Same"),
            s.Who("Root")
        );
        s.Leaf(real, options);
        s.Send(real, root, options);
        s.Send(other, root, options);
        s.Send(other, other, options);
        s.Send(root, root, options);
    }

    private static void OneKey(Shape s)
    {
        (ShapeAuthority a, ShapeAuthority b, ShapeAuthority root) = (
            s.Who("A", key: 20),
            s.Who("B", key: 20),
            s.Who("Root")
        );
        s.Leaf(a);
        s.Send(b, b);
        s.Send(b, root);
        s.Send(a, root);
        s.Send(root, s.Absent);
    }

    private static void WrongIdentifier(Shape s)
    {
        (ShapeAuthority real, ShapeAuthority other, ShapeAuthority root) = (
            s.Who("Real", "Same"),
            s.Who("Other", "Same"),
            s.Who("Root")
        );
        s.Leaf(real, new ShapeOptions { FalseIssuer = other });
        s.Send(real, root);
        s.Send(other, root);
        s.Send(root, root);
    }

    private static void Forged(Shape s, bool sendReal)
    {
        (ShapeAuthority real, ShapeAuthority forger, ShapeAuthority root) = (
            s.Who("Real", "Same"),
            s.Who("Forger", "Same"),
            s.Who("Root")
        );
        s.Leaf(real);
        s.Send(forger, forger, new ShapeOptions { FalseSelf = real, FalseIssuer = real });
        s.Send(forger, root, new ShapeOptions { FalseSelf = real });
        if (sendReal)
            s.Send(real, root);
        s.Send(root, root);
    }

    private static void Rollover(Shape s)
    {
        (ShapeAuthority old, ShapeAuthority now) = (s.Who("Old", "Root"), s.Who("New", "Root"));
        s.Leaf(now);
        s.Send(now, now);
        s.Send(now, old);
        s.Send(old, old);
        s.Send(old, now);
    }

    private static void RolledOver(Shape s)
    {
        (ShapeAuthority old, ShapeAuthority now) = (s.Who("Old", "Root"), s.Who("New", "Root"));
        s.Leaf(now);
        s.Send(now, now);
        s.Send(now, old);
    }

    private static void SelfIssued(Shape s)
    {
        (ShapeAuthority lower, ShapeAuthority upper, ShapeAuthority root) = (
            s.Who("Sub2", "Sub"),
            s.Who("Sub1", "Sub"),
            s.Who("Root")
        );
        s.Leaf(lower);
        s.Send(upper, root);
        s.Send(lower, upper);
    }

    private static void Pair(Shape s) => Pair(s, themselves: false);

    private static void Pair(Shape s, bool themselves)
    {
        (ShapeAuthority a, ShapeAuthority b) = (s.Who("A"), s.Who("B"));
        s.Leaf(a);
        s.Send(a, b);
        s.Send(b, a);
        if (!themselves)
            return;
        s.Send(a, a);
        s.Send(b, b);
    }

    private static void Ring(Shape s)
    {
        (ShapeAuthority a, ShapeAuthority b, ShapeAuthority c, ShapeAuthority root) = (
            s.Who("A"),
            s.Who("B"),
            s.Who("C"),
            s.Who("Root")
        );
        s.Leaf(a);
        s.Send(a, b);
        s.Send(b, c);
        s.Send(c, a);
        s.Send(c, root);
        s.Send(root, root);
    }

    private static void DeadEnd(Shape s) => DeadEnd(s, null);

    private static void DeadEnd(Shape s, ShapeOptions? options)
    {
        (ShapeAuthority a, ShapeAuthority present) = (s.Who("A"), s.Who("Present"));
        s.Leaf(a);
        s.Send(a, s.Absent);
        s.Send(a, present, options);
        s.Send(present, s.Who("Top"));
    }

    private static void Ends(Shape s, int cross, bool self)
    {
        ShapeAuthority a = s.Who("A");
        s.Leaf(a);
        if (self)
            s.Send(a, a);
        for (int i = 1; i <= cross; i++)
            s.Send(a, s.Who($"X{i}"));
    }

    private static void TwoWays(Shape s)
    {
        (ShapeAuthority a, ShapeAuthority one, ShapeAuthority two) = (s.Who("A"), s.Who("One"), s.Who("Two"));
        s.Leaf(a);
        s.Send(a, one);
        s.Send(a, two);
        s.Send(one, s.Absent);
        s.Send(two, two);
    }

    private static void Strangers(Shape s)
    {
        (ShapeAuthority a, ShapeAuthority b, ShapeAuthority x, ShapeAuthority y) = (
            s.Who("A"),
            s.Who("B"),
            s.Who("X"),
            s.Who("Y")
        );
        s.Leaf(a);
        s.Send(x, x);
        s.Send(y, x);
        s.Send(a, b);
        s.Send(s.Who("Sister"), a);
        s.Send(b, s.Absent);
    }

    private static void Constrained(Shape s)
    {
        // Permitted: DNS names below no.entry. The leaf is leaf.tld.
        X509Extension none = new(
            "2.5.29.30",
            Convert.FromHexString("300FA00D300B82096E6F2E656E747279"),
            critical: true
        );
        ShapeAuthority a = s.Who("A");
        X509Extension name = new("2.5.29.17", Convert.FromHexString("300A82086C6561662E746C64"), critical: false);
        s.Leaf(a, new ShapeOptions { More = [name] });
        s.Send(a, s.Absent, new ShapeOptions { More = [none] });
    }

    private static void Lattice(Shape s, int count)
    {
        ShapeAuthority[] all = [.. Enumerable.Range(1, count).Select(number => s.Who($"L{number}"))];
        s.Leaf(all[0]);
        foreach (ShapeAuthority subject in all)
        {
            foreach (ShapeAuthority signer in all)
                s.Send(subject, signer);
        }
    }

    private static void Layers(Shape s, int depth, int width)
    {
        ShapeAuthority[][] layers =
        [
            .. Enumerable
                .Range(1, depth + 1)
                .Select(layer => Enumerable.Range(1, width).Select(number => s.Who($"{layer}.{number}")).ToArray()),
        ];
        s.Leaf(layers[0][0]);
        for (int layer = 0; layer < depth; layer++)
        {
            foreach (ShapeAuthority subject in layers[layer])
            {
                foreach (ShapeAuthority signer in layers[layer + 1])
                    s.Send(subject, signer);
            }
        }
    }
}
