using System.Collections.ObjectModel;
using System.Net.Security;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint.Lab.Pki;

/// <summary>Gets SslStream to send the certificates that it is given, and nothing else.</summary>
internal static class ServerContext
{
    public static SslStreamCertificateContext Create(X509Certificate2 leaf, IReadOnlyList<X509Certificate2> others)
    {
        SslStreamCertificateContext context = SslStreamCertificateContext.Create(
            leaf,
            IsLinked(leaf, others) ? [.. others] : [],
            offline: true
        );
        if (IsSame(context.IntermediateCertificates, others) || OperatingSystem.IsWindows())
            return context;

        // SslStream sends the chain that it builds from the certificates, not the certificates: it sorts them, and
        // drops the double, the unrelated and the self-signed. .NET has no public way to choose
        // (https://github.com/dotnet/runtime/issues/59906), so the list that it found is replaced before its first use.
        try
        {
            Intermediates(context) = new ReadOnlyCollection<X509Certificate2>([.. others]);
        }
        catch (MissingFieldException missing)
        {
            throw new PlatformNotSupportedException(
                "This .NET runtime keeps the certificates to send elsewhere, so this chain cannot be served. Serve "
                    + "an ordinary chain, or use .NET 8 to 10.",
                missing
            );
        }

        return context;
    }

    /// <summary>
    /// Whether each certificate names the next as its issuer, so that SslStream may well find this very chain.
    /// </summary>
    private static bool IsLinked(X509Certificate2 leaf, IReadOnlyList<X509Certificate2> others) =>
        others
            .Prepend(leaf)
            .Zip(others)
            .All(pair => pair.First.IssuerName.RawData.AsSpan().SequenceEqual(pair.Second.SubjectName.RawData));

    private static bool IsSame(ReadOnlyCollection<X509Certificate2> built, IReadOnlyList<X509Certificate2> wanted) =>
        built.Count == wanted.Count
        && built.Zip(wanted).All(pair => pair.First.RawDataMemory.Span.SequenceEqual(pair.Second.RawDataMemory.Span));

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<IntermediateCertificates>k__BackingField")]
    private static extern ref ReadOnlyCollection<X509Certificate2> Intermediates(SslStreamCertificateContext context);
}
