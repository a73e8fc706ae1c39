using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EksThumbprint.Offline;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Offline;

[WholeRun(OnNetStandard = true)]
public sealed class DamagedChainTests
{
    private static readonly MadeChain Chain = MadeChain.Shared;

    [Theory]
    [InlineData(
        "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
        "It is empty: nothing stands between its BEGIN and END lines."
    )]
    [InlineData(
        "-----BEGIN CERTIFICATE-----\nMIIC...snip...\n-----END CERTIFICATE-----",
        "It holds the text \"MIIC...snip...\" instead of base64."
    )]
    [InlineData("-----END CERTIFICATE-----", "Its BEGIN line is missing: only its END line is there.")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIC", "Its END line is missing: the file ends inside the certificate.")]
    [InlineData(
        "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE REQUEST-----",
        "It begins as 'CERTIFICATE' and ends as 'CERTIFICATE REQUEST' (line 3)."
    )]
    public void Broken_blocks_are_named_with_their_reason(string block, string sentence)
    {
        OfflineProblem problem = MadeChain.AssertDamaged(MadeChain.Parse(block));
        Assert.Equal(sentence, problem.Sentence);
        Assert.Equal((1, 1), (problem.Block, problem.Line));
    }

    [Fact]
    public void One_damaged_block_leaves_the_file_without_thumbprint_but_the_others_can_be_shown()
    {
        OfflineChain chain = MadeChain.Parse(
            Chain.Pems[0] + "\n-----BEGIN CERTIFICATE-----\nRedacted\n-----END CERTIFICATE-----\n" + Chain.Pems[2]
        );
        OfflineProblem problem = MadeChain.AssertDamaged(chain);
        Assert.Equal(2, problem.Block);
        Assert.Equal([1, 3], chain.Certificates.Select(certificate => certificate.Block));
        InputException exception = Assert.Throws<InputException>(chain.CertificatesOrThrow);
        Assert.Contains(problem.ToString(), exception.Message, StringComparison.Ordinal);
        Assert.Contains("-showcerts", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_BEGIN_inside_a_block_is_named_with_its_line()
    {
        OfflineChain chain = MadeChain.Parse("-----BEGIN CERTIFICATE-----\nMIIC\n" + Chain.Pems[0]);
        Assert.Equal(
            "Its END line is missing: another block begins in line 3 before it ends.",
            MadeChain.AssertDamaged(chain).Sentence
        );
        Assert.Equal(2, Assert.Single(chain.Certificates).Block);
    }

    [Theory]
    [InlineData("-----BEGIN CERTIFICATE-----", "—–BEGIN CERTIFICATE—–")]
    [InlineData("-----BEGIN CERTIFICATE-----", "----BEGIN CERTIFICATE----")]
    [InlineData("-----END CERTIFICATE-----", "-----END CERTIFICATE----")]
    [InlineData("-----END CERTIFICATE-----", "-----end certificate-----")]
    [InlineData("-----END CERTIFICATE-----", "-----END CERTIFICATE -----")]
    public void Markers_changed_by_hand_or_by_a_word_processor_are_not_passed_over(string marker, string changed)
    {
        OfflineChain chain = MadeChain.Parse(
            Chain.Pems[0] + Chain.Pems[1].Replace(marker, changed, StringComparison.Ordinal)
        );
        OfflineProblem problem = MadeChain.AssertDamaged(chain);
        Assert.Equal(2, problem.Block);
        Assert.Contains("five hyphens", problem.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("> ", "breaks at '>'")]
    [InlineData("\\n", "the two characters '\\n'")]
    [InlineData("\u200B", "breaks at '\\u{200B}'")]
    [InlineData("=", "goes on after the '='")]
    public void Foreign_characters_are_named_with_place_and_line(string inserted, string expected)
    {
        string[] lines = Chain.Pems[1].Split('\n');
        lines[2] = inserted + lines[2];
        string sentence = MadeChain.AssertDamaged(MadeChain.Parse(string.Join('\n', lines))).Sentence;
        Assert.Contains(expected, sentence, StringComparison.Ordinal);
        Assert.Contains(
            inserted == "=" ? "at character 66 (line 3)" : "at character 65 (line 3)",
            sentence,
            StringComparison.Ordinal
        );
        Assert.Contains($"its DER declares {Chain.Ders[1].Length}", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_last_character_that_no_encoder_writes_is_found_though_it_decodes_to_the_same_bytes()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        HashSet<int> paddings = [];
        for (string name = "CN=x"; name.Length < 40; name += "x")
        {
            using X509Certificate2 certificate = MadeCertificates.Ca(name, key);
            string base64 = Convert.ToBase64String(certificate.RawData);
            int padding = base64.Length - base64.TrimEnd('=').Length;
            if (padding == 0)
                continue;
            paddings.Add(padding);
            int last = base64.Length - padding - 1;
            string changed = base64[..last] + (char)(base64[last] + 1) + base64[(last + 1)..];
            Assert.Equal(certificate.RawData, Convert.FromBase64String(changed));
            MadeChain.AssertHolds(
                [certificate.RawData],
                MadeChain.Parse($"-----BEGIN CERTIFICATE-----\n{base64}\n-----END CERTIFICATE-----")
            );
            OfflineChain chain = MadeChain.Parse($"-----BEGIN CERTIFICATE-----\n{changed}\n-----END CERTIFICATE-----");
            Assert.Contains(
                "which no encoder writes there",
                MadeChain.AssertDamaged(chain).Sentence,
                StringComparison.Ordinal
            );
        }

        Assert.Equal([1, 2], paddings.Order());
    }

    [Fact]
    public void Lost_and_doubled_lines_are_found_by_the_length_that_the_DER_declares()
    {
        List<string> lines = [.. Chain.Pems[1].Split('\n')];
        string lost = MadeChain
            .AssertDamaged(MadeChain.Parse(string.Join('\n', lines.Where((_, i) => i != 3))))
            .Sentence;
        Assert.Contains(
            $"it holds {Chain.Ders[1].Length - 48} bytes, but its DER declares {Chain.Ders[1].Length}",
            lost,
            StringComparison.Ordinal
        );
        lines.Insert(3, lines[3]);
        string doubled = MadeChain.AssertDamaged(MadeChain.Parse(string.Join('\n', lines))).Sentence;
        Assert.Contains(
            $"holds {Chain.Ders[1].Length + 48} bytes, but its DER declares {Chain.Ders[1].Length}",
            doubled,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_example_written_over_a_certificate_is_found_though_it_decodes()
    {
        string pem = Chain.Pems[1];
        int place = pem.IndexOf('\n', pem.Length / 2) + 1;
        string changed = pem[..place] + "EXAMPLE" + pem[(place + 7)..];
        Assert.Contains(
            "The text 'EXAMPLE' was written over it",
            MadeChain.AssertDamaged(MadeChain.Parse(changed)).Sentence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Truncation_at_any_byte_never_gives_a_damaged_certificate_and_never_escapes_as_another_exception()
    {
        string text = Chain.Pem;
        int complete = 0;
        for (int length = 0; length < text.Length; length++)
        {
            if (Usable(Encoding.ASCII.GetBytes(text[..length])) is not { } certificates)
                continue;

            // What may be used ends right after a block, in white space, or in hyphens that are too few to tell.
            string rest = text[
                (text[..length].LastIndexOf("-----END CERTIFICATE-----", StringComparison.Ordinal) + 25)..length
            ];
            Assert.Contains(rest, new[] { "", "\n", "\n-", "\n--", "\n---" });
            Assert.Equal(Chain.Ders.Take(certificates.Count), certificates.Select(certificate => certificate.ToDer()));
            complete++;
        }

        Assert.Equal(11, complete);
    }

    [Fact]
    public void A_truncated_transcript_is_never_used_before_its_list_has_ended()
    {
        foreach (string text in new[] { Chain.Transcript(), Chain.Transcript().Replace('\n', ' ') })
        {
            int listEnds =
                text.IndexOf(
                    "---",
                    text.LastIndexOf("-----END", StringComparison.Ordinal) + 25,
                    StringComparison.Ordinal
                ) + 3;
            for (int length = 0; length < text.Length; length++)
            {
                Assert.Equal(length >= listEnds, Usable(Encoding.ASCII.GetBytes(text[..length]))?.Count == 3);
            }
        }
    }

    [Fact]
    public void Truncation_of_DER_and_of_UTF16_at_any_byte_is_found()
    {
        for (int length = 0; length < Chain.Ders[0].Length; length++)
            Assert.Null(Usable(Chain.Ders[0][..length]));
        byte[] wide = new UnicodeEncoding(false, true)
            .GetPreamble()
            .Concat(Encoding.Unicode.GetBytes(Chain.Pems[0].TrimEnd()))
            .ToArray();
        for (int length = 0; length < wide.Length; length++)
            Assert.Null(Usable(wide[..length]));
        Assert.Single(Usable(wide)!);
    }

    [Fact]
    public void One_changed_character_is_found_or_changes_nothing_but_bytes_of_its_own_certificate()
    {
        string pem = Chain.Pems[1];
        for (int i = 0; i < pem.Length; i++)
        {
            foreach (char c in "*=A \0é-")
            {
                byte[] changed = Encoding.UTF8.GetBytes(Chain.Pems[0] + pem[..i] + c + pem[(i + 1)..] + Chain.Pems[2]);
                if (Usable(changed) is not { } certificates)
                    continue;
                Assert.Equal(3, certificates.Count);
                Assert.Equal(
                    [Chain.Ders[0], Chain.Ders[2]],
                    new[] { certificates[0].ToDer(), certificates[2].ToDer() }
                );
                Assert.Equal(Chain.Ders[1].Length, certificates[1].ToDer().Length);
            }
        }
    }

    private static IReadOnlyList<OfflineCertificate>? Usable(byte[] content)
    {
        try
        {
            return ChainFile.Parse(content, "chain.pem").CertificatesOrThrow();
        }
        catch (InputException)
        {
            return null;
        }
    }
}
