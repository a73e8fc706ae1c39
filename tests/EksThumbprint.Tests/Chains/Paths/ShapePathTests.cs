using System.Collections.Concurrent;
using EksThumbprint.Chains;
using EksThumbprint.Lab.Pki;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Chains.Paths;

/// <summary>Each shape in many wire orders, against the path that its maker knows.</summary>
public sealed class ShapePathTests
{
    private static readonly ConcurrentDictionary<(string, LabKeyKind), Shape> Made = new();

    public static TheoryData<string, LabKeyKind> Rows => Product(ShapeTable.Rows);

    /// <summary>Everyday one shape in each kind of key: each takes openssl some twenty starts.</summary>
    public static TheoryData<string, LabKeyKind> JudgedRows =>
        [
            .. TestSize.Rows(
                from row in ShapeTable.Rows
                where row.OpenSslAgrees
                from kind in Enum.GetValues<LabKeyKind>()
                select (row.Name, kind),
                pair => pair.kind
            ),
        ];

    /// <summary>
    /// Every shape in every kind of key; everyday every shape in one kind, and one shape in the others.
    /// </summary>
    private static TheoryData<string, LabKeyKind> Product(IEnumerable<ShapeRow> rows) =>
        [
            .. TestSize.Rows(from row in rows from kind in Enum.GetValues<LabKeyKind>() select (row.Name, kind), pair =>
                pair.kind == LabKeyKind.Ecdsa ? pair.Name : $"{pair.kind}"
            ),
        ];

    private static ShapeRow Row(string name) => ShapeTable.Rows.Single(row => row.Name == name);

    private static Shape Make(string name, LabKeyKind kind) => Made.GetOrAdd((name, kind), _ =>
        {
            Shape shape = new(kind);
            Row(name).Build(shape);
            return shape;
        });

    /// <summary>A path in words; what is not of the shape is a question mark.</summary>
    private static string Words(Shape shape, ServedChain chain) =>
        string.Join(
            ' ',
            chain.Path.Select(one =>
                shape.Links.FirstOrDefault(link => link.Der.AsSpan().SequenceEqual(one.Der))?.ToString() ?? "?"
            )
        );

    private static void Holds(Shape shape, IReadOnlyList<MadeLink> sent, string? inTable)
    {
        string expected = string.Join(' ', shape.PathIn(sent));
        if (inTable is not null)
            Assert.Equal(inTable, expected);
        byte[][] ders = [.. sent.Select(link => link.Der)];
        ServedChain bag = ServedChain.FromBag(ders);
        Assert.Equal(expected, Words(shape, bag));
        Assert.False(bag.Undecided);
        if (sent[0] != shape.Links[0])
            return;
        Assert.Equal(expected, Words(shape, ServedChain.OfHandshake(ders)));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Whatever_the_order_the_path_is_the_one_that_was_made(string name, LabKeyKind kind)
    {
        Shape shape = Make(name, kind);
        string? path = Row(name).Path;

        Holds(shape, shape.Links, path);
        Holds(shape, [.. shape.Links.Reverse()], path);
        Holds(shape, [shape.Links[0], .. shape.Links.Skip(1).Reverse()], path);
        Seeded.Each(6, random =>
        {
            Holds(shape, random.Shuffled(shape.Links), path);
            Holds(shape, [shape.Links[0], .. random.Shuffled(shape.Links.Skip(1))], path);
        });
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Sent_twice_or_three_times_in_any_place_the_certificates_give_the_same_path(string name, LabKeyKind kind)
    {
        Shape shape = Make(name, kind);
        Seeded.Each(2, random =>
        {
            MadeLink[] more = [.. Enumerable.Range(0, 3).Select(_ => random.Pick(shape.Links)), shape.Links[0]];
            MadeLink[] sent = [shape.Links[0], .. random.Shuffled(shape.Links.Concat(more))];
            ServedChain chain = ServedChain.OfHandshake([.. sent.Select(link => link.Der)]);

            Assert.Equal(string.Join(' ', shape.PathIn(sent)), Words(shape, chain));
            Assert.Equal(
                sent.Length - shape.Links.Count,
                chain.AsServed.Count(one => one.Role == CertificateRole.Duplicate)
            );
        });
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_crowd_of_strangers_in_between_changes_nothing(string name, LabKeyKind kind)
    {
        Shape shape = Make(name, kind);
        Shape strangers = new(LabKeyKind.Ecdsa);
        ShapeAuthority nobody = strangers.Who("Nobody", key: 900);
        strangers.Send(nobody, nobody);
        for (int i = 0; i < 5; i++)
            strangers.Send(strangers.Who($"Stranger {i}", key: 901 + i), nobody);
        Seeded.Each(2, random =>
        {
            byte[][] ders =
            [
                shape.Links[0].Der,
                .. random.Shuffled(shape.Links.Skip(1).Concat(strangers.Links)).Select(link => link.Der),
            ];
            MadeLink[] sent =
            [
                .. ders.Select(der => shape.Links.FirstOrDefault(link => link.Der == der)).OfType<MadeLink>(),
            ];

            Assert.Equal(string.Join(' ', shape.PathIn(sent)), Words(shape, ServedChain.OfHandshake(ders)));
        });
    }

    [Theory]
    [MemberData(nameof(JudgedRows))]
    public void Openssl_takes_every_link_and_finds_nothing_among_the_served_above_the_top(string name, LabKeyKind kind)
    {
        OpenSsl.Require();
        Shape shape = Make(name, kind);
        ServedChain chain = ServedChain.OfHandshake([.. shape.Links.Select(link => link.Der)]);
        using TemporaryFolder folder = new();
        foreach (ServedCertificate one in chain.AsServed)
            File.WriteAllText(folder.PathOf($"{one.Position}.pem"), one.Pem);

        foreach ((ServedCertificate child, ServedCertificate issuer) in chain.Path.Zip(chain.Path.Skip(1)).Take(12))
            Assert.True(Verifies(folder, child, issuer), $"{child} is not signed by {issuer}");
        string[] passed = [.. chain.Path.Select(one => one.Subject + one.Certificate.GetPublicKeyString())];
        ServedCertificate[] above =
        [
            .. chain
                .AsServed.Where(one =>
                    one.Subject == chain.Top.Issuer
                    && !passed.Contains(one.Subject + one.Certificate.GetPublicKeyString())
                )
                .Take(12),
        ];
        Assert.All(above, one => Assert.False(Verifies(folder, chain.Top, one), $"{chain.Top} goes on to {one}"));
    }

    private static bool Verifies(TemporaryFolder folder, ServedCertificate child, ServedCertificate issuer) =>
        OpenSsl
            .Try(
                string.Empty,
                "verify",
                "-partial_chain",
                "-no_check_time",
                "-trusted",
                folder.PathOf($"{issuer.Position}.pem"),
                folder.PathOf($"{child.Position}.pem")
            )
            .ExitCode == 0;
}
