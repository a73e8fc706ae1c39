using System.ComponentModel;

namespace EksThumbprint.Views;

/// <summary>How a listed thumbprint is shown. For the format file; every method takes whatever it is given.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ListedView
{
    private const int DescriptionWidth = 38;

    /// <summary>What it is.</summary>
    public static string Description(object? item) =>
        ViewText.Wrapped(ViewObject.Text(item, nameof(ListedThumbprint.Description)), DescriptionWidth);
}
