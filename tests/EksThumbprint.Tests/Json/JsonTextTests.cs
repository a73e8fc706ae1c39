using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EksThumbprint.Json;
using JsonValue = EksThumbprint.Json.JsonValue;

namespace EksThumbprint.Tests.Json;

/// <summary>What is written is read again as the same, by our own reader and by another library's.</summary>
public sealed class JsonTextTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"a":{},"b":[],"c":[{}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["a","b"]},{"n":-1.5e3}]}""")]
    [InlineData("""[true,false,null,0,1e400,"","\"\\\/\b\f\n\r\t"]""")]
    [InlineData("""{"\"key\"\n":"é 😀 \u0000 \u001f \u007f \u2028"}""")]
    public void A_document_stays_what_it_was(string text)
    {
        string written = Write(text);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(text), JsonNode.Parse(written)), written);
        Assert.Equal(written, Write(written));
    }

    [Fact]
    public void Every_character_goes_and_comes_back()
    {
        string all = new([.. Enumerable.Range(0, 0xD800).Select(code => (char)code)]);

        string written = Write(JsonSerializer.Serialize(new[] { all }));

        Assert.Equal(all, JsonNode.Parse(written)![0]!.GetValue<string>());
    }

    private static string Write(string text)
    {
        Assert.True(JsonValue.TryParse(Encoding.UTF8.GetBytes(text), out JsonValue? value, out string? wrong), wrong);
        return JsonText.Write(value!);
    }
}
