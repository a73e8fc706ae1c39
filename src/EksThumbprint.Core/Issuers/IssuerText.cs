using EksThumbprint.Common;

namespace EksThumbprint.Issuers;

/// <summary>Reads issuer URLs as people paste them, and says what is wrong with the rest.</summary>
internal static class IssuerText
{
    private const string DiscoverySuffix = "/.well-known/openid-configuration";

    public static IssuerUrl Parse(string text)
    {
        string given = text.Trim();
        string shown = Printable.Shorten(given, 120);
        if (InvisibleCharacter.Find(given) is { } invisible)
        {
            throw new InputException(
                "InvisibleCharacter",
                $"'{Printable.Shorten(InvisibleCharacter.Show(given), 120)}' holds a character that is "
                    + $"invisible or turns the direction of reading, {invisible}. Type "
                    + "the name by hand, or copy it from the cluster again; an internationalised name can be given in "
                    + "its xn-- form."
            );
        }

        string url = given.Contains("://") ? given : "https://" + given;
        if (
            LacksSlashes(given)
            || !Uri.TryCreate(url, UriKind.Absolute, out Uri? uri)
            || uri.Port == 0
            || HostName.From(uri) is not { } name
        )
        {
            throw new InputException(
                "NotAnIssuer",
                $"'{shown}' is not an issuer URL. One looks like "
                    + "https://oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF."
            );
        }

        if (uri.Scheme != Uri.UriSchemeHttps)
        {
            throw new InputException(
                "IssuerNotHttps",
                $"'{shown}' is a {Printable.Shorten(uri.Scheme, 20)} address. IAM only knows issuers that begin with "
                    + "https://; give that one."
            );
        }

        string host = name.TrimEnd('.').ToLowerInvariant();
        if (
            uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
            || Uri.CheckHostName(host) is UriHostNameType.IPv4
        )
        {
            throw new InputException(
                "IssuerIsAddress",
                $"'{shown}' is an IP address. An issuer has a host name, which the server's certificate must show; to "
                    + "reach it at an address, give the name and have the address dialled in its place."
            );
        }

        if (
            uri.HostNameType != UriHostNameType.Dns
            || uri.UserInfo.Length > 0
            || uri.Query.Length > 0
            || uri.Fragment.Length > 0
        )
        {
            throw new InputException(
                "NotAnIssuer",
                $"'{shown}' is not an issuer URL: one has a host and a path, and no user, query or fragment."
            );
        }

        if (EksHost.IsLookAlike(host))
        {
            throw new InputException(
                "LookAlikeHost",
                $"'{Printable.Shorten(host, 120)}' looks like an EKS issuer's host but is none. Those are "
                    + "oidc.eks.<region>.amazonaws.com and its like in other partitions; compare the cluster's own "
                    + "issuer URL."
            );
        }

        string path = IssuerPath(uri);
        if (!Uri.TryCreate("https://" + host + path, UriKind.Absolute, out Uri? again) || IssuerPath(again) != path)
        {
            throw new InputException(
                "NotAnIssuer",
                $"'{shown}' is not an issuer URL: its path can be read in more than one way. Give it without percent "
                    + "signs and dots that stand for something else."
            );
        }

        return new IssuerUrl(host, uri.Port, path);
    }

    /// <summary>Without its slashes a scheme would be taken for a host.</summary>
    private static bool LacksSlashes(string given) =>
        !given.Contains("://")
        && (
            given.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
            || given.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
        );

    private static string IssuerPath(Uri uri)
    {
        // Uri shows an empty path as a slash, although the two are different issuers to IAM.
        string path =
            uri.AbsolutePath == "/" && !uri.OriginalString.EndsWith("/", StringComparison.Ordinal)
                ? string.Empty
                : uri.AbsolutePath;
        string document = path.TrimEnd('/');
        return document.EndsWith(DiscoverySuffix, StringComparison.OrdinalIgnoreCase)
            ? document.Substring(0, document.Length - DiscoverySuffix.Length)
            : path;
    }
}
