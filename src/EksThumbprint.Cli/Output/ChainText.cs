using System.Globalization;
using EksThumbprint.Assessment;
using EksThumbprint.Chains;
using EksThumbprint.Cli.Hosting;
using EksThumbprint.Common;
using EksThumbprint.Remedies;
using EksThumbprint.Trust;

namespace EksThumbprint.Cli.Output;

/// <summary>
/// Chains for a person: grouped by host, one line a certificate, the top marked, then the thumbprint.
/// </summary>
internal static class ChainText
{
    private const int NarrowestName = 29;
    private const int Columns = 3 + 13 + 1 + 11 + 9 + 7;

    public static void Write(OidcAssessment assessment, CliHost host, IRemedyWriter remedies)
    {
        foreach (TrustVerdict seen in assessment.Facts.Trust)
        {
            Text.WriteWrapped(host.Out, string.Empty, $"{seen.Host}  {seen.Words}", "    ", host.Width);
            WriteCertificates([.. seen.Chain.ForDisplay], certificate => certificate == seen.Chain.Top, host);

            if (seen.Chain.NotTold is { } notTold)
                Text.WriteWrapped(host.Out, string.Empty, notTold, string.Empty, host.Width);

            // What an interceptor serves is shown, but not as a value to copy.
            if (!seen.Intercepted)
                WriteTops(seen.Chain, host);
            host.Out.WriteLine();
        }

        Notes.Write(assessment, host, remedies);
    }

    /// <summary>One line a certificate.</summary>
    public static void WriteCertificates(
        IReadOnlyList<ServedCertificate> certificates,
        Func<ServedCertificate, bool> isTop,
        CliHost host
    )
    {
        int width = host.Width is { } terminal
            ? Math.Max(NarrowestName, terminal - Columns)
            : certificates.Max(certificate => certificate.Name.Length);
        foreach (ServedCertificate certificate in certificates)
            host.Out.WriteLine(Line(certificate, isTop(certificate), width, inFull: host.Width is null));
    }

    private static void WriteTops(ServedChain chain, CliHost host)
    {
        foreach (ServedCertificate top in chain.Tops)
            Text.WriteWrapped(host.Out, $"thumbprint {top.Thumbprint}  ", $"({top.Name})", "    ", host.Width);
    }

    private static string Line(ServedCertificate certificate, bool isTop, int width, bool inFull)
    {
        string mark = isTop ? " <- top" : string.Empty;
        string position = certificate.Position.ToString(CultureInfo.InvariantCulture);
        string name = TableText.Fit(certificate.Name, width).PadRight(width);
        string thumbprint = certificate.Thumbprint.ToString();
        return $"{position, 2} {Role(certificate), -12} {name} {TableText.Date(certificate.NotAfter)} "
            + $"{(inFull ? thumbprint : TableText.Digits(thumbprint))}{mark}";
    }

#pragma warning disable CA1308 // role words are printed in lower case, as step and openssl do
    private static string Role(ServedCertificate certificate) => certificate.Role.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
