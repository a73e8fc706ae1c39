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
}
