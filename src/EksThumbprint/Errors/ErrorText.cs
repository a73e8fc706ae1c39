using System.Globalization;
using System.Resources;

namespace EksThumbprint.Errors;

/// <summary>The module's own sentences, by key. A key is also the error's id, so that text and id never part.</summary>
internal static class ErrorText
{
    private static readonly ResourceManager Texts = new("EksThumbprint.ErrorText", typeof(ErrorText).Assembly);

    public static string Get(string key, params object?[] values) =>
        string.Format(CultureInfo.CurrentCulture, Texts.GetString(key, CultureInfo.CurrentUICulture) ?? key, values);
}
