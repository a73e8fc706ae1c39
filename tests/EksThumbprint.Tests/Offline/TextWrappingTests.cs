using System.Text;
using System.Text.Json;
using EksThumbprint.Offline;

namespace EksThumbprint.Tests.Offline;

/// <summary>What other programs put around a transcript or a PEM file.</summary>
public sealed class TextWrappingTests
{
    private static readonly MadeChain Chain = MadeChain.Shared;

    public static TheoryData<string> Prefixes =>
        [
            "> ",
            ">",
            "> > ",
            "| ",
            "2023-03-01T10:00:0{0}.123Z ",
            "2023-03-01 10:00:0{0},12{0} INFO  probe - ",
            "2023-03-01T10:00:0{0}.12345678{0}Z stdout F ",
            "[pod/probe-7c9f/openssl] ",
            "Mar  1 10:00:0{0} ip-10-0-0-1 probe[{0}12]: ",
            "    1{0}\t",
        ];

    [Theory]
    [MemberData(nameof(Prefixes))]
    public void A_prefix_of_every_line_is_taken_away_with_other_digits_in_it(string prefix)
    {
        foreach (string text in new[] { Chain.Pem, Chain.Transcript() })
        {
            string[] lines = text.TrimEnd('\n').Split('\n');
            string prefixed = string.Join(
                '\n',
                lines.Select(
                    (line, i) => (prefix.Replace("{0}", (i % 10).ToString(), StringComparison.Ordinal) + line).TrimEnd()
                )
            );
            OfflineChain chain = MadeChain.Parse(prefixed);
            MadeChain.AssertHolds(Chain.Ders, chain);
            Assert.Equal(text.Contains("Certificate chain"), chain.Certificates[0].Transcript is not null);
            Assert.Equal(
                lines.Index().First(line => line.Item.Contains("-----BEGIN")).Index + 1,
                chain.Certificates[0].Line
            );
        }
    }

    [Fact]
    public void A_mailer_may_take_the_blank_from_an_empty_line_within_a_certificate()
    {
        IEnumerable<string> quoted = Chain.Pem.TrimEnd('\n').Split('\n').SelectMany(line => new[] { "> " + line, ">" });
        MadeChain.AssertHolds(Chain.Ders, MadeChain.Parse(string.Join('\n', quoted)));
    }

    [Fact]
    public void A_line_that_was_lost_from_a_quoted_block_is_found()
    {
        List<string> lines = [.. Chain.Pem.TrimEnd('\n').Split('\n').Select(line => "> " + line)];
        lines.RemoveAt(2);
        MadeChain.AssertDamaged(MadeChain.Parse(string.Join('\n', lines)));
    }

    [Fact]
    public void A_prefix_that_eats_base64_is_never_learnt()
    {
        string pem = "aa" + Chain.Pems[0];
        MadeChain.AssertHolds([Chain.Ders[0]], MadeChain.Parse(pem));
    }

    [Fact]
    public void Docker_writes_each_line_as_JSON()
    {
        string log = string.Concat(
            Chain
                .Transcript()
                .Split('\n')
                .Select(line =>
                    JsonSerializer.Serialize(
                        new
                        {
                            log = line + "\n",
                            stream = "stdout",
                            time = "2023-03-01T10:00:00Z",
                        }
                    ) + "\n"
                )
        );
        OfflineChain chain = MadeChain.Parse(log);
        MadeChain.AssertHolds(Chain.Ders, chain);
        Assert.NotNull(chain.Certificates[0].Transcript);
    }

    [Fact]
    public void Strings_of_JSON_and_YAML_are_read_with_their_escapes()
    {
        string once = JsonSerializer.Serialize(new { pem = Chain.Pem });
        string twice = JsonSerializer.Serialize(new { inner = once });
        string yaml = "ca.crt: \"" + Chain.Pem.Replace("\n", "\\n", StringComparison.Ordinal) + "\"\n";
        string slashes = once.Replace("/", "\\/", StringComparison.Ordinal);
        string crlf = JsonSerializer.Serialize(new { pem = Chain.Pem.Replace("\n", "\r\n", StringComparison.Ordinal) });
        foreach (string text in new[] { once, twice, yaml, slashes, crlf })
            MadeChain.AssertHolds(Chain.Ders, MadeChain.Parse(text));

        // System.Text.Json writes + as \u002B, so one of them has it.
        Assert.Contains("u002B", once, StringComparison.Ordinal);
    }

    [Fact]
    public void A_transcript_inside_a_string_is_still_a_transcript()
    {
        OfflineChain chain = MadeChain.Parse(JsonSerializer.Serialize(Chain.Transcript()));
        MadeChain.AssertHolds(Chain.Ders, chain);
        Assert.All(chain.Certificates, one => Assert.NotNull(one.Transcript));
    }

    [Fact]
    public void Base64_of_it_all_is_read_in_one_line_and_in_many()
    {
        string one = Convert.ToBase64String(Encoding.UTF8.GetBytes(Chain.Pem));
        string many = Convert.ToBase64String(
            Encoding.UTF8.GetBytes(Chain.Pem),
            Base64FormattingOptions.InsertLineBreaks
        );
        string secret = $"apiVersion: v1\nkind: Secret\ndata:\n  ca.crt: {one}\n";
        foreach (string text in new[] { one, many, one + "\n", $"\"{one}\"", secret })
            MadeChain.AssertHolds(Chain.Ders, MadeChain.Parse(text));
        MadeChain.AssertHolds([Chain.Ders[1]], MadeChain.Parse(Convert.ToBase64String(Chain.Ders[1])));
    }

    [Fact]
    public void The_host_and_the_time_of_a_transcript_are_read()
    {
        string text =
            "$ openssl s_client -connect 10.0.0.7:443 -servername Leaf.Example -showcerts </dev/null\n"
            + Chain.Transcript()
            + "\n    Start Time: 1677628800\n    Timeout   : 7200 (sec)\n";
        TranscriptRecord record = MadeChain.Parse(text).Certificates[0].Transcript!;
        Assert.Equal(("leaf.example", 1677628800L), (record.Host, record.Started!.Value.ToUnixTimeSeconds()));
    }

    [Fact]
    public void Two_transcripts_in_one_file_are_two()
    {
        string text =
            "openssl s_client -servername a.example -connect a.example:443\n"
            + Chain.Transcript()
            + "\nopenssl s_client -connect b.example:443 -showcerts\n"
            + Chain.Transcript();
        OfflineChain chain = MadeChain.Parse(text);
        Assert.Equal(
            ["a.example", "a.example", "a.example", "b.example", "b.example", "b.example"],
            chain.Certificates.Select(one => one.Transcript!.Host)
        );
    }
}
