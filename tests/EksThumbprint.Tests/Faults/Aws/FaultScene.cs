using EksThumbprint.Assessment;
using EksThumbprint.Lab.Aws;
using EksThumbprint.Probing;
using EksThumbprint.Repair;
using EksThumbprint.Tests.Support;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Faults.Aws;

/// <summary>
/// A cluster, its provider with a wrong list, and the whole way of an update: AWS is asked, the plan made and carried
/// out. The calls are DescribeCluster, GetProvider (1: the facts, 2: immediately before the write), UpdateThumbprints,
/// GetProvider (3 and on: read back).
/// </summary>
internal sealed class FaultScene
{
    private static readonly UpdatePauses NoPauses = new()
    {
        ReadingBack = [.. Enumerable.Repeat(TimeSpan.Zero, 4)],
        Throttled = [.. Enumerable.Repeat(TimeSpan.Zero, 3)],
    };
    private readonly List<Action<LabCall>> _before = [];
    private readonly List<Action<LabCall>> _after = [];
    private readonly string[] _listed;

    public FaultScene(params string[] listed)
    {
        _listed = listed;
        Aws.CreateCluster("shop", MadeFacts.EksIssuer);
        Arn = Aws.CreateProvider(MadeFacts.EksIssuer, listed).Arn;
        Aws.Before = call => _before.ForEach(step => step(call));
        Aws.After = call => _after.ForEach(step => step(call));
    }

    public LabAws Aws { get; } = new();

    public string Arn { get; }

    /// <summary>
    /// What is asked for; an issuer's URL has the account's providers listed in place of the cluster described.
    /// </summary>
    public string Target { get; set; } = "shop";

    public int Writes => Aws.Calls.Count(LabOperation.UpdateThumbprints);

    public int Reads => Aws.Calls.Count(LabOperation.GetProvider);

    /// <summary>From its nth call on, the operation fails without effect; as often as said, or for good.</summary>
    public void Fail(string operation, int from, AwsFailure failure, int times = int.MaxValue, string? code = null) =>
        _before.Add(call => ThrowAt(call, operation, from, times, failure, code));

    /// <summary>The nth call takes effect, and then fails.</summary>
    public void FailAfterEffect(string operation, int number, AwsFailure failure) =>
        _after.Add(call => ThrowAt(call, operation, number, 1, failure, null));

    /// <summary>Somebody else acts right before the nth call.</summary>
    public void Before(string operation, int number, Action act) =>
        _before.Add(call => ActAt(call, operation, number, act));

    /// <summary>Somebody else acts right after the nth call.</summary>
    public void After(string operation, int number, Action act) =>
        _after.Add(call => ActAt(call, operation, number, act));

    public void Overwrite(params string[] list) => Aws.OverwriteThumbprints(Arn, list);

    public (OidcAssessment Assessment, ThumbprintChange Change) Run()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        OidcFacts facts = new ProviderLookup(Aws, MadeFacts.Now).Find(
            EksThumbprint.Issuers.Target.Parse(Target),
            cancellation
        );
        if (facts.Issuer is not null)
        {
            ProbeResult seen = MadeFacts.Probe(
                MadeFacts.EksIssuer,
                MadeFacts.Host(new Uri(MadeFacts.EksIssuer).Host, MadeFacts.Pki.Served())
            );
            facts = facts.With(seen, MadeFacts.Trusting);
        }

        OidcAssessment assessment = OidcAssessment.Judge(facts);
        return (assessment, new ProviderUpdate(Aws, NoPauses).Execute(RepairPlan.Create(assessment), cancellation));
    }

    /// <summary>A scene with the same list, in which nothing goes wrong any more.</summary>
    public void Mend()
    {
        _before.Clear();
        _after.Clear();
        Aws.StaleReads = 0;
        if (Aws.Peek(Arn) is null)
            Aws.CreateProvider(MadeFacts.EksIssuer, _listed);
    }

    private static void ActAt(LabCall call, string operation, int number, Action act)
    {
        if (call.Operation == operation && call.Number == number)
            act();
    }

    private static void ThrowAt(LabCall call, string operation, int from, int times, AwsFailure failure, string? code)
    {
        if (call.Operation == operation && call.Number >= from && call.Number - from < times)
            throw new AwsException(failure, operation, code);
    }
}
