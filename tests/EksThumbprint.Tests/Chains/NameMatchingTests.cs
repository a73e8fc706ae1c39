using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Chains;
using EksThumbprint.Tests.Support;
using static EksThumbprint.Tests.Support.NameForm;

namespace EksThumbprint.Tests.Chains;

/// <summary>
/// An issuer's name and its certificate's subject, written in different ways: linked where RFC 5280, section 7.1,
/// calls them the same name.
/// </summary>
[WholeRun(OnNetStandard = true)]
public sealed class NameMatchingTests
{
    private static readonly Dictionary<string, Func<string, string>> Texts = new()
    {
        ["the same"] = text => text,
        ["upper case"] = text => text.ToUpperInvariant(),
        ["lower case"] = text => text.ToLowerInvariant(),
        ["blanks at the ends"] = text => $"  {text} ",
        ["blanks repeated"] = text => text.Replace(" ", "   "),
        ["a tab for a blank"] = text => text.Replace(' ', '\t'),
        ["no blank"] = text => text.Replace(" ", string.Empty),
        ["another text"] = text => text + "2",
        ["nothing"] = _ => string.Empty,
    };

    private static readonly Forge Leaf = new("CN=leaf");
    private static readonly Forge Signer = new("CN=Signer");

    /// <summary>An authority that calls itself by one form, and a child of its key that calls it by another.</summary>
    private sealed record Pair(NameForm Subject, NameForm Issuer, string Label)
    {
        public byte[] Authority { get; } = Signer.WithName(Subject.Encode()).Authority();

        public byte[] Child { get; } = Leaf.Server(Signer.WithName(Issuer.Encode()));

        public bool Linked => !ServedChain.OfHandshake([Child, Authority]).LeafOnly;
    }

    [Fact]
    public void Every_string_type_links_with_every_other_where_openssl_verify_finds_the_issuer()
    {
        int number = 0;
        JudgedByOpenSsl([
            .. from subject in TextTypes
            from issuer in TextTypes
            from text in Texts
            let name = $"Ordinary Authority {number++} of Names"
            select new Pair(
                new NameForm([Text(CommonName, name, subject)]),
                new NameForm([Text(CommonName, text.Value(name), issuer)]),
                $"{subject}, {issuer}, {text.Key}"
            ),
        ]);
    }

    [WholeRun]
    [Fact]
    public void Names_of_several_steps_and_attributes_link_where_openssl_verify_finds_the_issuer()
    {
        Seeded.Each(3, random =>
        {
            JudgedByOpenSsl([.. Enumerable.Range(0, 150).Select(number => Made(random, number))]);
        });
    }

    [Theory]
    [InlineData("Autorité", "AUTORITÉ")]
    [InlineData("Ä", "ä")]
    [InlineData("Ω Ltd", "ω\u00A0ltd")]
    [InlineData("Soft\u00ADware", "software")]
    public void Letters_beyond_ASCII_match_as_RFC_4518_prepares_them_although_openssl_folds_ASCII_only(
        string subject,
        string issuer
    )
    {
        Pair pair = new(
            new NameForm([Text(CommonName, subject, UniversalTagNumber.UTF8String)]),
            new NameForm([Text(CommonName, issuer, UniversalTagNumber.UTF8String)]),
            subject
        );

        Assert.True(pair.Linked);
    }

    [Fact]
    public void A_name_that_matches_without_a_signature_that_does_is_no_link()
    {
        NameForm printable = new([Text(CommonName, "Middle", UniversalTagNumber.PrintableString)]);
        NameForm utf8 = new([Text(CommonName, "MIDDLE", UniversalTagNumber.UTF8String)]);
        byte[] child = Leaf.Server(Signer.WithName(utf8.Encode()));

        Assert.True(ServedChain.OfHandshake([child, new Forge(printable.Encode()).Authority()]).LeafOnly);
        Assert.Equal(
            2,
            ServedChain
                .OfHandshake([
                    child,
                    new Forge(printable.Encode()).Authority(),
                    Signer.WithName(printable.Encode()).Authority(),
                ])
                .Path.Count
        );
    }

    [Fact]
    public void A_root_that_writes_its_own_name_in_two_ways_is_still_self_signed()
    {
        X500DistinguishedName subject = new NameForm([
            Text(CommonName, "Root", UniversalTagNumber.PrintableString),
        ]).Encode();
        X500DistinguishedName issuer = new NameForm([Text(CommonName, "root", UniversalTagNumber.UTF8String)]).Encode();
        Forge root = Signer.WithName(subject);
        byte[] certificate = root.Authority(root.WithName(issuer));
        byte[] middle = new Forge("CN=Middle").Authority(root);

        ServedChain chain = ServedChain.OfHandshake([middle, certificate]);

        Assert.Equal([CertificateRole.Leaf, CertificateRole.Root], chain.AsServed.Select(one => one.Role));
        Assert.True(chain.RootServed);
    }

    [Fact]
    public void An_authority_under_two_forms_of_its_name_is_passed_once()
    {
        X500DistinguishedName one = new NameForm([Text(CommonName, "A", UniversalTagNumber.PrintableString)]).Encode();
        X500DistinguishedName two = new NameForm([Text(CommonName, "a", UniversalTagNumber.UTF8String)]).Encode();
        Forge a = Signer.WithName(one);
        Forge b = new("CN=B");
        byte[][] path = [Leaf.Server(a), a.Authority(b), b.Authority(a.WithName(two))];

        ServedChain chain = ServedChain.OfHandshake([.. path, a.WithName(two).Authority(b)]);

        Assert.Equal(path, chain.Path.Select(certificate => certificate.Der));
    }

    private static void JudgedByOpenSsl(Pair[] pairs)
    {
        IReadOnlyList<bool> verified = OpenSslVerify.Verified(
            [.. pairs.Select(pair => pair.Child)],
            pairs.Select(pair => pair.Authority)
        );

        Assert.Contains(true, verified);
        Assert.Contains(false, verified);
        Assert.Empty(
            pairs
                .Zip(verified)
                .Where(one => one.First.Linked != one.Second)
                .Select(one => $"{one.First.Label}: openssl says {one.Second}, linked is {one.First.Linked}")
        );
    }

    /// <summary>A name of a few steps, and the same written otherwise, or another one.</summary>
    private static Pair Made(Seeded random, int number)
    {
        List<NameAttribute> attributes =
        [
            Text(CommonName, $"Made Authority {number}", random.Pick(TextTypes)),
            Text(Organisation, random.Coin() ? "Example  Ltd" : "Exámple Ltd", Accented(random)),
            Text(Country, "DE", UniversalTagNumber.PrintableString),
            Text(Email, "pki@Example.com", UniversalTagNumber.IA5String),
        ];
        NameAttribute[][] steps = Cut(random, random.Shuffled(attributes));
        bool swapped = random.OneIn(4);
        NameAttribute[][] again = [.. (swapped ? steps.Reverse() : steps).Select(step => Rewritten(random, step))];
        return new Pair(
            new NameForm(steps),
            new NameForm(again),
            string.Join(" / ", again.Select(step => string.Join(" + ", step.AsEnumerable())))
        );
    }

    private static NameAttribute[][] Cut(Seeded random, NameAttribute[] attributes)
    {
        int first = 1 + random.Below(attributes.Length);
        NameAttribute[][] steps = [attributes[..first], attributes[first..]];
        return [.. steps.Where(step => step.Length > 0)];
    }

    private static NameAttribute[] Rewritten(Seeded random, NameAttribute[] step) =>
        [
            .. random
                .Shuffled(step)
                .Select(attribute =>
                    random.OneIn(3)
                        ? attribute
                        : attribute with
                        {
                            // Letters beyond ASCII keep their case: openssl folds ASCII only.
                            Value = attribute.Value.Contains('á')
                                ? attribute.Value.Replace("LTD", "ltd", StringComparison.OrdinalIgnoreCase)
                                : random.Pick([.. Texts.Values.Take(7)])(attribute.Value),
                            Type = Accented(random),
                        }
                ),
        ];

    /// <summary>A type that has letters beyond ASCII.</summary>
    private static UniversalTagNumber Accented(Seeded random) =>
        random.Pick([
            UniversalTagNumber.UTF8String,
            UniversalTagNumber.T61String,
            UniversalTagNumber.BMPString,
            UniversalTagNumber.UniversalString,
        ]);
}
