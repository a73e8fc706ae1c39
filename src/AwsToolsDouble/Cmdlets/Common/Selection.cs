using System.Reflection;

namespace AwsToolsDouble;

/// <summary>
/// What <c>-Select</c> means: <c>*</c> the whole answer, <c>^Name</c> a parameter, otherwise a property of the answer.
/// </summary>
internal static class Selection
{
    private const BindingFlags AnyCase = BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase;

    public static object? Pick(object response, object cmdlet, string? select) =>
        select switch
        {
            null => null,
            "*" => response,
            ['^', .. string parameter] => Property(cmdlet, parameter),
            _ => Property(response, select),
        };

    private static object? Property(object of, string name) =>
        of.GetType().GetProperty(name, AnyCase) is { } property
            ? property.GetValue(of)
            : throw new ArgumentException("Invalid value for -Select parameter.", nameof(name));
}
