namespace EksThumbprint.Offline;

/// <summary>A BEGIN or END line of a PEM block, or what is left of one.</summary>
/// <param name="Start">Where its first hyphen is.</param>
/// <param name="End">Where it ends.</param>
/// <param name="IsBegin">BEGIN or END.</param>
/// <param name="Label">What stands after it, as in <c>TRUSTED CERTIFICATE</c>; upper-case letters, digits and spaces
/// only.</param>
/// <param name="IsWhole">Whether it is written as it must be, with five hyphens on both sides.</param>
internal readonly record struct PemMarker(int Start, int End, bool IsBegin, string Label, bool IsWhole)
{
    public string Word => IsBegin ? "BEGIN" : "END";

    /// <summary>Whether it may hold certificates: one, or several in PKCS #7.</summary>
    public bool IsCertificate =>
        Label is "CERTIFICATE" or "X509 CERTIFICATE" or "TRUSTED CERTIFICATE" or "PKCS7" or "CMS";

    public bool IsTrusted => Label == "TRUSTED CERTIFICATE";
}
