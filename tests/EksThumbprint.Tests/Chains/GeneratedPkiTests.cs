using EksThumbprint.Chains;
using EksThumbprint.Tests.Support;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Tests.Chains;

[WholeRun(OnNetStandard = true)]
public sealed class GeneratedPkiTests
{
    private static readonly int Hierarchies = TestSize.Times(everyday: 20, all: 80);

    [Fact]
    public void Whatever_else_is_sent_and_in_whatever_order_the_path_is_the_one_that_was_made()
    {
        Seeded.Each(Hierarchies, random =>
        {
            MadePki made = MadePki.Create(random);
            string[] path = [.. made.Path.Select(der => Thumbprint.OfCertificate(der).ToString())];

            for (int i = 0; i < 8; i++)
            {
                byte[][] bag = random.Shuffled(made.Bag);
                ServedChain chain = ServedChain.FromBag(bag);

                Assert.Equal(path, chain.Path.Select(one => one.Thumbprint.ToString()));
                Assert.Equal((made.SendsRoot && path.Length > 1) || made.RootsBeside.Count > 0, chain.RootServed);
                Assert.Equal(
                    bag.Select(der => Thumbprint.OfCertificate(der)),
                    chain.AsServed.Select(one => one.Thumbprint)
                );
            }
        });
    }

    [Fact]
    public void In_a_handshake_only_the_leafs_place_is_given()
    {
        Seeded.Each(Hierarchies, random =>
        {
            MadePki made = MadePki.Create(random);
            byte[][] sent = [made.Path[0], .. random.Shuffled(made.Bag.Skip(1))];

            ServedChain chain = ServedChain.OfHandshake(sent);

            Assert.Equal(made.Path, chain.Path.Select(one => one.Der));
            Assert.Equal(Enumerable.Range(1, sent.Length), chain.AsServed.Select(one => one.Position));
            Assert.Equal(
                !sent.SequenceEqual(made.Path)
                    && !made.RootsBeside.Any(root => sent.SequenceEqual(made.Path.Append(root))),
                chain.OutOfOrder
            );
        });
    }

    [Fact]
    public void Every_certificate_has_exactly_one_role()
    {
        Seeded.Each(Hierarchies, random =>
        {
            MadePki made = MadePki.Create(random);
            ServedChain chain = ServedChain.FromBag(random.Shuffled(made.Bag));
            ILookup<CertificateRole, ServedCertificate> roles = chain.AsServed.ToLookup(one => one.Role);

            Assert.Equal(made.Path[0], Assert.Single(roles[CertificateRole.Leaf]).Der);
            Assert.Equal(
                made.Path.Skip(1).Count() - (made.SendsRoot ? 1 : 0) + made.CrossSignsBeside.Count,
                roles[CertificateRole.Intermediate].Count()
            );
            Assert.Equal((made.SendsRoot ? 1 : 0) + made.RootsBeside.Count, roles[CertificateRole.Root].Count());
            Assert.All(roles[CertificateRole.Duplicate], twin =>
                Assert.Contains(chain.AsServed, one =>
                    one != twin && one.Thumbprint == twin.Thumbprint && one.Position < twin.Position
                )
            );
            Assert.All(roles[CertificateRole.Unrelated], one => Assert.DoesNotContain(one, chain.Path));
        });
    }
}
