namespace EksThumbprint.Json;

/// <summary>What a <see cref="JsonValue"/> is.</summary>
internal enum JsonKind
{
    /// <summary>The document has no such member; a JSON <c>null</c> is <see cref="Null"/>.</summary>
    Absent,
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}
