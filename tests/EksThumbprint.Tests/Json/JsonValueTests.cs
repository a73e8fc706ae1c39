using System.Text;
using System.Text.Json;
using EksThumbprint.Json;

namespace EksThumbprint.Tests.Json;

public sealed class JsonValueTests
{
    [Theory]
    [InlineData("""{"a":1,}""", "line 1, column 8: expected a member's name in double quotes, found '}'")]
    [InlineData("[1,2,]", "line 1, column 6: expected a value, found ']'")]
    [InlineData("[1 2]", "line 1, column 4: expected ',' or ']', found '2'")]
    [InlineData("""{"a":1} x""", "line 1, column 9: expected the end, found 'x'")]
    [InlineData("""{"a":1}{"b":2}""", "line 1, column 8: expected the end, found '{'")]
    [InlineData("{\n\"a\": 01}", "line 2, column 7: expected ',' or '}', found '1'")]
    [InlineData("""{"a" 1}""", "line 1, column 6: expected ':', found '1'")]
    [InlineData("{a:1}", "line 1, column 2: expected a member's name in double quotes, found 'a'")]
    [InlineData("""{"a":'x'}""", "line 1, column 6: expected a value, found '''")]
    [InlineData("[NaN]", "line 1, column 2: expected a value, found 'N'")]
    [InlineData("[+1]", "line 1, column 2: expected a value, found '+'")]
    [InlineData("-", "line 1, column 2: expected a digit, found the end")]
    [InlineData("[1.]", "line 1, column 4: expected a digit, found ']'")]
    [InlineData("[1e+]", "line 1, column 5: expected a digit, found ']'")]
    [InlineData("tru", "line 1, column 1: expected a value, found 't'")]
    [InlineData("\"a\nb\"", "line 1, column 3: a control character in a string must be escaped")]
    [InlineData("""["\q"]""", "line 1, column 4: no such escape in JSON")]
    [InlineData("""["\u12G4"]""", "line 1, column 5: no such escape in JSON")]
    [InlineData("\"abc", "line 1, column 5: expected '\"', found the end")]
    [InlineData("[1,\u202E2]", "line 1, column 4: expected a value, found '\\u{202E}'")]
    [InlineData("<!DOCTYPE html>", "line 1, column 1: expected a value, found '<'")]
    [InlineData("", "it is empty")]
    [InlineData(" \r\n\t", "it is empty")]
    public void Malformed_text_is_told_by_line_and_column(string text, string problem)
    {
        Assert.False(JsonValue.TryParse(Encoding.UTF8.GetBytes(text), out JsonValue? value, out string? told));
        Assert.Null(value);
        Assert.Equal(problem, told);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_told()
    {
        Assert.False(
            JsonValue.TryParse(
                Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray(),
                out _,
                out string? problem
            )
        );
        Assert.Equal("it is not UTF-8 text", problem);
    }

    [Fact]
    public void A_byte_order_mark_is_skipped() => Assert.Equal("x", Read("\uFEFF{\"a\":\"x\"}")["a"].AsString);

    [Fact]
    public void A_null_differs_from_an_absent_member()
    {
        JsonValue value = Read("""{"a":null}""");
        Assert.Equal(JsonKind.Null, value["a"].Kind);
        Assert.Equal(JsonKind.Absent, value["b"].Kind);
        Assert.Equal(JsonKind.Absent, value["b"]["c"]["d"].Kind);
        Assert.False(value["a"].HasValue);
    }

    [Fact]
    public void Of_members_with_the_same_name_the_last_counts() =>
        Assert.Equal("2", Read("""{"a":1,"a":2}""")["a"].Text);

    [Theory]
    [InlineData("__type")]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a:b")]
    [InlineData("item")]
    [InlineData("1")]
    public void Any_string_is_a_members_name(string name) =>
        Assert.Equal("x", Read($$"""{"{{name}}":"x"}""")[name].AsString);

    [Fact]
    public void Escapes_are_read() =>
        Assert.Equal("\"\\/\b\f\n\r\té😀é", Read("""["\"\\\/\b\f\n\r\t\u00e9\ud83d\uDE00é"]""").Items[0].AsString);

    [Theory]
    [InlineData("""["before\tbetween\nafter"]""", "before\tbetween\nafter")]
    [InlineData("""["\\"]""", "\\")]
    [InlineData("""[""]""", "")]
    [InlineData("""["plain"]""", "plain")]
    public void Text_around_escapes_is_kept(string text, string expected) =>
        Assert.Equal(expected, Read(text).Items[0].AsString);

    [Theory]
    [InlineData("""["\ud800"]""", "\uFFFD")]
    [InlineData("""["\ude00x"]""", "\uFFFDx")]
    [InlineData("""["\ud800\ud83d\ude00"]""", "\uFFFD😀")]
    public void Half_of_a_surrogate_pair_reads_as_a_replacement_character(string text, string expected) =>
        Assert.Equal(expected, Read(text).Items[0].AsString);

    [Theory]
    [InlineData("0")]
    [InlineData("-0.5e-7")]
    [InlineData("1718000000.123")]
    [InlineData("123456789012345678901234567890")]
    public void Numbers_keep_their_digits(string number)
    {
        Assert.Equal((JsonKind.Number, number), (Read(number).Kind, Read(number).Text));
        Assert.Null(Read(number).AsString);
    }

    [Fact]
    public void Nesting_is_bounded()
    {
        Assert.Equal(JsonKind.Array, Read(new string('[', 64) + new string(']', 64)).Kind);
        Assert.False(
            JsonValue.TryParse(Encoding.UTF8.GetBytes(new string('[', 1_000_000)), out _, out string? problem)
        );
        Assert.Equal("line 1, column 65: more than 64 levels deep", problem);
    }

    [Fact]
    public void A_long_string_is_read_whole()
    {
        string text = string.Concat(Enumerable.Repeat("0123456789\\n", 100_000));
        Assert.Equal(1_100_000, Read($"\"{text}\"").AsString!.Length);
    }

    [Fact]
    public void It_takes_and_refuses_what_the_runtimes_own_reader_does()
    {
        Random random = new(20240611);
        string[] pieces =
        [
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"a\"",
            "\"\\u0041\"",
            "1",
            "-2.5e3",
            "true",
            "false",
            "null",
            " ",
            "0",
            "x",
            "\"",
            "\\",
            ".",
            "e",
        ];
        int taken = 0;
        for (int i = 0; i < 200_000; i++)
        {
            string text = string.Concat(
                Enumerable.Range(0, random.Next(1, 8)).Select(_ => pieces[random.Next(pieces.Length)])
            );
            bool ours = JsonValue.TryParse(Encoding.UTF8.GetBytes(text), out JsonValue? value, out _);
            Assert.True(ours == IsJson(text), $"{text}: {ours}");
            if (ours)
                taken++;
        }

        Assert.InRange(taken, 1000, 199_000);
    }

    private static bool IsJson(string text)
    {
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(text));
        try
        {
            while (reader.Read()) { }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonValue Read(string text)
    {
        Assert.True(
            JsonValue.TryParse(Encoding.UTF8.GetBytes(text), out JsonValue? value, out string? problem),
            problem
        );
        return value;
    }
}
