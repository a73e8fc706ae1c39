using System.Collections.Concurrent;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Der;

/// <summary>Self-signed certificates of one name, made and signed by openssl in every scheme.</summary>
internal static class SignedByOpenSsl
{
    private static readonly ConcurrentDictionary<string, string> RsaKeys = [];

    /// <summary>Made once for each name: it takes a quarter of a second.</summary>
    private static string RsaKey(TemporaryFolder folder, string name) =>
        folder.Write(
            name + ".key",
            RsaKeys.GetOrAdd(name, _ =>
                OpenSsl.Run(string.Empty, "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048")
            )
        );

    public static byte[] Create(TemporaryFolder folder, string name, string kind, string? hash, params string[] more)
    {
        string[] key = kind switch
        {
            "rsa" or "pss" => ["-key", RsaKey(folder, name)],
            "ed25519" => ["-newkey", "ed25519"],
            _ => ["-newkey", "ec", "-pkeyopt", $"ec_paramgen_curve:{kind}"],
        };
        string[] pss = kind == "pss" ? ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:digest"] : [];
        string[] digest = hash is null ? [] : ["-" + hash];
        OpenSsl.RunIn(
            folder,
            [
                "req",
                "-x509",
                .. key,
                "-nodes",
                "-keyout",
                name + ".key",
                "-subj",
                "/CN=judge",
                "-out",
                name + ".der",
                "-outform",
                "DER",
                .. digest,
                .. pss,
                .. more,
            ]
        );
        return File.ReadAllBytes(folder.PathOf(name + ".der"));
    }
}
