using System.Security.Cryptography.X509Certificates;
using System.Text;
using EksThumbprint.Offline;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Offline;

[WholeRun(OnNetStandard = true)]
public sealed class ChainFileErrorTests
{
    private static readonly MadeChain Chain = MadeChain.Shared;

    [Fact]
    public void A_missing_file_a_directory_and_no_path_are_told_apart()
    {
        using TemporaryFolder folder = new();
        Assert.Equal("FileNotFound", Code(() => ChainFile.Read(folder.PathOf("absent.pem"))));
        Assert.Equal(
            "FileNotFound",
            Code(() => ChainFile.Read(Path.Combine(folder.FullName, "no", "such", "folder.pem")))
        );
        Assert.Equal("FileIsDirectory", Code(() => ChainFile.Read(folder.FullName)));
        Assert.Equal("FileNameInvalid", Code(() => ChainFile.Read("")));
        Assert.Equal("FileNameInvalid", Code(() => ChainFile.Read("a\0b")));
    }

    [Fact]
    public void An_unreadable_file_is_said_to_be_unreadable()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no permission bits.");
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "The superuser may read everything.");
        using TemporaryFolder folder = new();
        string path = folder.Write("secret.pem", Encoding.UTF8.GetBytes(Chain.Pem));
#pragma warning disable CA1416 // Skipped on Windows above.
        File.SetUnixFileMode(path, UnixFileMode.None);
#pragma warning restore CA1416
        Assert.Equal("FileUnreadable", Code(() => ChainFile.Read(path)));
    }

    [Fact]
    public void An_empty_file_and_one_of_white_space_are_empty()
    {
        using TemporaryFolder folder = new();
        Assert.Equal("FileEmpty", Code(() => ChainFile.Read(folder.Write("empty", []))));
        Assert.Equal("FileEmpty", Code(() => ChainFile.Read(folder.Write("blank", " \r\n\t"u8.ToArray()))));
    }

    [Fact]
    public void The_size_limit_holds_to_the_byte()
    {
        using TemporaryFolder folder = new();
        byte[] content = new byte[ChainFile.LargestBytes + 1];
        content.AsSpan().Fill((byte)'\n');
        Encoding.ASCII.GetBytes(Chain.Pem).CopyTo(content, 0);
        Assert.Equal("FileTooLarge", Code(() => ChainFile.Read(folder.Write("large.pem", content))));
        Assert.Equal("FileTooLarge", Code(() => ChainFile.Parse(content, "large.pem")));
        MadeChain.AssertHolds(
            Chain.Ders,
            ChainFile.Read(folder.Write("full.pem", content[..^1]), TestContext.Current.CancellationToken)
        );
    }

    [Theory]
    [InlineData("Hello", "Give the chain as PEM")]
    [InlineData("0 or more", "Give the chain as PEM")]
    [InlineData("CONNECTED(00000003)\n---\nno peer certificate available\n---", "-servername")]
    [InlineData("LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t", "base64 -d")]
    [InlineData("MIIEdTCCA12gAwIBAgIJAKcOSkw0grd", "without its '-----BEGIN CERTIFICATE-----' line")]
    public void A_text_without_certificates_is_refused_with_what_to_do(string text, string advice)
    {
        InputException exception = Assert.Throws<InputException>(() => MadeChain.Parse(text));
        Assert.Equal("NoCertificateInFile", exception.Code);
        Assert.Contains(advice, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_container_of_keys_is_refused_with_the_command_that_opens_it()
    {
        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(Chain.Ders[0]);
        X509Certificate2Collection collection = [certificate];
        Assert.Contains(
            "openssl pkcs12",
            Refused("Pkcs12NotSupported", collection.Export(X509ContentType.Pkcs12)!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Too_many_certificates_are_refused_quickly()
    {
        string line = string.Concat(Enumerable.Repeat("-----BEGIN CERTIFICATE-----", 11_000));
        Assert.Equal("TooManyCertificates", Code(() => MadeChain.Parse(line)));
    }

    [Fact]
    public void A_hostile_name_is_shown_escaped()
    {
        InputException exception = Assert.Throws<InputException>(() =>
            ChainFile.Parse("x"u8.ToArray(), "a\u001b[31m.pem")
        );
        Assert.Contains("a\\u{001B}[31m.pem", exception.Message, StringComparison.Ordinal);
        OfflineChain damaged = ChainFile.Parse(
            "-----BEGIN CERTIFICATE-----\n\u001b[2J\n-----END CERTIFICATE-----"u8.ToArray(),
            "b\u202e.pem"
        );
        Assert.Equal(
            "b\\u{202E}.pem: block 1 (line 1): It holds the text \"\\u{001B}[2J\" instead of base64.",
            MadeChain.AssertDamaged(damaged).ToString()
        );
    }

    [Theory]
    [InlineData("-", 4_000_000)]
    [InlineData("-----BEGIN ", 300_000)]
    [InlineData(" 0 s:", 800_000)]
    [InlineData("Certificate chain Server certificate --- ", 90_000)]
    [InlineData("--END certificate\n", 9_000)]
    [InlineData("\r", 4_000_000)]
    [InlineData("0 s: -----END CERTIFICATE----- Server certificate\n", 9_000)]
    [InlineData("-----BEGIN A----- -----BEGIN CERTIFICATE-----MMMM-----END CERTIFICATE-----", 4_000)]
    public async Task Hostile_texts_take_no_long_time(string repeated, int times)
    {
        // Each takes well under a second; work that grew with the square of the size would take many minutes.
        string text = string.Concat(Enumerable.Repeat(repeated, times));
        Task<bool> reading = Task.Run(() => IsUsable(text), TestContext.Current.CancellationToken);
        Assert.False(await reading.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_block_of_many_megabytes_is_refused() =>
        Assert.False(
            IsUsable("-----BEGIN CERTIFICATE-----" + new string('M', 8_000_000) + "-----END CERTIFICATE-----")
        );

    private static bool IsUsable(string text)
    {
        try
        {
            return MadeChain.Parse(text).IsComplete;
        }
        catch (InputException)
        {
            return false;
        }
    }

    private static string Refused(string code, byte[] content)
    {
        InputException exception = Assert.Throws<InputException>(() => ChainFile.Parse(content, "file"));
        Assert.Equal(code, exception.Code);
        return exception.Message;
    }

    private static string Code(Action action) => Assert.Throws<InputException>(action).Code;
}
