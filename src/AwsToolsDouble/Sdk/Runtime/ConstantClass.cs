namespace Amazon.Runtime;

/// <summary>
/// Stands for the SDK's type of this name: a word of a service's vocabulary. It is a class and no enumeration.
/// </summary>
public abstract class ConstantClass(string value)
{
    /// <summary>The word.</summary>
    public string Value { get; } = value;

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj switch
        {
            ConstantClass other => other.GetType() == GetType() && Same(other.Value),
            string other => Same(other),
            _ => false,
        };

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    private bool Same(string other) => string.Equals(Value, other, StringComparison.OrdinalIgnoreCase);
}
