using EksThumbprint.Files;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_exists_stays_unless_it_may_go()
    {
        string path = _folder.Write("a.html", "old");
        InputException refused = Assert.Throws<InputException>(() =>
            AtomicFile.Write(path, false, "--force", writer => writer.Write("new"))
        );
        Assert.Equal("FileExists", refused.Code);
        Assert.Contains("--force", refused.Message);
        Assert.Equal("old", File.ReadAllText(path));
        AtomicFile.Write(path, true, "--force", writer => writer.Write("new"));
        Assert.Equal("new", File.ReadAllText(path));
    }

    [Fact]
    public void Writing_that_breaks_off_leaves_what_was_there_and_nothing_else()
    {
        string path = _folder.Write("a.html", "old");
        Assert.Throws<OperationCanceledException>(() => AtomicFile.Write(path, true, "--force", writer =>
            {
                writer.Write("half");
                throw new OperationCanceledException();
            }));
        Assert.Equal(("old", path), (File.ReadAllText(path), Assert.Single(Directory.GetFiles(_folder.FullName))));
    }

    [Fact]
    public void A_file_that_turns_up_meanwhile_is_not_overwritten()
    {
        string path = _folder.PathOf("a.html");
        Assert.Equal(
            "FileNotWritten",
            Assert
                .Throws<InputException>(() =>
                    AtomicFile.Write(path, false, "--force", _ => File.WriteAllText(path, "theirs"))
                )
                .Code
        );
        Assert.Equal(("theirs", path), (File.ReadAllText(path), Assert.Single(Directory.GetFiles(_folder.FullName))));
    }

    [Theory]
    [InlineData("a\0b.html")]
    [InlineData("\0")]
    public void A_path_that_no_file_can_have_is_an_input_error_before_any_work(string name)
    {
        InputException refused = Assert.Throws<InputException>(() =>
            AtomicFile.Check(Path.Combine(Path.GetTempPath(), name), overwrite: false, "add -Force")
        );

        Assert.Equal("FileNotWritten", refused.Code);
        Assert.Contains("is no path of a file", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_as_long_as_names_may_be_can_be_written()
    {
        using TemporaryFolder folder = new();
        string path = folder.PathOf(new string('n', 250) + ".html");

        AtomicFile.Write(path, overwrite: false, "add -Force", writer => writer.Write("x"));

        Assert.Equal("x", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public void A_name_of_one_letter_can_be_written_and_its_temporary_name_is_in_no_message()
    {
        using TemporaryFolder folder = new();
        string? seen = null;

        InputException refused = Assert.Throws<InputException>(() =>
            AtomicFile.Write(folder.PathOf("r"), overwrite: false, "add -Force", _ =>
            {
                seen = Directory.GetFiles(folder.FullName).Single();
                throw new IOException($"The disk is full: {seen}");
            })
        );

        Assert.NotNull(seen);
        Assert.True(Path.GetFileName(seen).Length <= 2);
        Assert.DoesNotContain(seen, refused.Message, StringComparison.Ordinal);
        Assert.Contains(folder.PathOf("r"), refused.Message, StringComparison.Ordinal);
    }
}
