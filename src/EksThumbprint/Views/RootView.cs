using System.ComponentModel;
using EksThumbprint.Common;
using EksThumbprint.Reports;

namespace EksThumbprint.Views;

/// <summary>How top certificates are shown. For the format file; every method takes whatever it is given.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RootView
{
    private const int NameWidth = 27;

    /// <summary>The name, cut in the middle.</summary>
    public static string Name(object? item) =>
        TableText.Fit(ViewObject.Text(item, nameof(OidcRootThumbprint.Name)), NameWidth);

    /// <summary>The date on which it expires.</summary>
    public static string Expires(object? item) =>
        TableText.Date(ViewObject.Moment(item, nameof(OidcRootThumbprint.Expires)));

    /// <summary>Whether the chain is trusted, and what that means for the value. A file says nothing of IAM.</summary>
    public static string IsTrusted(object? item) =>
        ViewObject.Text(item, nameof(OidcRootThumbprint.IsTrusted)) switch
        {
            "True" => AnsiStyle.Word(Tone.Well, "True"),
            "False" when ViewObject.Text(item, nameof(OidcRootThumbprint.Provenance)).Length > 0 => AnsiStyle.Word(
                Tone.Attention,
                "False"
            ),
            "False" => $"{AnsiStyle.Word(Tone.Attention, "False")}: IAM relies on this value",
            string other => other,
        };
}
