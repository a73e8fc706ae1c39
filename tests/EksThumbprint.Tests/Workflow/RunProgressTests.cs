using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Workflow;

public sealed class RunProgressTests
{
    private readonly List<RunState> _told = [];
    private TimeSpan _now;

    private RunProgress Run() => new(_told.Add, () => _now);

    [Fact]
    public void It_says_what_is_listed_then_how_many_of_how_many()
    {
        RunProgress run = Run();
        run.List("OIDC providers");
        run.Begin("a");
        run.Expect(43);
        run.Finish("a");

        Assert.Equal(["Listing OIDC providers", "0 of 1 so far: a", "1 of 43: a"], _told.Select(state => state.Text));
    }

    [Fact]
    public void The_estimate_goes_by_what_the_first_ones_took_and_leaves_the_listing_out()
    {
        RunProgress run = Run();
        run.List("OIDC providers");
        _now = TimeSpan.FromSeconds(100);
        run.Expect(10);
        foreach (string name in (string[])["a", "b", "c", "d", "e"])
        {
            run.Begin(name);
            _now += TimeSpan.FromSeconds(2);
            run.Finish(name);
        }

        Assert.Equal(
            [null, null, 14.0, 12.0, 10.0],
            _told
                .Where(state => state.Done > 0 && state.Begun == state.Done)
                .Select(state => state.Remaining?.TotalSeconds)
        );
    }

    [Fact]
    public void More_than_were_expected_leave_no_estimate()
    {
        RunProgress run = Run();
        run.Expect(2);
        foreach (string name in (string[])["a", "b", "c"])
        {
            run.Begin(name);
            run.Finish(name);
        }

        Assert.Null(_told[^1].Remaining);
    }
}
