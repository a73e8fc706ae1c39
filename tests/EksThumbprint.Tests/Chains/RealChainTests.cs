using EksThumbprint.Chains;
using EksThumbprint.Tests.Support;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Tests.Chains;

public sealed class RealChainTests
{
    private const string Class2File = "starfield-class2-self.pem";

    private static string Top(IReadOnlyList<byte[]> bag) => ServedChain.FromBag(bag).Top.Thumbprint.ToString();

    private static string PublicKey(byte[] der) => Judging.Certificate(der).GetPublicKeyString();

    [Fact]
    public void All_twenty_four_orders_lead_to_the_same_top()
    {
        byte[][][] orders = [.. Orders.Permute(RealChain.Served())];

        Assert.Equal(24, orders.Length);
        Assert.All(orders, order => Assert.Equal(RealChain.StarfieldRoot, Top(order)));
        Assert.All(orders, order =>
            Assert.Equal(
                [RealChain.Leaf, RealChain.M02, RealChain.AmazonRoot, RealChain.StarfieldRoot],
                ServedChain.FromBag(order).Path.Select(certificate => certificate.Thumbprint.ToString())
            )
        );
    }

    [Fact]
    public void Any_other_certificate_of_the_hierarchy_at_any_place_in_any_order_leaves_the_top_as_it_is()
    {
        KeyValuePair<string, byte[]>[] decoys = [.. RealChain.Singles().Where(single => single.Key != Class2File)];
        byte[][][] orders = [.. Orders.Permute(RealChain.Served())];

        string[] keys = [.. RealChain.Served().Select(PublicKey)];
        Assert.NotEmpty(decoys);
        foreach ((string file, byte[] decoy) in decoys)
        {
            // A root of a key that is on the path, such as Amazon Root CA 1 beside its cross-signed twin.
            bool isRootBeside =
                keys.Contains(PublicKey(decoy)) && Judging.Certificate(decoy) is var one && one.Subject == one.Issuer;
            foreach (byte[][] bag in orders.SelectMany(order => Orders.WithAtEveryPlace(order, decoy)))
            {
                ServedChain chain = ServedChain.FromBag(bag);
                Assert.True(
                    chain.Top.Thumbprint.ToString() == RealChain.StarfieldRoot,
                    $"with {file} the top is {chain.Top}"
                );
                Assert.Equal(isRootBeside, chain.RootServed);
            }
        }
    }

    [Fact]
    public void All_of_them_together_in_any_order_change_nothing_either()
    {
        byte[][] bag =
        [
            .. RealChain.Served(),
            .. RealChain.Singles().Where(single => single.Key != Class2File).Select(single => single.Value),
        ];

        Seeded.Each(100, random => Assert.Equal(RealChain.StarfieldRoot, Top(random.Shuffled(bag))));
    }

    [Fact]
    public void With_the_oldest_root_in_it_the_root_is_served_and_the_one_below_matches_too()
    {
        byte[] root = ReferenceCertificates.Der(Class2File);

        foreach (
            byte[][] bag in Orders.Permute(RealChain.Served()).SelectMany(order => Orders.WithAtEveryPlace(order, root))
        )
        {
            ServedChain chain = ServedChain.FromBag(bag);
            Assert.True(chain.RootServed);
            Assert.Equal(RealChain.StarfieldClass2, chain.Top.Thumbprint.ToString());
            Assert.Equal(
                [RealChain.StarfieldClass2, RealChain.StarfieldRoot],
                chain.Tops.Select(top => top.Thumbprint.ToString())
            );
        }
    }

    [Theory]
    [InlineData(3, RealChain.AmazonRoot)]
    [InlineData(2, RealChain.M02)]
    [InlineData(1, RealChain.Leaf)]
    public void Cut_short_the_chain_ends_lower_in_any_order(int count, string top)
    {
        Assert.All(Orders.Permute<byte[]>([.. RealChain.Served().Take(count)]), order => Assert.Equal(top, Top(order)));
        Assert.Equal(count == 1, ServedChain.FromBag([.. RealChain.Served().Take(count)]).LeafOnly);
    }

    [Fact]
    public void As_a_handshake_it_is_in_order_with_a_role_and_a_name_for_each()
    {
        ServedChain chain = ServedChain.OfHandshake(RealChain.Served());

        Assert.False(chain.OutOfOrder);
        Assert.Equal(
            [
                "1 Leaf RSA 2048 oidc.eks.us-west-2.amazonaws.com",
                "2 Intermediate RSA 2048 Amazon RSA 2048 M02",
                "3 Intermediate RSA 2048 Amazon Root CA 1",
                "4 Intermediate RSA 2048 Starfield Services Root Certificate Authority - G2",
            ],
            chain.AsServed.Select(one => $"{one.Position} {one.Role} {one.Key} {one.Name}")
        );
        Assert.Equal("Amazon RSA 2048 M02", chain.Leaf.IssuerName);
        Assert.All(chain.AsServed, one => Assert.False(one.IsSelfSigned));
    }

    [Fact]
    public void The_thumbprints_are_those_of_the_folders_own_list()
    {
        Dictionary<string, string> manifest = File.ReadLines(ReferenceCertificates.PathOf("certs", "MANIFEST.txt"))
            .Select(line => line.Split("  ", 3))
            .Where(fields => fields[0].Length == 40)
            .ToDictionary(fields => fields[1], fields => fields[0]);

        Assert.NotEmpty(manifest);
        Assert.Equivalent(
            manifest,
            RealChain
                .Singles()
                .ToDictionary(single => single.Key, single => Thumbprint.OfCertificate(single.Value).ToString()),
            strict: true
        );
    }
}
