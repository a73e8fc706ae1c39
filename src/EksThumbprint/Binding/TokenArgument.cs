using System.Management.Automation;
using System.Net;
using System.Security;
using EksThumbprint.Errors;
using EksThumbprint.Tokens;
using EksThumbprint.Workflow;

namespace EksThumbprint.Binding;

/// <summary>
/// Reads what was given as a token: its text, a secure string with it, or a file. Nothing of it gets into a message,
/// and its parameter has no type, because PowerShell's own messages quote what they cannot convert.
/// </summary>
internal static class TokenArgument
{
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static TokenReading Read(PSCmdlet cmdlet, object given) =>
        (given is PSObject { BaseObject: { } inside } ? inside : given) switch
        {
            SecureString secret => TokenText.Read(new NetworkCredential(string.Empty, secret).Password),
            FileInfo file => TokenFile.Read(file.FullName),
            string text => ReadText(cmdlet, text),
            object[] lines => ReadText(cmdlet, string.Concat(lines)),
            _ => throw new InputException("NotAToken", ErrorText.Get("NotAToken")),
        };

    /// <summary>
    /// A text is the token, unless a file of that name is there: base64url has no slash and no blank.
    /// </summary>
    private static TokenReading ReadText(PSCmdlet cmdlet, string text) =>
        !TokenText.LooksLikeOne(text) && FileOf(cmdlet, text) is { } path ? TokenFile.Read(path) : TokenText.Read(text);

    private static string? FileOf(PSCmdlet cmdlet, string text)
    {
        if (text.Length is 0 or > 4096 || text.IndexOfAny(['\r', '\n']) >= 0)
            return null;
        try
        {
            string path = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(text);
            return File.Exists(path) ? path : null;
        }
        catch (Exception e) when (e is SessionStateException or ProviderInvocationException or ArgumentException)
        {
            // No path of this session, so it is to be read as a token, and told of as one.
            return null;
        }
    }
}
