using EksThumbprint.Assessment;
using EksThumbprint.Lab.Aws;
using EksThumbprint.Repair;
using EksThumbprint.Workflow;

namespace EksThumbprint.Tests.Support;

/// <summary>A provider in the lab's IAM with a wrong list, and the plan that repairs it.</summary>
internal sealed class UpdateScene
{
    private static readonly UpdatePauses NoPauses = new()
    {
        ReadingBack = [TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero],
        Throttled = [],
    };

    public UpdateScene(params string[] listed)
    {
        Arn = Aws.CreateProvider(MadeFacts.EksIssuer, listed).Arn;
        Plan = RepairPlan.Create(
            OidcAssessment.Judge(MadeFacts.Eks(MadeFacts.Pki.Served(), listed) with { Region = "us-west-2" })
        );
    }

    public static string Wrong { get; } = MadeFacts.Value('a');

    public static string Theirs { get; } = MadeFacts.Value('b');

    public static string Top { get; } = MadeFacts.Pki.ServicesRootCross.Thumbprint.ToString();

    public LabAws Aws { get; } = new();

    public string Arn { get; }

    public RepairPlan Plan { get; init; }

    public int Reads => Aws.Calls.Count(LabOperation.GetProvider);

    public int Writes => Aws.Calls.Count(LabOperation.UpdateThumbprints);

    /// <summary>What IAM really holds; null when the provider is gone.</summary>
    public IReadOnlyList<string>? Held => Aws.Peek(Arn)?.Thumbprints;

    /// <summary>Lets somebody else act just before or after the caller's nth call of an operation.</summary>
    public void Meanwhile(string operation, int number, Action act, bool after = false)
    {
        void Step(LabCall call)
        {
            if (call.Operation == operation && call.Number == number)
                act();
        }

        if (after)
            Aws.After = Step;
        else
            Aws.Before = Step;
    }

    /// <summary>
    /// Carries the plan out, with three readings at most after the write; there is never more than one write.
    /// </summary>
    public ThumbprintChange Carry() => CarryUntil(TestContext.Current.CancellationToken);

    /// <summary>The same, until stopped.</summary>
    public ThumbprintChange CarryUntil(CancellationToken stopped)
    {
        ThumbprintChange change = new ProviderUpdate(Aws, NoPauses).Execute(Plan, stopped);
        Assert.InRange(Writes, 0, 1);
        Assert.Equal((Plan.Before, "shop"), (change.Before, change.Name));
        Assert.EndsWith(".", change.Sentence, StringComparison.Ordinal);
        return change;
    }
}
