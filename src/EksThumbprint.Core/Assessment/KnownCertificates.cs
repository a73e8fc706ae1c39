using EksThumbprint.Thumbprints;

namespace EksThumbprint.Assessment;

/// <summary>
/// Thumbprints that turn up in providers' lists, by name. They explain a value to a person; none is ever written to
/// IAM for being here.
/// Computed from the certificates of amazontrust.com/repository and of github.com's issuer.
/// </summary>
internal static class KnownCertificates
{
    private static readonly Dictionary<string, (ListedThumbprintKind Kind, string Description)> Known = new(
        StringComparer.Ordinal
    )
    {
        ["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"] = (
            ListedThumbprintKind.KnownAuthority,
            "Starfield Services Root G2, cross-signed by Starfield Class 2: EKS's top until 2024/25"
        ),
        ["0ed4389da291346f6c47f0e3c9a6fa7965a32322"] = (
            ListedThumbprintKind.KnownAuthority,
            "Starfield Services Root G2, an older cross-sign"
        ),
        ["06b25927c42a721631c1efd9431e648fa62e1e39"] = (
            ListedThumbprintKind.KnownAuthority,
            "Amazon Root CA 1, cross-signed by Starfield Services G2: EKS's top since 2025"
        ),
        ["bee49a10fda4abdd9c8b477d2d3df836eb7bd707"] = (
            ListedThumbprintKind.KnownAuthority,
            "Amazon Root CA 1, cross-signed in October 2015"
        ),
        ["ef5f2f209ef0cf4f72dbc37bc72d0f64607ae806"] = (
            ListedThumbprintKind.KnownAuthority,
            "Amazon Root CA 2, cross-signed by Starfield Services G2"
        ),
        ["2d95b685579e358cd8d7b3a50186a5b08d8de0e4"] = (
            ListedThumbprintKind.KnownAuthority,
            "Amazon Root CA 3, cross-signed by Starfield Services G2"
        ),
        ["51f56dde866fe3c6edc4828e83fffd93eb230aef"] = (
            ListedThumbprintKind.KnownAuthority,
            "Amazon Root CA 4, cross-signed by Starfield Services G2"
        ),
        ["2ad974a775f73cbdbbd8f5ac3a49255fa8fb1f8c"] = (ListedThumbprintKind.KnownAuthority, "Amazon RSA 2048 M01"),
        ["414a2060b738c635cc7fc243e052615592830c53"] = (ListedThumbprintKind.KnownAuthority, "Amazon RSA 2048 M02"),
        ["d9fe0a65fa00cabf61f5120d373a8135e1461f15"] = (ListedThumbprintKind.KnownAuthority, "Amazon RSA 2048 M03"),
        ["e7b8b5a6743ce1b2f17b041de59558a41472d70c"] = (ListedThumbprintKind.KnownAuthority, "Amazon RSA 2048 M04"),
        ["8da7f965ec5efc37910f1c6e59fdc1cc6a6ede16"] = (
            ListedThumbprintKind.KnownWrong,
            "Amazon Root CA 1, self-signed: not sent by servers, so it never matches"
        ),
        ["5a8cef45d7a69859767a8c8b4496b578cf474b1a"] = (
            ListedThumbprintKind.KnownWrong,
            "Amazon Root CA 2, self-signed: not sent by servers, so it never matches"
        ),
        ["0d44dd8c3c8c1a1a58756481e90f2e2affb3d26e"] = (
            ListedThumbprintKind.KnownWrong,
            "Amazon Root CA 3, self-signed: not sent by servers, so it never matches"
        ),
        ["f6108407d6f8bb67980cc2e244c2ebae1cef63be"] = (
            ListedThumbprintKind.KnownWrong,
            "Amazon Root CA 4, self-signed: not sent by servers, so it never matches"
        ),
        ["925a8f8d2c6d04e0665f596aff22d863e8256f3f"] = (
            ListedThumbprintKind.KnownWrong,
            "Starfield Services Root G2, self-signed: not sent by servers, so it never matches"
        ),
        ["ad7e1c28b064ef8f6003402014c3d0e3370eb58a"] = (
            ListedThumbprintKind.KnownWrong,
            "Starfield Class 2's root: taken from a local trust store, not from the server"
        ),
        ["1c58a3a8518e8759bf075b76b750d4f2df264fcd"] = (
            ListedThumbprintKind.KnownWrong,
            "a certificate of GitHub's issuer, not of EKS's"
        ),
        ["6938fd4d98bab03faadb97b34396831e3780aea1"] = (
            ListedThumbprintKind.KnownWrong,
            "a certificate of GitHub's issuer, not of EKS's"
        ),
        ["990f4193972f2becf12ddeda5237f9c952f20d9e"] = (
            ListedThumbprintKind.Placeholder,
            "the example in AWS's documentation: no real certificate"
        ),
        [new string('0', Thumbprint.Digits)] = (ListedThumbprintKind.Placeholder, "a placeholder: no real certificate"),
        [new string('f', Thumbprint.Digits)] = (ListedThumbprintKind.Placeholder, "a placeholder: no real certificate"),
    };

    /// <summary>What is known of a value, or null.</summary>
    public static (ListedThumbprintKind Kind, string Description)? Find(Thumbprint value) =>
        Known.TryGetValue(value.ToString(), out (ListedThumbprintKind, string) known) ? known : null;

    /// <summary>
    /// Whether it is a self-signed root in whose place servers send, or have sent, a cross-signed certificate of the
    /// same key.
    /// </summary>
    public static bool IsSentCrossSigned(Thumbprint value) =>
        Find(value) is (ListedThumbprintKind.KnownWrong, { } description)
        && description.IndexOf("self-signed", StringComparison.Ordinal) >= 0;

    /// <summary>The known value that begins most like this one, and how many digits agree.</summary>
    public static (string Value, int Digits) Nearest(Thumbprint value) =>
        Known
            .Keys.Select(known => (known, Agreeing(known, value.ToString())))
            .OrderByDescending(pair => pair.Item2)
            .First();

    private static int Agreeing(string one, string other)
    {
        int digits = 0;
        while (digits < one.Length && one[digits] == other[digits])
            digits++;
        return digits;
    }
}
