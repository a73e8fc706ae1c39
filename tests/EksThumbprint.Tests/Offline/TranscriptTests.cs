using System.Diagnostics;
using System.Text.RegularExpressions;
using EksThumbprint.Offline;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Offline;

public sealed class TranscriptTests
{
    private static readonly MadeChain Chain = MadeChain.Shared;

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void A_transcript_gives_the_listed_certificates_once_each(bool repeatLeaf, bool oneLine)
    {
        string text = Chain.Transcript(repeatLeaf: repeatLeaf);
        MadeChain.AssertHolds(Chain.Ders, MadeChain.Parse(oneLine ? text.Replace('\n', ' ') : text));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Without_showcerts_the_top_cannot_be_known(bool oneLine)
    {
        string text = Chain.Transcript(showCerts: false);
        OfflineProblem problem = MadeChain.AssertDamaged(MadeChain.Parse(oneLine ? text.Replace('\n', ' ') : text));
        Assert.Contains(
            "lists 3 certificates but does not show them: it was saved without '-showcerts'",
            problem.Sentence,
            StringComparison.Ordinal
        );
        Assert.Equal(oneLine ? 1 : 5, problem.Line);
        Assert.Null(problem.Block);
        Assert.StartsWith($"chain.pem: line {problem.Line}: ", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_showcerts_a_server_that_sends_one_certificate_is_known_whole() =>
        MadeChain.AssertHolds([Chain.Ders[0]], MadeChain.Parse(Chain.Transcript(showCerts: false, entries: 1)));

    [Fact]
    public void A_list_with_a_lost_block_or_a_lost_entry_is_incomplete()
    {
        string lostBlock = Chain.Transcript().Replace(Chain.Pems[1], string.Empty, StringComparison.Ordinal);
        Assert.Contains(
            "No certificate follows number 1 of",
            MadeChain.AssertDamaged(MadeChain.Parse(lostBlock)).Sentence,
            StringComparison.Ordinal
        );
        string lostTop = Chain.Transcript().Replace(Chain.Pems[2], string.Empty, StringComparison.Ordinal);
        Assert.Contains(
            "No certificate follows number 2 of",
            MadeChain.AssertDamaged(MadeChain.Parse(lostTop)).Sentence,
            StringComparison.Ordinal
        );
        string lostEntry = Regex.Replace(Chain.Transcript(), " 1 s:.*\n", string.Empty);
        Assert.Contains(
            "goes on with number 2 where 1 should be",
            MadeChain.AssertDamaged(MadeChain.Parse(lostEntry)).Sentence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Two_transcripts_in_one_file_are_judged_each_by_itself()
    {
        MadeChain.AssertHolds(Chain.Ders.Concat(Chain.Ders), MadeChain.Parse(Chain.Transcript() + Chain.Transcript()));
        Assert.Contains(
            "-showcerts",
            MadeChain.AssertDamaged(MadeChain.Parse(Chain.Transcript(showCerts: false) + Chain.Transcript())).Sentence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Words_and_numbers_of_a_text_around_are_no_list() =>
        MadeChain.AssertHolds(
            [Chain.Ders[2]],
            MadeChain.Parse("Certificate chain of ours, took 5 s: fine\n" + Chain.Pems[2] + "Certificate chain ends\n")
        );

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_openssl_prints_today_is_understood(bool showCerts)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.PathOf("more.pem"), Chain.Pem);
        OpenSsl.RunIn(
            folder,
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-keyout",
            "key.pem",
            "-out",
            "leaf.pem",
            "-subj",
            "/CN=here"
        );
        ProcessStartInfo start = new(
            "openssl",
            [
                "s_server",
                "-accept",
                "127.0.0.1:0",
                "-cert",
                "leaf.pem",
                "-key",
                "key.pem",
                "-cert_chain",
                "more.pem",
                "-naccept",
                "1",
                "-www",
            ]
        )
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process server = Process.Start(start)!;
        try
        {
            string? address = null;
            while (address is null)
            {
                string? line = await server
                    .StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
                    .AsTask()
                    .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
                Assert.NotNull(line);
                if (line.StartsWith("ACCEPT ", StringComparison.Ordinal))
                    address = line[7..];
            }

            Assert.SkipUnless(
                address.Contains(':', StringComparison.Ordinal),
                "This openssl does not say which port it listens on."
            );
            string transcript = OpenSsl.RunIn(
                folder,
                ["s_client", "-connect", address, .. showCerts ? new[] { "-showcerts" } : []]
            );
            byte[] leaf = MadeChain.Parse(File.ReadAllText(folder.PathOf("leaf.pem"))).Certificates[0].ToDer();
            if (showCerts)
                MadeChain.AssertHolds([leaf, .. Chain.Ders], MadeChain.Parse(transcript));
            else
                Assert.Contains(
                    "lists 4 certificates but does not show them",
                    MadeChain.AssertDamaged(MadeChain.Parse(transcript)).Sentence,
                    StringComparison.Ordinal
                );
        }
        finally
        {
            if (!server.HasExited)
                server.Kill();
        }
    }
}
