using System.Diagnostics;
using EksThumbprint.Lab.Aws;
using EksThumbprint.Thumbprints;

namespace EksThumbprint.Tests.Lab;

public sealed class LabAwsFaultTests
{
    private static readonly string Old = new('0', 40);
    private static readonly Thumbprint New = Thumbprint.Parse(new string('a', 40));
    private static readonly Thumbprint Newer = Thumbprint.Parse(new string('b', 40));

    private readonly LabAws _aws = new();
    private readonly string _arn;

    public LabAwsFaultTests() => _arn = _aws.CreateProvider("https://a.example", [Old]).Arn;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IReadOnlyList<string> Read() => _aws.FindProvider(_arn, null, Cancellation)!.Thumbprints;

    private void Write(Thumbprint value) => _aws.ReplaceThumbprints(_arn, [value], null, Cancellation);

    [Fact]
    public void A_denied_operation_is_denied_until_allowed_and_others_work()
    {
        _aws.Faults.Deny(LabOperation.UpdateThumbprints);
        AwsException refusal = Assert.Throws<AwsException>(() => Write(New));
        Assert.Equal(AwsFailure.AccessDenied, refusal.Failure);
        Assert.Equal("AccessDenied", refusal.Code);
        Assert.Contains(
            "not authorized to perform: iam:UpdateOpenIDConnectProviderThumbprint",
            refusal.Detail,
            StringComparison.Ordinal
        );
        Assert.Equal([Old], Read());

        _aws.Faults.Allow(LabOperation.UpdateThumbprints);
        Write(New);
        Assert.Equal([New.ToString()], Read());
    }

    [Fact]
    public void Throttling_ends_after_its_number_of_calls()
    {
        _aws.Faults.Throttle(LabOperation.GetProvider, 2);

        Assert.Equal(AwsFailure.Throttled, Assert.Throws<AwsException>(() => Read()).Failure);
        Assert.Equal("Throttling", Assert.Throws<AwsException>(() => Read()).Code);
        Assert.Equal([Old], Read());
        Assert.Equal(3, _aws.Calls.Count(LabOperation.GetProvider));
    }

    [Fact]
    public void A_planned_failure_has_no_effect()
    {
        _aws.Faults.Fail(LabOperation.UpdateThumbprints, AwsFailure.ConcurrentModification, "ConcurrentModification");

        Assert.Equal(AwsFailure.ConcurrentModification, Assert.Throws<AwsException>(() => Write(New)).Failure);
        Assert.Equal([Old], Read());
    }

    [Fact]
    public void A_write_whose_answer_is_lost_takes_effect()
    {
        _aws.Faults.LoseAnswer(LabOperation.UpdateThumbprints);

        AwsException lost = Assert.Throws<AwsException>(() => Write(New));

        Assert.Equal(AwsFailure.Timeout, lost.Failure);
        Assert.True(lost.MayHaveTakenEffect);
        Assert.Equal([New.ToString()], Read());
    }

    [Fact]
    public void Another_writer_can_step_in_before_and_after_a_call()
    {
        _aws.Before = call =>
        {
            if (call is { Operation: LabOperation.GetProvider, Number: 2 })
                _aws.OverwriteThumbprints(_arn, [Newer.ToString()]);
        };
        _aws.After = call =>
        {
            if (call.Operation == LabOperation.UpdateThumbprints)
                _aws.OverwriteThumbprints(_arn, [Old]);
        };

        Assert.Equal([Old], Read());
        Assert.Equal([Newer.ToString()], Read());
        Write(New);
        Assert.Equal([Old], Read());
        Assert.Equal(1, _aws.Calls.Count(LabOperation.UpdateThumbprints));
    }

    [Fact]
    public void After_a_write_readers_may_see_the_old_list_for_a_while()
    {
        _aws.StaleReads = 2;
        Write(New);

        Assert.Equal([New.ToString()], _aws.Peek(_arn)!.Thumbprints);
        Assert.Equal([Old], Read());
        Assert.Equal([Old], Read());
        Assert.Equal([New.ToString()], Read());
    }

    [Fact]
    public void The_log_tells_every_call_in_order_with_what_was_to_be_written()
    {
        _aws.ListProviders(null, Cancellation);
        Read();
        _aws.ReplaceThumbprints(_arn, [New, Newer], "eu-west-1", Cancellation);

        Assert.Equal(
            [LabOperation.ListProviders, LabOperation.GetProvider, LabOperation.UpdateThumbprints],
            _aws.Calls.All.Select(call => call.Operation)
        );
        LabCall write = _aws.Calls.All[^1];
        Assert.Equal((_arn, "eu-west-1", 1), (write.Resource, write.Region, write.Number));
        Assert.Equal([New, Newer], write.Thumbprints);
        _aws.Calls.Clear();
        Assert.Empty(_aws.Calls.All);
    }

    [Fact]
    public void Cancellation_ends_a_slow_call_without_effect()
    {
        _aws.Latency = TimeSpan.FromMinutes(1);
        using CancellationTokenSource soon = new(TimeSpan.FromMilliseconds(50));
        Stopwatch time = Stopwatch.StartNew();

        Assert.Throws<OperationCanceledException>(() => _aws.ReplaceThumbprints(_arn, [New], null, soon.Token));

        Assert.True(time.Elapsed < TimeSpan.FromSeconds(20), $"took {time.Elapsed}");
        Assert.Equal([Old], _aws.Peek(_arn)!.Thumbprints);
    }

    [Fact]
    public void Concurrent_calls_are_all_counted_and_leave_one_whole_list()
    {
        Thumbprint[] values = [New, Newer];

        Parallel.For(0, 400, i => _aws.ReplaceThumbprints(_arn, [values[i % 2], values[i % 2]], null, Cancellation));

        Assert.Equal(400, _aws.Calls.Count(LabOperation.UpdateThumbprints));
        Assert.Equal(Enumerable.Range(1, 400), _aws.Calls.All.Select(call => call.Number));
        Assert.Single(_aws.Peek(_arn)!.Thumbprints.Distinct());
    }
}
