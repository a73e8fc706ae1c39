using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace EksThumbprint.Trust;

/// <summary>Roots that come with the product: PEM within the assembly, comments in between.</summary>
internal sealed class RootBundle
{
    private const string Begin = "-----BEGIN CERTIFICATE-----";
    private const string End = "-----END CERTIFICATE-----";

    private readonly string _text;

    private RootBundle(string text) => _text = text;

    /// <summary>The certificates, in the order of the file.</summary>
    public IReadOnlyList<X509Certificate2> Roots =>
        [
            .. _text
                .Split([Begin], StringSplitOptions.None)
                .Skip(1)
                .Select(block => block.Substring(0, block.IndexOf(End, StringComparison.Ordinal)))
                .Select(base64 => new X509Certificate2(Convert.FromBase64String(base64))),
        ];

    /// <summary>The date in the line <c># Date: yyyy-MM-dd</c>.</summary>
    public DateTimeOffset Date =>
        DateTimeOffset.ParseExact(
            Note("Date"),
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal
        );

    /// <summary>The bundle in a resource of this assembly.</summary>
    public static RootBundle Load(string resource)
    {
        using Stream stream = typeof(RootBundle).Assembly.GetManifestResourceStream(resource)!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return new RootBundle(reader.ReadToEnd());
    }

    /// <summary>What a comment line <c># Key: value</c> says.</summary>
    public string Note(string key)
    {
        string mark = $"# {key}: ";
        return _text
            .Split('\n')
            .First(line => line.StartsWith(mark, StringComparison.Ordinal))
            .Substring(mark.Length)
            .Trim();
    }
}
