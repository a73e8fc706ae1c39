using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using EksThumbprint.Common;
using EksThumbprint.Der;

namespace EksThumbprint.Offline;

/// <summary>Decodes one block to its certificate, or to those of PKCS #7, or says what is wrong with it.</summary>
internal static class PemCertificate
{
    /// <summary>No certificate's base64 is this short; what is, is a remark in its place.</summary>
    private const int ShortestBase64 = 160;
    private const int LongestQuote = 60;

    /// <summary>
    /// Words that people write over a certificate's text. By chance, not one certificate in a thousand million has one
    /// of them.
    /// </summary>
    private static readonly string[] Overwritten = ["EXAMPLE", "REDACTED", "Redacted"];

    public static bool TryDecode(
        string text,
        PemBlock block,
        LineIndex lines,
        [NotNullWhen(true)] out IReadOnlyList<byte[]>? ders,
        [NotNullWhen(false)] out string? problem
    )
    {
        ders = null;
        problem = block.Damage ?? Remark(text, block);
        if (problem is not null)
            return false;

        Base64Text base64 = Base64Text.Read(text, block.BodyStart, block.BodyEnd, lines);
        problem = base64.Problem is null ? null : $"Its base64 {base64.Problem}{Left(base64)}.";
        if (base64.Bytes is { } bytes)
        {
            ders = Contents(bytes, block.IsTrusted, out string? wrong);
            if (wrong is not null)
                problem = $"Its base64 is whole, but what it decodes to {wrong}.";
        }

        string? word = Array.Find(Overwritten, candidate => base64.PositionOf(candidate) > 0);
        if (word is not null)
        {
            string where = $"at character {base64.PositionOf(word)} of its base64";
            problem = $"The text '{word}' was written over it {where}. {problem}".TrimEnd();
        }

        if (problem is not null)
            ders = null;
        return ders is not null;
    }

    /// <summary>Windows' certificate services write PKCS #7 between the lines of a certificate, too.</summary>
    private static IReadOnlyList<byte[]> Contents(byte[] bytes, bool isTrusted, out string? wrong)
    {
        if (Pkcs7.IsOne(bytes))
            return Pkcs7.Certificates(bytes, out wrong);
        byte[] der = isTrusted ? WithoutTrust(bytes) : bytes;
        _ = CertificateParts.TryRead(der, out _, out wrong);
        return [der];
    }

    /// <summary>What stands where the base64 should be, when it is far too short to be a certificate.</summary>
    private static string? Remark(string text, PemBlock block)
    {
        if (block.BodyEnd - block.BodyStart > 64 * ShortestBase64)
            return null;
        string body = Regex
            .Replace(text.Substring(block.BodyStart, block.BodyEnd - block.BodyStart), @"\s+", " ")
            .Trim();
        if (body.Length == 0)
            return "It is empty: nothing stands between its BEGIN and END lines.";
        return body.Length >= ShortestBase64
            ? null
            : $"It holds the text \"{Printable.Shorten(body, LongestQuote)}\" instead of base64.";
    }

    private static string Left(Base64Text base64)
    {
        byte[] remains = base64.Remains();
        return new DerReader(remains).TryReadDeclared(out long declared) && remains[0] == DerTag.Sequence
            ? $"; what is left decodes to {remains.Length} bytes, but its DER declares {declared}"
            : string.Empty;
    }

    /// <summary>
    /// A trusted certificate is followed by one more sequence, openssl's settings for it; a thumbprint is the
    /// certificate's alone.
    /// </summary>
    private static byte[] WithoutTrust(byte[] bytes)
    {
        DerReader reader = new(bytes);
        return
            reader.TryRead(DerTag.Sequence, out DerElement certificate)
            && !reader.IsAtEnd
            && reader.TryRead(DerTag.Sequence, out _)
            && reader.IsAtEnd
            ? certificate.Encoded()
            : bytes;
    }
}
