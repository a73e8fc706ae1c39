using System.Diagnostics.CodeAnalysis;

namespace EksThumbprint.Json;

/// <summary>
/// One value of a JSON document. Asking it for what it does not have gives <see cref="Absent"/>, so that a path such as
/// <c>document["cluster"]["identity"]["oidc"]["issuer"].AsString</c> needs no checks on the way.
/// </summary>
internal sealed class JsonValue
{
    /// <summary>How deep arrays and objects may nest. No document that is read here goes deeper than ten.</summary>
    public const int MaxDepth = 64;

    // These come first: the values below take them up.
    private static readonly IReadOnlyList<JsonValue> NoItems = [];
    private static readonly IReadOnlyDictionary<string, JsonValue> NoMembers = new Dictionary<string, JsonValue>();

    public static readonly JsonValue Absent = new(JsonKind.Absent);
    public static readonly JsonValue Null = new(JsonKind.Null);

    private JsonValue(JsonKind kind, string? text = null)
    {
        Kind = kind;
        Text = text;
    }

    public JsonKind Kind { get; }

    /// <summary>A string's value; a number, <c>true</c> or <c>false</c> as it is written; otherwise null.</summary>
    public string? Text { get; }

    /// <summary>The value of a string; null for everything else.</summary>
    public string? AsString => Kind == JsonKind.String ? Text : null;

    /// <summary>Whether there is a value: neither absent nor <c>null</c>.</summary>
    public bool HasValue => Kind is not (JsonKind.Absent or JsonKind.Null);

    /// <summary>The items of an array; none for everything else.</summary>
    public IReadOnlyList<JsonValue> Items { get; private init; } = NoItems;

    /// <summary>The members of an object; none for everything else.</summary>
    public IReadOnlyDictionary<string, JsonValue> Members { get; private init; } = NoMembers;

    /// <summary>The object's member of that exact name, or <see cref="Absent"/>.</summary>
    public JsonValue this[string name] => Members.TryGetValue(name, out JsonValue? member) ? member : Absent;

    /// <summary>Reads a document (RFC 8259, UTF-8, a byte order mark allowed).</summary>
    /// <remarks>
    /// Of members with the same name the last one counts, as in JavaScript, Python and Go. Half of a surrogate pair in
    /// a
    /// <c>\u</c> escape reads as U+FFFD. The caller bounds the size: it has read the bytes.
    /// </remarks>
    /// <param name="utf8">The document's bytes.</param>
    /// <param name="value">The document's value.</param>
    /// <param name="problem">What is wrong and where, to go behind "is not JSON: "; already safe to show.</param>
    public static bool TryParse(
        byte[] utf8,
        [NotNullWhen(true)] out JsonValue? value,
        [NotNullWhen(false)] out string? problem
    ) => JsonReader.TryRead(utf8, out value, out problem);

    public static JsonValue OfText(JsonKind kind, string text) => new(kind, text);

    public static JsonValue OfItems(IReadOnlyList<JsonValue> items) => new(JsonKind.Array) { Items = items };

    public static JsonValue OfMembers(IReadOnlyDictionary<string, JsonValue> members) =>
        new(JsonKind.Object) { Members = members };
}

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
