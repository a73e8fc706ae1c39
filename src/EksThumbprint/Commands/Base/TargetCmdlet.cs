using System.Collections.ObjectModel;
using System.Management.Automation;
using EksThumbprint.Assessment;
using EksThumbprint.Binding;
using EksThumbprint.Common;
using EksThumbprint.Errors;
using EksThumbprint.Inputs;
using EksThumbprint.Offline;
using EksThumbprint.Trust;
using EksThumbprint.Workflow;

namespace EksThumbprint.Commands.Base;

/// <summary>
/// A cmdlet with the common first argument. Issuers are read behind while AWS is asked for the next input: on the
/// pipeline thread, or for several inputs at a time where AWS may be asked on other threads. Results come out in input
/// order, each as soon as it and those before it are ready.
/// </summary>
public abstract class TargetCmdlet : OidcCmdlet
{
    private const string FileSystem = "FileSystem";

    private readonly GatheredInputs _gathered = new();
    private readonly HashSet<string> _rowsSeen = new(StringComparer.Ordinal);
    private readonly ProgressReport _progress;
    private readonly Lazy<IssuerAssessor> _inspection;
    private readonly Lazy<OrderedWork<Judgement>> _work;

    private protected TargetCmdlet()
    {
        _progress = new ProgressReport(this);
        _inspection = new(() => new IssuerAssessor(Probe, Policy));
        _work = new(() => new OrderedWork<Judgement>());
    }

    /// <summary>Whether there is a target, by parameter or from the pipeline, be it an empty one.</summary>
    private protected bool IsTargetGiven =>
        MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey("Target");

    /// <summary>Takes what one pipeline record or argument holds, and hands each target on.</summary>
    private protected void Take(TargetInput[]? bound)
    {
        foreach (TargetInput input in TargetInputs.From(bound))
            ForOne(input.Given, () => Take(input));
    }

    /// <summary>Reads files: those with targets are inputs, those with certificates are handed on.</summary>
    private protected void TakeFiles(IEnumerable<string> paths)
    {
        List<InputItem> items = [];
        foreach (string path in paths)
        {
            ForOne(path, () =>
            {
                Collection<string> files = Resolve(path);

                // One bad file among those that a pattern names does not hide the others.
                foreach (string file in files)
                    ForOne(files.Count == 1 ? path : file, () =>
                        TakeFile(InputFile.Read(file, StopToken), path, items)
                    );
            });
        }

        foreach (InputItem item in InputJoin.Join(items))
            TakeOne(new TargetInput(item.ToString()).Part(item));
    }

    /// <summary>What is done with one target.</summary>
    private protected abstract void Accept(TargetInput input);

    /// <summary>What is done with certificates from a file or from the pipeline.</summary>
    private protected abstract void AcceptChain(OfflineChain chain, object? given);

    /// <summary>What to tell while a whole account is looked up.</summary>
    private protected RunProgress Progress => _progress.Run;

    /// <summary>Reads the issuer of this input and hands the judgement to <see cref="Emit"/>, in order.</summary>
    private protected void Enqueue(TargetInput input, OidcFacts facts) =>
        Enqueue(input, facts.Name, () => Task.FromResult(facts));

    /// <summary>The same for an input that AWS has to be asked for first.</summary>
    private protected void Enqueue(TargetInput input, Func<OidcFacts> find)
    {
        ProviderLookup finder = Finder;
        CancellationToken stop = StopToken;
        if (finder.Overlaps)
            Enqueue(input, input.ToString(), () => finder.FindAsync(find, stop));
        else
            Enqueue(input, find());
    }

    private void Enqueue(TargetInput input, string name, Func<Task<OidcFacts>> find)
    {
        IssuerAssessor inspection = _inspection.Value;
        CancellationToken stop = StopToken;
        _progress.Run.Begin(name);
        _work.Value.Begin(() => Judgement.ReadAsync(input, find, inspection, stop));
        while (_work.Value.TryTakeDue(out Task<Judgement>? due))
            EmitOf(due);
    }

    /// <summary>What is done with each judgement, on the pipeline thread.</summary>
    private protected abstract void Emit(TargetInput input, OidcAssessment assessment);

    /// <summary>Whose roots count.</summary>
    private protected virtual TrustPolicy Policy { get; } = new();

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        ForOne(GatheredInputs.PipelineName, () =>
        {
            List<InputItem> items = [];
            foreach (InputFile file in _gathered.Files())
                TakeFile(file, GatheredInputs.PipelineName, items);
            foreach (InputItem item in InputJoin.Join(items))
                TakeOne(new TargetInput(item.ToString()).Part(item));
        });
        foreach (TargetInput input in _gathered.Inputs())
            TakeOne(input);
        Finish();
        _progress.EveryInputKnown();
        while (_work.IsValueCreated && _work.Value.TryTake(out Task<Judgement>? next))
            EmitOf(next);
        _progress.Completed();
    }

    /// <summary>What is done once every input is known.</summary>
    private protected virtual void Finish() { }

    private void Take(TargetInput input)
    {
        if (_gathered.TryAdd(input))
            return;
        if (input.Unknown is { } unknown)
            throw new InputException("NotATarget", ErrorText.Get("UnknownObject", unknown));
        if (input.RowOfFile is { } source)
        {
            if (_rowsSeen.Add("file " + source))
                throw new InputException("RowOfFile", ErrorText.Get("RowOfFile", Printable.Shorten(source, 120)));
            return;
        }

        if (input.RowOfChain is { } chain && !_rowsSeen.Add("chain " + chain))
            return;
        if (input.File is { } file)
        {
            List<InputItem> items = [];
            TakeFile(InputFile.Read(file, StopToken), input.Given, items);
            foreach (InputItem item in InputJoin.Join(items))
                TakeOne(input.Part(item));
            return;
        }

        if (input.Text is not { } text || string.IsNullOrWhiteSpace(text) || input.Name is not null)
        {
            Accept(input);
            return;
        }

        IReadOnlyList<string> targets = TargetList.Split(text);
        foreach (string target in targets)
            TakeOne(target == text ? input : input.Part(new InputItem { Text = target }));
    }

    /// <summary>One bad target among many does not stop the rest.</summary>
    private void TakeOne(TargetInput input) => ForOne(input.Given, () => Accept(input));

    private void TakeFile(InputFile file, object? given, List<InputItem> items)
    {
        if (file.Chain is { } chain)
            AcceptChain(chain, given);
        items.AddRange(file.Items);
    }

    private Collection<string> Resolve(string path)
    {
        Collection<string> files = GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
        if (provider.Name != FileSystem)
            throw new InputException("NotAFile", ErrorText.Get("NotAFile", path, provider.Name));
        return files.Count > 0 ? files : throw new InputException("FileNotFound", ErrorText.Get("NoFileMatches", path));
    }

    private void EmitOf(Task<Judgement> work)
    {
        Judgement judgement = Await(work);
        ForOne(judgement.Input.Given, () =>
        {
            OidcAssessment assessment = judgement.Assessment;
            foreach (string line in ProbeStory.Tell(assessment))
                WriteVerbose(line);
            Emit(judgement.Input, assessment);
        });
        _progress.Run.Finish(judgement.Name);
    }
}
