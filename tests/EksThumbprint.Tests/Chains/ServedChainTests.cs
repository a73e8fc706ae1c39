using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Chains;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Tests.Support;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Tests.Chains;

public sealed class ServedChainTests
{
    private static readonly LabPki Pki = SharedPki.Ecdsa;

    private static byte[][] Ders(params X509Certificate2[] certificates) =>
        [.. certificates.Select(certificate => certificate.RawData)];

    private static byte[][] Four() => [.. Pki.Served().Certificates.Select(certificate => certificate.RawData)];

    private static string[] Roles(ServedChain chain) => [.. chain.AsServed.Select(one => $"{one.Position} {one.Role}")];

    [Fact]
    public void An_ordinary_chain_is_in_order_and_its_last_certificate_is_the_top()
    {
        ServedChain chain = ServedChain.OfHandshake(Four());

        Assert.Equal(["1 Leaf", "2 Intermediate", "3 Intermediate", "4 Intermediate"], Roles(chain));
        Assert.Equal(Pki.ServicesRootCross.Thumbprint, chain.Top.Thumbprint);
        Assert.Equal([chain.Top], chain.Tops);
        Assert.False(chain.OutOfOrder || chain.RootServed || chain.LeafOnly);
    }

    [Fact]
    public void Another_order_keeps_the_positions_as_served_and_is_told()
    {
        ServedChain chain = ServedChain.OfHandshake([.. Four().Take(1), .. Four().Skip(1).Reverse()]);

        Assert.Equal([1, 4, 3, 2], chain.Path.Select(one => one.Position));
        Assert.Equal([1, 2, 3, 4], chain.AsServed.Select(one => one.Position));
        Assert.Equal(Pki.ServicesRootCross.Thumbprint, chain.Top.Thumbprint);
        Assert.True(chain.OutOfOrder);
    }

    [Fact]
    public void A_certificate_sent_twice_is_a_duplicate_and_not_a_link()
    {
        byte[][] four = Four();
        ServedChain chain = ServedChain.OfHandshake([four[0], four[0], four[1], four[2], four[1], four[3]]);

        Assert.Equal(
            ["1 Leaf", "2 Duplicate", "3 Intermediate", "4 Intermediate", "5 Duplicate", "6 Intermediate"],
            Roles(chain)
        );
        Assert.Equal([1, 3, 4, 6], chain.Path.Select(one => one.Position));
        Assert.True(chain.OutOfOrder);
    }

    [Fact]
    public void A_certificate_that_nothing_leads_to_is_unrelated_even_at_the_end()
    {
        LabAuthority stranger = LabAuthority.CreateRoot("Stranger", LabKeyKind.Ecdsa);
        ServedChain chain = ServedChain.OfHandshake([.. Four(), stranger.Certificate.RawData]);

        Assert.Equal("5 Unrelated", Roles(chain)[4]);
        Assert.True(chain.AsServed[4].IsSelfSigned);
        Assert.Equal(Pki.ServicesRootCross.Thumbprint, chain.Top.Thumbprint);
        Assert.True(chain.OutOfOrder);
    }

    [Fact]
    public void A_gap_ends_the_path_below_it()
    {
        byte[][] four = Four();
        ServedChain chain = ServedChain.OfHandshake([four[0], four[2], four[3]]);

        Assert.Equal(["1 Leaf", "2 Unrelated", "3 Unrelated"], Roles(chain));
        Assert.True(chain.LeafOnly);
    }

    [Fact]
    public void A_self_signed_root_that_is_sent_is_the_top_and_the_one_below_matches_too()
    {
        ServedChain chain = ServedChain.OfHandshake(Ders(Pki.Leaf, Pki.Intermediate.Certificate, Pki.Root.Certificate));

        Assert.Equal(["1 Leaf", "2 Intermediate", "3 Root"], Roles(chain));
        Assert.True(chain.RootServed);
        Assert.Equal([Pki.Root.Thumbprint, Pki.Intermediate.Thumbprint], chain.Tops.Select(top => top.Thumbprint));
    }

    [Fact]
    public void A_root_that_is_sent_beside_its_cross_sign_is_passed_by_and_matches_too()
    {
        Thumbprint root = Pki.ServicesRoot.Thumbprint;
        foreach (byte[][] order in Orders.Permute<byte[]>([.. Four().Skip(1), Pki.ServicesRoot.Certificate.RawData]))
        {
            ServedChain chain = ServedChain.OfHandshake([Pki.Leaf.RawData, .. order]);
            Assert.Equal(Pki.ServicesRootCross.Thumbprint, chain.Top.Thumbprint);
            Assert.True(chain.RootServed);
            Assert.Equal([Pki.ServicesRootCross.Thumbprint, root], chain.Tops.Select(top => top.Thumbprint));
            Assert.Equal(CertificateRole.Root, chain.AsServed.Single(one => one.Thumbprint == root).Role);
            Assert.Equal(!chain.AsServed.Take(4).SequenceEqual(chain.Path), chain.OutOfOrder);
        }
    }

    [Fact]
    public void Of_several_roots_beside_the_path_the_last_one_sent_counts()
    {
        X509Certificate2[] roots = [Pki.Root.Certificate, Pki.ServicesRoot.Certificate];
        foreach (X509Certificate2[] order in Orders.Permute(roots))
        {
            ServedChain chain = ServedChain.OfHandshake([.. Four(), .. Ders(order)]);

            Assert.Equal(order[1].RawData, chain.Root!.Der);
            Assert.Equal([chain.Top, chain.Root], chain.Tops);
        }
    }

    [Fact]
    public void A_second_cross_sign_of_the_same_key_is_linked_and_no_stranger()
    {
        LabAuthority elsewhere = LabAuthority.CreateRoot("Elsewhere", LabKeyKind.Ecdsa);
        byte[] second = elsewhere.CrossSign(Pki.ServicesRoot).Certificate.RawData;
        ServedChain chain = ServedChain.OfHandshake([.. Four(), second]);

        Assert.Equal("5 Intermediate", Roles(chain)[4]);
        Assert.Contains(chain.AsServed[4], chain.Linked);
        Assert.Equal([Pki.ServicesRootCross.Thumbprint], chain.Tops.Select(top => top.Thumbprint));
    }

    [Fact]
    public void A_lone_certificate_is_leaf_and_top_even_when_it_is_self_signed()
    {
        ServedChain leaf = ServedChain.OfHandshake(Ders(Pki.Leaf));
        ServedChain self = ServedChain.OfHandshake(Ders(Pki.Root.Certificate));

        Assert.True(leaf.LeafOnly && leaf.Leaf == leaf.Top && !leaf.Top.IsSelfSigned && !leaf.OutOfOrder);
        Assert.True(self.LeafOnly && self.Leaf == self.Top && self.Top.IsSelfSigned && !self.RootServed);
        Assert.Equal(["1 Leaf"], Roles(self));
        Assert.Equal([Pki.Root.Thumbprint], self.Tops.Select(top => top.Thumbprint));
    }

    [Fact]
    public void In_a_handshake_the_first_is_the_leaf_and_in_a_bag_what_is_no_CA()
    {
        byte[][] reversed = [.. Four().Reverse()];

        Assert.Equal(Pki.Leaf.RawData, ServedChain.FromBag(reversed).Leaf.Der);
        Assert.Equal(Pki.ServicesRootCross.Certificate.RawData, ServedChain.OfHandshake(reversed).Leaf.Der);
    }

    [Fact]
    public void Of_two_leaves_in_a_bag_the_one_with_an_issuer_there_is_taken()
    {
        byte[] lonely = LabPki.Create(LabKeyKind.Ecdsa, "other.example").Leaf.RawData;

        Assert.All(Orders.Permute<byte[]>([.. Four(), lonely]), order =>
            Assert.Equal(Pki.Leaf.RawData, ServedChain.FromBag(order).Leaf.Der)
        );
    }

    [Fact]
    public void Of_CAs_alone_the_lowest_stands_in_for_the_leaf()
    {
        Assert.All(Orders.Permute<byte[]>([.. Four().Skip(1)]), order =>
        {
            ServedChain chain = ServedChain.FromBag(order);
            Assert.Equal(Pki.Intermediate.Certificate.RawData, chain.Leaf.Der);
            Assert.Equal(Pki.ServicesRootCross.Thumbprint, chain.Top.Thumbprint);
        });
    }

    [Fact]
    public void A_certificate_that_cannot_be_read_links_to_nothing_and_has_words_for_names()
    {
        byte[][] four = Four();
        ServedChain chain = ServedChain.OfHandshake([
            four[0],
            four[1],
            [0x30, 0x03, 0x02, 0x01, 0x01],
            four[2],
            four[3],
        ]);

        Assert.Equal("3 Unrelated", Roles(chain)[2]);
        Assert.Equal(("(unreadable certificate)", "unknown"), (chain.AsServed[2].Name, chain.AsServed[2].Key));
        Assert.Equal(Pki.ServicesRootCross.Thumbprint, chain.Top.Thumbprint);
    }

    [Fact]
    public void The_chains_of_several_handshakes_count_once_each()
    {
        byte[][] four = Four();
        byte[][] three = [.. four.Take(3)];
        IReadOnlyList<ServedChain> chains = ServedChain.Distinct(
            new[] { four, three, four, three }.Select(ServedChain.OfHandshake)
        );

        Assert.Equal([4, 3], chains.Select(chain => chain.AsServed.Count));
    }

    [Fact]
    public void Days_left_are_whole_days_and_negative_afterwards()
    {
        ServedCertificate leaf = ServedChain.OfHandshake(Four()).Leaf;

        Assert.Equal(0, leaf.DaysLeft(leaf.NotAfter));
        Assert.Equal(1, leaf.DaysLeft(leaf.NotAfter.AddHours(-36)));
        Assert.Equal(-1, leaf.DaysLeft(leaf.NotAfter.AddSeconds(1)));
        Assert.Equal(Pki.Leaf.NotAfter.ToUniversalTime(), leaf.NotAfter.UtcDateTime);
        Assert.Equal(Pki.Leaf.NotBefore.ToUniversalTime(), leaf.NotBefore.UtcDateTime);
    }

    [Fact]
    public void Hostile_names_are_shown_escaped()
    {
        Forge evil = new("CN=\u001b[2Jevil\u202e, O=Nobody");
        ServedCertificate certificate = ServedChain.OfHandshake([evil.Authority()]).Leaf;

        Assert.Equal("\\u{001B}[2Jevil\\u{202E}", certificate.Name);
        foreach (
            string shown in new[]
            {
                certificate.Name,
                certificate.IssuerName,
                certificate.Subject,
                certificate.Issuer,
                certificate.ToString(),
            }
        )
        {
            Assert.Contains("evil", shown, StringComparison.Ordinal);
            Assert.DoesNotContain(shown, c => char.IsControl(c) || c == '\u202e');
        }
    }
}
