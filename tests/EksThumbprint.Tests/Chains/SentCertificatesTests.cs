using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Chains;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Tests.Support;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Tests.Chains;

/// <summary>
/// The extra store as each platform fills it: in any order, with and without the leaf, with duplicates and strangers.
/// </summary>
public sealed class SentCertificatesTests
{
    private static readonly LabPki Pki = SharedPki.Ecdsa;
    private static readonly X509Certificate2[] Four = [.. Pki.Served().Certificates];
    private static readonly X509Certificate2 Stranger = LabAuthority
        .CreateRoot("Stranger", LabKeyKind.Ecdsa)
        .Certificate;

    private static string[] Thumbprints(IEnumerable<X509Certificate2> certificates) =>
        [.. certificates.Select(one => Thumbprint.OfCertificate(one.RawData).ToString())];

    private static SentCertificates Sent(TlsPlatform platform, params X509Certificate2[] store) =>
        SentCertificates.From(Pki.Leaf, [.. store], platform);

    private static ServedChain Chain(TlsPlatform platform, params X509Certificate2[] store) =>
        ServedChain.OfHandshake(Sent(platform, store));

    private static string[] Places(ServedChain chain) =>
        [.. chain.AsServed.Select(one => $"{one.Position} {one.Role}")];

    [Fact]
    public void A_store_without_order_gives_the_callbacks_leaf_first_and_once_and_the_places_of_the_path()
    {
        foreach (X509Certificate2[] order in Orders.Permute(Four))
        {
            foreach (
                X509Certificate2[] store in (X509Certificate2[][])[order, [.. order.Where(one => one != Pki.Leaf)]]
            )
            {
                ServedChain chain = Chain(TlsPlatform.Store, store);

                Assert.Equal(Thumbprints(Four), chain.Path.Select(one => one.Thumbprint.ToString()));
                Assert.Equal(["1 Leaf", "2 Intermediate", "3 Intermediate", "4 Intermediate"], Places(chain));
                Assert.False(chain.OutOfOrder || chain.OrderKnown || chain.LeafOnly);
                Assert.True(chain.SentKnown);
            }
        }
    }

    [Fact]
    public void Duplicates_and_strangers_in_a_store_come_after_the_path()
    {
        foreach (X509Certificate2[] store in Orders.Permute([Pki.Leaf, Four[1], Four[2], Four[1], Stranger]))
        {
            string[] places = Places(Chain(TlsPlatform.Store, store));

            Assert.Equal(["1 Leaf", "2 Intermediate", "3 Intermediate"], places[..3]);
            Assert.Equal(
                ["Duplicate", "Unrelated"],
                places[3..].Select(place => place[2..]).Order(StringComparer.Ordinal)
            );
        }
    }

    [Fact]
    public void Another_order_of_a_store_is_no_other_chain()
    {
        SentCertificates[] handshakes =
        [
            .. Orders.Permute([.. Four, Stranger]).Select(order => Sent(TlsPlatform.Store, order)),
        ];

        Assert.Single(handshakes.Distinct());
        Assert.Single(ServedChain.Distinct(handshakes.Select(ServedChain.OfHandshake)));
        Assert.NotEqual(Sent(TlsPlatform.Store, Four), Sent(TlsPlatform.Store, [.. Four, Stranger]));
        Assert.NotEqual(
            Sent(TlsPlatform.OpenSsl, Four),
            Sent(TlsPlatform.OpenSsl, [Four[0], Four[2], Four[1], Four[3]])
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void On_the_wires_own_order_it_is_kept_and_told(bool storeHasLeaf)
    {
        X509Certificate2[] rest = [Four[3], Four[1], Four[2]];
        ServedChain chain = Chain(TlsPlatform.OpenSsl, storeHasLeaf ? [Pki.Leaf, .. rest] : rest);

        Assert.Equal(Thumbprints([Pki.Leaf, .. rest]), chain.AsServed.Select(one => one.Thumbprint.ToString()));
        Assert.Equal([1, 3, 4, 2], chain.Path.Select(one => one.Position));
        Assert.True(chain.OutOfOrder && chain.OrderKnown && chain.SentKnown);
    }

    [Fact]
    public void A_leaf_that_was_sent_twice_is_still_a_duplicate_where_the_wire_tells()
    {
        ServedChain chain = Chain(TlsPlatform.OpenSsl, [Pki.Leaf, Pki.Leaf, .. Four.Skip(1)]);

        Assert.Equal("2 Duplicate", Places(chain)[1]);
    }

    [Fact]
    public void The_leaf_is_the_callbacks_even_where_another_certificate_looks_like_one()
    {
        X509Certificate2 other = LabPki.Create(LabKeyKind.Ecdsa, "other.example").Leaf;
        foreach (TlsPlatform platform in (TlsPlatform[])[TlsPlatform.OpenSsl, TlsPlatform.Store, TlsPlatform.Built])
        {
            ServedChain chain = Chain(platform, [other, .. Four]);

            Assert.Equal(Pki.Leaf.RawData, chain.Leaf.Der);
            Assert.Equal(4, chain.Path.Count);
        }
    }

    [Fact]
    public void A_root_that_the_machine_may_have_added_is_shown_and_counts_for_nothing()
    {
        foreach (X509Certificate2[] store in Orders.Permute([Pki.Intermediate.Certificate, Pki.Root.Certificate]))
        {
            ServedChain chain = Chain(TlsPlatform.Built, store);

            Assert.Equal(["1 Leaf", "2 Intermediate", "3 Root"], Places(chain));
            Assert.Equal([Pki.Intermediate.Thumbprint], chain.Tops.Select(top => top.Thumbprint));
            Assert.False(chain.RootServed || chain.SentKnown || chain.OrderKnown || chain.OutOfOrder);
        }
    }

    [Fact]
    public void What_a_platform_does_not_tell_is_said()
    {
        Assert.Null(Chain(TlsPlatform.OpenSsl, Four).NotTold);
        Assert.Contains(
            "the numbers are places on the path",
            Chain(TlsPlatform.Store, Four).NotTold!,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "a root at its end does not count",
            Chain(TlsPlatform.Built, Four).NotTold!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void No_store_at_all_is_the_leaf_alone()
    {
        SentCertificates sent = SentCertificates.From(Pki.Leaf, null, TlsPlatform.Store);

        Assert.True(ServedChain.OfHandshake(sent).LeafOnly);
    }

    [Fact]
    public void What_the_platform_disposes_of_stays_readable()
    {
        X509Certificate2[] theirs = [.. Four.Select(one => X509CertificateLoader.LoadCertificate(one.RawData))];
        SentCertificates sent = SentCertificates.From(theirs[0], [.. theirs], TlsPlatform.Store);
        foreach (X509Certificate2 one in theirs)
            one.Dispose();

        Assert.Equal(Four.Select(one => one.Subject), ServedChain.OfHandshake(sent).Path.Select(one => one.Subject));
        Assert.All(sent.List, one => Assert.NotNull(one.Certificate.GetPublicKeyString()));
    }

    [Theory]
    [InlineData(true, false, ".NET Framework 4.8.9310.0", false, true)]
    [InlineData(true, false, ".NET 8.0.22", false, true)]
    [InlineData(false, true, ".NET 8.0.22", false, false)]
    [InlineData(false, false, ".NET 8.0.22", true, true)]
    [InlineData(false, false, "Mono 6.12.0.199", false, true)]
    public void Each_platform_tells_what_it_tells(
        bool windows,
        bool apple,
        string framework,
        bool tellsOrder,
        bool tellsSent
    )
    {
        Assert.Equal(new TlsPlatform(tellsOrder, tellsSent), TlsPlatform.From(windows, apple, framework));
    }

    [Fact]
    public void On_Linux_the_order_on_the_wire_is_known()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs Linux");
        Assert.Equal(TlsPlatform.OpenSsl, TlsPlatform.Current);
    }
}
