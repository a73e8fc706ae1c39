using EksThumbprint.Common;

namespace EksThumbprint.Offline;

/// <summary>Says why a text holds no certificate, as far as it shows.</summary>
internal static class NoCertificate
{
    private const string Advice =
        "Give the chain as PEM, as DER, or as the saved output of 'openssl s_client -connect HOST:443 -servername "
        + "HOST -showcerts'.";

    public static InputException In(string text, string name, IReadOnlyCollection<string> otherBlocks) =>
        new("NoCertificateInFile", $"'{name}' holds no certificate{Why(text.TrimStart(), otherBlocks)}");

    private static string Why(string text, IReadOnlyCollection<string> otherBlocks)
    {
        if (text.IndexOf("no peer certificate available", StringComparison.Ordinal) >= 0)
            return ": openssl got 'no peer certificate available', so the server ended the connection first. Save it "
                + "again with '-servername HOST', and check host and port.";
        if (text.StartsWith("LS0tLS1CRUdJTi", StringComparison.Ordinal))
            return ": it begins like a PEM file encoded in base64 once more, but is damaged. Give it whole, or decode "
                + "it first, for instance with 'base64 -d'.";
        if (text.StartsWith("MII", StringComparison.Ordinal))
            return ": it begins like a certificate in base64 without its '-----BEGIN CERTIFICATE-----' line, but is "
                + "damaged. Give the whole file.";
        return otherBlocks.Count > 0
            ? $", only: {string.Join(", ", otherBlocks.Take(5))}. {Advice}"
            : $". It begins with '{Printable.Words(text)}'. {Advice}";
    }
}
