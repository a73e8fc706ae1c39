using System.Globalization;
using System.Reflection;

namespace EksThumbprint.Aws.Sdk;

/// <summary>
/// One exception of a chain of them, read by names: no AWSSDK assembly is referenced, so any version will do.
/// </summary>
internal sealed class SdkLayer(Exception exception)
{
    private readonly Type _type = exception.GetType();

    public Exception Exception { get; } = exception;

    /// <summary>AWS's error code; null when this layer has none. A SocketException has a number of that name.</summary>
    public string? ErrorCode => Value("ErrorCode") is string { Length: > 0 } code ? code : null;

    /// <summary>The HTTP status of the answer; null when this layer knows of none.</summary>
    public int? Status =>
        Value("StatusCode") is { } status && Convert.ToInt32(status, CultureInfo.InvariantCulture) is > 0 and var number
            ? number
            : null;

    public string? RequestId => Value("RequestId") is string { Length: > 0 } id ? id : null;

    /// <summary>The type's name without its namespace.</summary>
    public string TypeName => _type.Name;

    /// <summary>Whether it tells more than that it was thrown.</summary>
    public bool HasSentence =>
        Exception.Message.Length > 0
        && Exception.Message.IndexOf("Exception of type '", StringComparison.Ordinal) < 0
        && Exception.Message != _type.FullName;

    /// <summary>Whether it is of this service of AWS, such as <c>SecurityToken</c>.</summary>
    public bool IsOf(string service) =>
        (_type.Namespace ?? string.Empty) is { } space
        && (space == "Amazon." + service || space.StartsWith($"Amazon.{service}.", StringComparison.Ordinal));

    /// <summary>An exception and all within it, the outermost first.</summary>
    public static IReadOnlyList<SdkLayer> Read(Exception? outermost)
    {
        List<SdkLayer> layers = [];
        for (Exception? each = outermost; each is not null; each = each.InnerException)
            layers.Add(new SdkLayer(each));
        return layers;
    }

    private object? Value(string property) =>
        _type.GetProperty(property, BindingFlags.Instance | BindingFlags.Public)?.GetValue(Exception);
}
