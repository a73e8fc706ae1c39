using EksThumbprint.Common;

namespace EksThumbprint.Offline;

/// <summary>
/// Reads certificates without the network: from PEM, DER or PKCS #7, from a kubeconfig, or from the saved output of
/// <c>openssl s_client -showcerts</c>, also when a web page turned its line breaks into spaces, a mail quoted it, a log
/// put times before its lines, or JSON wrote its line breaks as <c>\n</c>.
/// </summary>
/// <remarks>
/// Damage never ends in a guess: it is reported with block and line, and the file gives no thumbprint.
/// </remarks>
public static class ChainFile
{
    /// <summary>The largest file that is read, in bytes. A chain has a few thousand.</summary>
    public const int LargestBytes = 16 * 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path; a pipe will do.</param>
    /// <param name="cancellation">Ends the wait for a pipe that brings nothing.</param>
    /// <exception cref="InputException">
    /// <c>FileNotFound</c>, <c>FileIsDirectory</c>, <c>FileUnreadable</c>, <c>FileNameInvalid</c>, or one of those of
    /// <see cref="Parse"/>.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static OfflineChain Read(string path, CancellationToken cancellation = default) =>
        Parse(ChainFileBytes.Read(path, cancellation), path);

    /// <summary>The same of certificates that are at hand already, in no order.</summary>
    /// <param name="certificates">Their DER bytes.</param>
    /// <param name="name">What messages call them.</param>
    public static OfflineChain From(IReadOnlyList<byte[]> certificates, string name) =>
        new(name, [.. certificates.Select((der, index) => new OfflineCertificate(name, index + 1, 0, der))], []);

    /// <summary>Reads the content of a file.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="InputException">
    /// <c>FileEmpty</c>, <c>FileTooLarge</c>, <c>NoCertificateInFile</c>, <c>TooManyCertificates</c>,
    /// <c>Pkcs12NotSupported</c>: there is no chain in it, not even a damaged one. Damage is not an exception, but a
    /// problem in the result.
    /// </exception>
    public static OfflineChain Parse(byte[] content, string name)
    {
        if (content is null)
            throw new ArgumentNullException(nameof(content));
        string shown = Printable.Escape(name);
        if (content.Length > LargestBytes)
            throw ChainFileBytes.TooLarge(shown);
        if (content.Length == 0)
            throw Empty(shown);
        if (DerFile.IsDer(content) || Pkcs7.IsOne(content))
            return DerFile.Read(content, shown);

        string text = ChainText.Decode(content);
        if (string.IsNullOrWhiteSpace(text))
            throw Empty(shown);
        return EncodedFile.Read(text, shown) ?? PemFile.Read(TextWrapping.Remove(text), shown);
    }

    private static InputException Empty(string name) =>
        new(
            "FileEmpty",
            $"'{name}' is empty. Give a file with the chain: PEM, DER, or the saved output of 'openssl s_client "
                + "-showcerts'."
        );
}
