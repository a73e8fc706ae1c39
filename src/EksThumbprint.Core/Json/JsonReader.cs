using System.Text;
using EksThumbprint.Common;

namespace EksThumbprint.Json;

/// <summary>A strict reader for RFC 8259, by recursive descent.</summary>
/// <remarks>
/// The framework's JsonReaderWriterFactory, the one reader in both builds, is no judge of documents: it takes
/// <c>[1 2]</c> for 12, <c>{"a":1,}</c>, <c>01</c>, <c>-</c>, <c>NaN</c> and the empty text, refuses a byte order mark,
/// hides members called <c>__type</c>, renames those that are no XML names, and throws FormatException for a line break
/// in a string.
/// </remarks>
internal sealed class JsonReader(string text, bool uniqueNames)
{
    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    private readonly string _text = text;
    private int _at;
    private string? _problem;

    private char Current => _at < _text.Length ? _text[_at] : '\0';

    /// <param name="utf8">The document's bytes.</param>
    /// <param name="value">The document's value.</param>
    /// <param name="problem">What is wrong and where.</param>
    /// <param name="uniqueNames">
    /// Refuses an object with two members of one name: what decides about access is read in one way only.
    /// </param>
    public static bool TryRead(byte[] utf8, out JsonValue? value, out string? problem, bool uniqueNames = false)
    {
        value = null;
        int mark = utf8.Length >= 3 && utf8[0] == 0xEF && utf8[1] == 0xBB && utf8[2] == 0xBF ? 3 : 0;
        string text;
        try
        {
            text = StrictUtf8.GetString(utf8, mark, utf8.Length - mark);
        }
        catch (DecoderFallbackException)
        {
            problem = "it is not UTF-8 text";
            return false;
        }

        JsonReader reader = new(text, uniqueNames);
        value = reader.Document();
        problem = reader._problem;
        return value is not null;
    }

    private JsonValue? Document()
    {
        SkipSpace();
        if (_at == _text.Length)
        {
            _problem = "it is empty";
            return null;
        }

        JsonValue? value = Value(0);
        if (value is null)
            return null;
        SkipSpace();
        return _at == _text.Length ? value : Expected<JsonValue>("the end");
    }

    private JsonValue? Value(int depth) =>
        Current switch
        {
            '{' or '[' when depth == JsonValue.MaxDepth => Fail<JsonValue>(
                $"more than {JsonValue.MaxDepth} levels deep"
            ),
            '{' => Object(depth + 1),
            '[' => Array(depth + 1),
            '"' => String() is { } text ? JsonValue.OfText(JsonKind.String, text) : null,
            't' => Word("true", JsonKind.Boolean),
            'f' => Word("false", JsonKind.Boolean),
            'n' => Word("null", JsonKind.Null),
            '-' or (>= '0' and <= '9') => Number(),
            _ => Expected<JsonValue>("a value"),
        };

    private JsonValue? Object(int depth)
    {
        Dictionary<string, JsonValue> members = new(StringComparer.Ordinal);
        _at++;
        SkipSpace();
        if (Take('}'))
            return JsonValue.OfMembers(members);
        while (true)
        {
            SkipSpace();
            if (Current != '"')
                return Expected<JsonValue>("a member's name in double quotes");
            if (String() is not { } name)
                return null;
            if (uniqueNames && members.ContainsKey(name))
                return Fail<JsonValue>($"the name '{Printable.Shorten(name, 60)}' stands twice in one object");
            SkipSpace();
            if (!Take(':'))
                return Expected<JsonValue>("':'");
            SkipSpace();
            if (Value(depth) is not { } value)
                return null;
            members[name] = value;
            SkipSpace();
            if (Take('}'))
                return JsonValue.OfMembers(members);
            if (!Take(','))
                return Expected<JsonValue>("',' or '}'");
        }
    }

    private JsonValue? Array(int depth)
    {
        List<JsonValue> items = [];
        _at++;
        SkipSpace();
        if (Take(']'))
            return JsonValue.OfItems(items);
        while (true)
        {
            SkipSpace();
            if (Value(depth) is not { } value)
                return null;
            items.Add(value);
            SkipSpace();
            if (Take(']'))
                return JsonValue.OfItems(items);
            if (!Take(','))
                return Expected<JsonValue>("',' or ']'");
        }
    }

    private JsonValue? Word(string word, JsonKind kind)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
            return Expected<JsonValue>("a value");
        _at += word.Length;
        return kind == JsonKind.Null ? JsonValue.Null : JsonValue.OfText(kind, word);
    }

    private JsonValue? Number()
    {
        int start = _at;
        Take('-');
        bool whole = Take('0') || Digits();
        bool complete = whole && (!Take('.') || Digits()) && (!(Take('e') || Take('E')) || Exponent());
        return complete
            ? JsonValue.OfText(JsonKind.Number, _text.Substring(start, _at - start))
            : Expected<JsonValue>("a digit");
    }

    private bool Exponent()
    {
        if (!Take('+'))
            Take('-');
        return Digits();
    }

    private bool Digits()
    {
        int start = _at;
        while (Current is >= '0' and <= '9')
            _at++;
        return _at > start;
    }

    /// <summary>Reads a string, the opening quote being next. Null after a failure.</summary>
    private string? String()
    {
        StringBuilder? escaped = null; // most strings have no escape
        int plain = ++_at;
        while (_at < _text.Length)
        {
            char c = _text[_at];
            if (c < ' ')
                return Fail<string>("a control character in a string must be escaped");
            if (c == '"')
            {
                string rest = _text.Substring(plain, _at++ - plain);
                return Surrogates.Paired(escaped is null ? rest : escaped.Append(rest).ToString());
            }

            _at++;
            if (c != '\\')
                continue;
            escaped = (escaped ?? new StringBuilder()).Append(_text, plain, _at - 1 - plain);
            if (Escaped() is not { } unit)
                return Fail<string>("no such escape in JSON");
            escaped.Append(unit);
            plain = _at;
        }

        return Expected<string>("'\"'");
    }

    private char? Escaped()
    {
        int known = "\"\\/bfnrt".IndexOf(Current);
        if (known < 0)
            return Take('u') ? Hex4() : null;
        _at++;
        return "\"\\/\b\f\n\r\t"[known];
    }

    private char? Hex4()
    {
        if (_at + 4 > _text.Length)
            return null;
        string digits = _text.Substring(_at, 4);
        if (!digits.All(Hex.IsDigit))
            return null;
        _at += 4;
        return (char)Convert.ToUInt16(digits, 16);
    }

    private void SkipSpace()
    {
        while (Current is ' ' or '\t' or '\r' or '\n')
            _at++;
    }

    private bool Take(char c)
    {
        if (_at >= _text.Length || _text[_at] != c)
            return false;
        _at++;
        return true;
    }

    private T? Expected<T>(string what)
        where T : class =>
        Fail<T>(
            $"expected {what}, found "
                + $"{(_at < _text.Length ? $"'{Printable.Escape(_text[_at].ToString())}'" : "the end")}"
        );

    private T? Fail<T>(string problem)
        where T : class
    {
        int line = 1 + _text.Take(_at).Count(c => c == '\n');
        int column = _at - (_at == 0 ? -1 : _text.LastIndexOf('\n', _at - 1));
        _problem = $"line {line}, column {column}: {problem}";
        return null;
    }
}
