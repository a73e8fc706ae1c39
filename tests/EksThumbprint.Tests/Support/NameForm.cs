using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace EksThumbprint.Tests.Support;

/// <summary>
/// One way of many to write a distinguished name: every attribute's string type and text, and their order within a
/// step.
/// </summary>
/// <param name="Steps">The name's steps (RDNs), each with one attribute or several, in the order written.</param>
internal sealed record NameForm(params NameForm.NameAttribute[][] Steps)
{
    internal const string Country = "2.5.4.6";
    internal const string Organisation = "2.5.4.10";
    internal const string CommonName = "2.5.4.3";
    internal const string Email = "1.2.840.113549.1.9.1";

    /// <summary>The string types that openssl takes in a name and compares as text.</summary>
    public static IReadOnlyList<UniversalTagNumber> TextTypes { get; } =
    [
        UniversalTagNumber.UTF8String,
        UniversalTagNumber.PrintableString,
        UniversalTagNumber.T61String,
        UniversalTagNumber.IA5String,
        UniversalTagNumber.UniversalString,
        UniversalTagNumber.BMPString,
    ];

    public static NameAttribute Text(string oid, string text, UniversalTagNumber type) => new(oid, text, type);

    public X500DistinguishedName Encode() =>
        new(
            Element(
                0x30,
                [.. Steps.SelectMany(step => Element(0x31, [.. step.SelectMany(attribute => attribute.Encode())]))]
            )
        );

    private static byte[] Element(byte tag, byte[] content) =>
        content.Length switch
        {
            < 0x80 => [tag, (byte)content.Length, .. content],
            <= 0xFF => [tag, 0x81, (byte)content.Length, .. content],
            _ => [tag, 0x82, (byte)(content.Length >> 8), (byte)content.Length, .. content],
        };

    /// <summary>An attribute of a name.</summary>
    internal sealed record NameAttribute(string Oid, string Value, UniversalTagNumber Type)
    {
        public byte[] Encode()
        {
            AsnWriter oid = new(AsnEncodingRules.DER);
            oid.WriteObjectIdentifier(Oid);
            return Element(0x30, [.. oid.Encode(), .. Element((byte)Type, Bytes())]);
        }

        private byte[] Bytes() =>
            Type switch
            {
                UniversalTagNumber.UTF8String => Encoding.UTF8.GetBytes(Value),
                UniversalTagNumber.BMPString => Encoding.BigEndianUnicode.GetBytes(Value),
                UniversalTagNumber.UniversalString => new UTF32Encoding(bigEndian: true, false).GetBytes(Value),
                _ => Encoding.Latin1.GetBytes(Value),
            };
    }
}
