using System.Formats.Asn1;
using EksThumbprint.Chains;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Chains;

public sealed class ChainWalkTests
{
    private static byte[] KeyId(byte value) => [.. Enumerable.Repeat(value, 20)];

    private static void EveryOrderGives(byte[][] path, params byte[][] others)
    {
        foreach (byte[][] order in Orders.Permute<byte[]>([.. path.Skip(1), .. others]))
        {
            Assert.Equal(path, ServedChain.OfHandshake([path[0], .. order]).Path.Select(one => one.Der));
            Assert.Equal(path, ServedChain.FromBag([.. order, path[0]]).Path.Select(one => one.Der));
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Of_two_authorities_of_one_name_the_one_whose_key_signed_is_the_issuer(
        bool identifiers,
        bool sameIdentifier
    )
    {
        Forge root = new("CN=Root");
        Forge real = new("CN=Middle", identifiers ? KeyId(1) : null);
        Forge impostor = new("CN=Middle", identifiers ? KeyId(sameIdentifier ? (byte)1 : (byte)2) : null);
        Forge leaf = new("CN=leaf");

        EveryOrderGives([leaf.Server(real), real.Authority(root)], impostor.Authority(root), impostor.Authority());
    }

    [Fact]
    public void A_key_identifier_that_points_at_the_wrong_authority_does_not_lead_astray()
    {
        Forge root = new("CN=Root");
        Forge impostor = new("CN=Middle", KeyId(2));

        // The leaf names the impostor's key, but the real one signed.
        Forge confused = new("CN=Middle", KeyId(2));
        Forge leaf = new("CN=leaf");
        byte[] child = leaf.Server(confused);
        byte[] real = confused.WithKeyIdentifier(KeyId(1)).Authority(root);

        EveryOrderGives([child, real], impostor.Authority(root));
    }

    [Fact]
    public void A_forged_issuer_with_the_right_name_and_identifier_is_left_out_when_the_real_one_is_not_sent()
    {
        Forge real = new("CN=Middle", KeyId(1));
        Forge impostor = new("CN=Middle", KeyId(1));
        Forge leaf = new("CN=leaf");

        EveryOrderGives([leaf.Server(real)], impostor.Authority(), impostor.Authority(new Forge("CN=Root")));
    }

    [Fact]
    public void Of_two_cross_signs_of_one_key_the_one_that_leads_on_is_taken()
    {
        Forge present = new("CN=Present", KeyId(3));
        Forge absent = new("CN=Absent", KeyId(4));
        Forge top = new("CN=Top", KeyId(5));
        Forge middle = new("CN=Middle", KeyId(1));
        Forge leaf = new("CN=leaf");

        EveryOrderGives(
            [leaf.Server(middle), middle.Authority(present), present.Authority(top)],
            middle.Authority(absent),
            middle.Authority()
        );
    }

    [Fact]
    public void Of_two_cross_signs_that_lead_nowhere_the_first_sent_is_taken()
    {
        Forge middle = new("CN=Middle");
        byte[] leaf = new Forge("CN=leaf").Server(middle);
        byte[] one = middle.Authority(new Forge("CN=One"));
        byte[] two = middle.Authority(new Forge("CN=Two"));

        Assert.Equal(one, ServedChain.OfHandshake([leaf, one, two]).Top.Der);
        Assert.Equal(two, ServedChain.OfHandshake([leaf, two, one]).Top.Der);
    }

    [Fact]
    public void A_cross_sign_comes_before_the_self_signed_root_of_the_same_key()
    {
        Forge middle = new("CN=Middle", KeyId(1));
        Forge leaf = new("CN=leaf");

        EveryOrderGives([leaf.Server(middle), middle.Authority(new Forge("CN=Absent"))], middle.Authority());
    }

    [Fact]
    public void Authorities_that_vouch_for_each_other_are_each_passed_once()
    {
        Forge a = new("CN=A", KeyId(1));
        Forge b = new("CN=B", KeyId(2));
        Forge leaf = new("CN=leaf");
        byte[][] path = [leaf.Server(a), a.Authority(b), b.Authority(a)];

        EveryOrderGives(path);
        EveryOrderGives(path, a.Authority());
    }

    [Fact]
    public void A_ring_of_authorities_without_a_leaf_ends_too()
    {
        Forge[] ring = [new("CN=A"), new("CN=B"), new("CN=C")];
        byte[][] bag = [.. ring.Select((authority, at) => authority.Authority(ring[(at + 1) % ring.Length]))];

        Assert.All(Orders.Permute(bag), order =>
        {
            ServedChain chain = ServedChain.FromBag(order);
            Assert.Equal(3, chain.Path.Count);
            Assert.Equal(3, chain.Path.Distinct().Count());
        });
    }

    [Fact]
    public void A_lattice_of_a_hundred_cross_signs_costs_one_check_a_certificate_and_passes_each_authority_once()
    {
        Forge[] authorities =
        [
            .. Enumerable.Range(0, 10).Select(number => new Forge($"CN=Authority {number}", KeyId((byte)number))),
        ];
        byte[][] lattice =
        [
            .. authorities.SelectMany(subject => authorities.Select(signer => subject.Authority(signer))),
        ];
        byte[] leaf = new Forge("CN=leaf").Server(authorities[0]);

        Seeded.Each(5, random =>
        {
            byte[][] bag = [leaf, .. random.Shuffled(lattice)];
            SentCertificate[] certificates = [.. bag.Select(der => new SentCertificate(der))];
            ChainWalk walk = new(certificates);
            IReadOnlyList<SentCertificate> path = walk.From(walk.FindLeaf());

            Assert.InRange(walk.SignatureChecks, 1, bag.Length);
            Assert.Equal(leaf, path[0].Der);
            Assert.Equal(11, path.Count);
            Assert.Equal(11, path.Select(one => one.Subject).Distinct().Count());
            Assert.All(path.Zip(path.Skip(1)), link => Assert.Equal(link.First.Issuer, link.Second.Subject));
        });
    }

    [Fact]
    public void Many_authorities_of_one_name_cost_a_bounded_number_of_checks_and_hide_no_honest_link()
    {
        Forge real = new("CN=Same", KeyId(1));
        byte[] leaf = new Forge("CN=leaf").Server(real);
        byte[][] crowd =
        [
            .. Enumerable.Range(0, 100).Select(_ => new Forge("CN=Same").Authority(new Forge("CN=Same"))),
        ];
        SentCertificate[] certificates =
        [
            .. ((byte[][])[leaf, .. crowd, real.Authority()]).Select(der => new SentCertificate(der)),
        ];
        ChainWalk walk = new(certificates);

        IReadOnlyList<SentCertificate> path = walk.From(certificates[0]);
        walk.FindLeaf();

        Assert.Equal([certificates[0], certificates[^1]], path);
        Assert.InRange(walk.SignatureChecks, 100, 1000 + (4 * certificates.Length));
    }

    [Fact]
    public void A_signature_of_an_unknown_kind_does_not_break_the_link()
    {
        Forge root = new("CN=Root");
        Forge middle = new("CN=Middle");
        byte[] leaf = new Forge("CN=leaf").Server(middle);
        byte[] unknown = Replace(leaf, Oid("1.2.840.10045.4.3.2"), Oid("1.2.840.10045.4.3.9"));

        EveryOrderGives([unknown, middle.Authority(root)]);
    }

    [Fact]
    public void A_changed_certificate_has_no_issuer()
    {
        Forge middle = new("CN=Middle");
        byte[] leaf = new Forge("CN=leaf").Server(middle, "a.example");
        byte[] changed = Replace(leaf, "a.example"u8.ToArray(), "b.example"u8.ToArray());

        Assert.True(ServedChain.OfHandshake([changed, middle.Authority()]).LeafOnly);
        Assert.False(ServedChain.OfHandshake([leaf, middle.Authority()]).LeafOnly);
    }

    private static byte[] Oid(string value)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        writer.WriteObjectIdentifier(value);
        return writer.Encode();
    }

    private static byte[] Replace(byte[] bytes, byte[] from, byte[] to)
    {
        byte[] changed = [.. bytes];
        int count = 0;
        for (int at = 0; at + from.Length <= bytes.Length; at++)
        {
            if (!bytes.AsSpan(at, from.Length).SequenceEqual(from))
                continue;
            to.CopyTo(changed, at);
            count++;
        }

        Assert.NotEqual(0, count);
        return changed;
    }
}
