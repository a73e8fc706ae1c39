using System.Globalization;

namespace EksThumbprint.Lab.Serving;

/// <summary>The usual words for a status code.</summary>
internal static class HttpReason
{
    public static string For(int status) =>
        status switch
        {
            200 => "OK",
            302 => "Found",
            400 => "Bad Request",
            401 => "Unauthorized",
            403 => "Forbidden",
            404 => "Not Found",
            405 => "Method Not Allowed",
            413 => "Content Too Large",
            421 => "Misdirected Request",
            429 => "Too Many Requests",
            431 => "Request Header Fields Too Large",
            500 => "Internal Server Error",
            501 => "Not Implemented",
            503 => "Service Unavailable",
            505 => "HTTP Version Not Supported",
            _ => "Status " + status.ToString(CultureInfo.InvariantCulture),
        };
}
