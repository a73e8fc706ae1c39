using System.Globalization;
using EksThumbprint.Common;
using EksThumbprint.Issuers;

namespace EksThumbprint.Probing;

/// <summary>The sentences for documents that were answered, but are wrong.</summary>
internal static class ContentFailure
{
    /// <param name="status">The answer's status.</param>
    /// <param name="url">The document.</param>
    /// <param name="asked">How long the server asks to wait, if it does.</param>
    /// <param name="longest">How long we wait at most.</param>
    public static ProbeFailure Status(int status, Uri url, TimeSpan? asked, TimeSpan longest)
    {
        string advice = status switch
        {
            404 when EksHost.From(url.Host) is not null =>
                "The issuer has no such document: the id may be mistyped, or the cluster deleted.",
            404 => "There is no such document: check the issuer's path, and that the file is there.",
            403 or 401 when IsBucket(url.Host) =>
                "The object is not public, or not there: IAM has to read it, so everybody must be allowed to.",
            403 or 401 => "The server does not let anybody read it, and IAM has to.",
            407 => "The proxy wants to be signed in to: put user and password into HTTPS_PROXY.",
            429 or 503 when asked > longest =>
                $"The server asks to come back in {Seconds(asked.Value)} s, and no more than {Seconds(longest)} s are "
                    + "waited: repeat the command then, or give a longer time limit.",
            429 or 503 => "The server asks to slow down: wait a minute, then repeat the command.",
            _ => "IAM needs status 200.",
        };
        return New(
            ProbeFailureKind.HttpStatus,
            url,
            $"answers with HTTP status {status.ToString(CultureInfo.InvariantCulture)}. {advice}"
        );
    }

    /// <summary>A document of a host that asked to slow down, and for too long.</summary>
    public static ProbeFailure NotAsked(Uri url) =>
        New(
            ProbeFailureKind.HttpStatus,
            url,
            "was not asked for: its host asks to slow down (HTTP status 429 or 503), and for longer than is waited. "
                + "Wait a minute, then repeat the command with a lower throttle limit."
        );

    public static ProbeFailure RedirectedAway(Uri url, Uri next) =>
        New(
            ProbeFailureKind.Redirected,
            url,
            $"redirects to {Shown(next)}. An issuer's documents have to lie on its own host."
        );

    public static ProbeFailure RedirectedOn(Uri url, int most) =>
        New(ProbeFailureKind.Redirected, url, $"redirects more than {most} times.");

    public static ProbeFailure TooLong(Uri url, int most) =>
        New(ProbeFailureKind.BadResponse, url, $"answers with more than {most >> 20} MiB. That is no OIDC document.");

    public static ProbeFailure NotJson(Uri url, string problem) =>
        New(ProbeFailureKind.NotJson, url, $"is not the JSON document it should be: {problem.TrimEnd('.')}.");

    public static ProbeFailure WrongIssuer(Uri url, string? named, IssuerUrl expected) =>
        New(
            ProbeFailureKind.WrongIssuer,
            url,
            named is null
                ? $"names no issuer; it has to name {expected}."
                : $"names the issuer '{Printable.Shorten(named, 160)}', and tokens of {expected} are "
                    + "checked against that: the two have to be equal to the letter."
        );

    public static ProbeFailure NoJwksUri(Uri url, string? given) =>
        New(
            ProbeFailureKind.NoJwksUri,
            url,
            given is null
                ? "has no jwks_uri, so IAM finds no keys."
                : $"has a jwks_uri that is no URL: '{Printable.Shorten(given, 160)}'."
        );

    public static ProbeFailure JwksNotHttps(Uri url, string given) =>
        New(
            ProbeFailureKind.JwksNotHttps,
            url,
            $"has a jwks_uri that is not https: '{Printable.Shorten(given, 160)}'."
        );

    public static ProbeFailure JwksInside(Uri url, Uri jwks) =>
        New(
            ProbeFailureKind.JwksInside,
            url,
            $"has the jwks_uri {Shown(jwks)}, which leads to an address of an inside network. It was not "
                + "asked: IAM cannot reach it either."
        );

    public static ProbeFailure NoKeys(Uri url) =>
        New(ProbeFailureKind.NoKeys, url, "holds no keys, so no token can be verified.");

    /// <summary>
    /// An address may come from the server: <see cref="Uri.ToString"/> would turn its escapes into what they stand
    /// for.
    /// </summary>
    public static string Shown(Uri url) => Printable.Shorten(url.AbsoluteUri, 200);

    /// <summary>Whether the host serves buckets, which answer 403 for what is not public.</summary>
    private static bool IsBucket(string host) =>
        (host.Contains("s3") && host.Contains(".amazonaws.com"))
        || host.EndsWith("storage.googleapis.com", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".blob.core.windows.net", StringComparison.OrdinalIgnoreCase);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);

    /// <param name="kind">What is wrong; tells too how far it came.</param>
    /// <param name="url">The document.</param>
    /// <param name="told">What it is or does, without its address.</param>
    private static ProbeFailure New(ProbeFailureKind kind, Uri url, string told) =>
        new(
            kind,
            kind >= ProbeFailureKind.NotJson ? ProbePhase.Content : ProbePhase.Body,
            Shown(url),
            $"{Shown(url)} {told}"
        );
}
