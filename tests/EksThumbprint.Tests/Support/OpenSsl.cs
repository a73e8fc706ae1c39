using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace EksThumbprint.Tests.Support;

/// <summary>The <c>openssl</c> program: a judge that shares no code with the product.</summary>
internal static partial class OpenSsl
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly Lazy<string?> Found = new(FindVersion);
    private static readonly ConcurrentDictionary<string, string> Fingerprints = new();

    /// <summary>What <c>openssl version</c> prints; null when there is no such program on PATH.</summary>
    public static string? Version => Found.Value;

    /// <summary>Skips the test when there is no <c>openssl</c>.</summary>
    public static void Require() => Assert.SkipUnless(Version is not null, "needs the 'openssl' program on PATH");

    /// <summary>Runs openssl and expects it to succeed.</summary>
    /// <param name="input">Its standard input, which is closed in any case.</param>
    /// <param name="arguments">Its arguments, as a list.</param>
    /// <returns>Its standard output.</returns>
    public static string Run(string input, params string[] arguments)
    {
        OpenSslResult result = Try(input, arguments);
        Assert.True(
            result.ExitCode == 0,
            $"openssl {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Error}"
        );
        return result.Output;
    }

    /// <summary>
    /// Runs openssl in a folder and expects it to succeed; skips the test when there is no <c>openssl</c>.
    /// </summary>
    /// <returns>Its standard output.</returns>
    public static string RunIn(TemporaryFolder folder, params string[] arguments)
    {
        Require();
        OpenSslResult result = Run(folder.FullName, string.Empty, arguments);
        Assert.True(
            result.ExitCode == 0,
            $"openssl {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Error}"
        );
        return result.Output;
    }

    /// <summary>Runs openssl, whatever comes of it. It is killed after two minutes, and the test fails.</summary>
    public static OpenSslResult Try(string input, params string[] arguments) =>
        Run(Path.GetTempPath(), input, arguments);

    private static OpenSslResult Run(string folder, string input, string[] arguments)
    {
        ProcessStartInfo start = new("openssl", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading its input; its exit code tells more.
        }

        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"openssl {string.Join(' ', arguments)} took more than {Limit.TotalSeconds} s");
        }

        return new OpenSslResult(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>The certificates that a server sends, as PEM, in the order of <c>s_client -showcerts</c>.</summary>
    public static IReadOnlyList<string> ServedCertificates(IPEndPoint server, string name, params string[] more) =>
        PemBlocks(
            Run(string.Empty, ["s_client", "-connect", server.ToString(), "-servername", name, "-showcerts", .. more])
        );

    /// <summary>The SHA-1 of each certificate that a server sends, 40 lower-case digits.</summary>
    public static IReadOnlyList<string> ServedFingerprints(IPEndPoint server, string name, params string[] more) =>
        [.. ServedCertificates(server, name, more).Select(Fingerprint)];

    /// <summary>The certificates in a text, each with its BEGIN and END lines.</summary>
    public static IReadOnlyList<string> PemBlocks(string text) =>
        [.. Block().Matches(text).Select(match => match.Value + "\n")];

    /// <summary>A certificate's SHA-1 as <c>x509 -fingerprint -sha1</c> computes it: 40 lower-case digits.</summary>
    public static string Fingerprint(string pem) => Fingerprints.GetOrAdd(pem, _ =>
        {
            string printed = Run(pem, "x509", "-noout", "-fingerprint", "-sha1");
            return printed[(printed.IndexOf('=') + 1)..].Trim().Replace(":", string.Empty).ToLowerInvariant();
        });

    private static string? FindVersion()
    {
        try
        {
            return Try(string.Empty, "version").Output.Trim();
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    [GeneratedRegex("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", RegexOptions.Singleline)]
    private static partial Regex Block();
}
