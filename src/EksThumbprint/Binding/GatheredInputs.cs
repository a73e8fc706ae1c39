using System.Text;
using EksThumbprint.Inputs;
using EksThumbprint.Offline;

namespace EksThumbprint.Binding;

/// <summary>
/// Holds what comes through the pipeline in pieces until the last has come: the lines of a transcript or of JSON,
/// certificates, the documents of a cluster and of its provider.
/// </summary>
internal sealed class GatheredInputs
{
    public const string PipelineName = "pipeline";

    // How the texts begin that come line by line. What a target never contains is enough.
    private static readonly string[] Beginnings =
    [
        "CONNECTED(",
        "Connecting to ",
        "depth=",
        "Certificate chain",
        "apiVersion:",
        "LS0tLS1CRUdJTi",
        "Bag Attributes",
        "subject=",
        "{",
        "[",
        "---",
        "MII",
    ];

    private readonly StringBuilder _text = new();
    private readonly List<byte[]> _certificates = [];
    private readonly List<TargetInput> _documents = [];

    /// <summary>Keeps an input that is a piece of something; false when it stands for itself.</summary>
    public bool TryAdd(TargetInput input)
    {
        if (input.Certificate is { } certificate)
            _certificates.Add(certificate);
        else if (input.Items.Count > 0 || IsDocument(input))
            _documents.Add(input);
        else if (input.Text is { } text && input.RowOfChain is null && (_text.Length > 0 || BeginsText(text)))
            _text.Append(text).Append('\n');
        else
            return false;
        return true;
    }

    /// <summary>The texts and certificates, each as a file.</summary>
    /// <exception cref="InputException">The text is nothing that is known.</exception>
    public IEnumerable<InputFile> Files()
    {
        if (_certificates.Count > 0)
            yield return new InputFile { Name = PipelineName, Chain = ChainFile.From(_certificates, PipelineName) };
        if (_text.Length > 0)
            yield return InputFile.Parse(Encoding.UTF8.GetBytes(_text.ToString()), PipelineName);
    }

    /// <summary>The inputs of the documents, what they tell of one issuer put together.</summary>
    public IEnumerable<TargetInput> Inputs()
    {
        List<InputItem> items = [.. _documents.SelectMany(Items)];
        TargetInput? first = _documents.FirstOrDefault();
        return InputJoin.Join(items).Select(item => (Whole(item) ?? first!).Part(item));
    }

    private static IEnumerable<InputItem> Items(TargetInput input) =>
        input.Items.Count > 0 ? input.Items : [new InputItem { Cluster = input.Cluster, Provider = input.Provider }];

    private TargetInput? Whole(InputItem item) =>
        _documents.Find(input =>
            (item.Cluster is { } cluster && ReferenceEquals(input.Cluster, cluster))
            || (item.Provider is { } provider && ReferenceEquals(input.Provider, provider))
            || input.Items.Contains(item)
        );

    /// <summary>
    /// A live object of AWS.Tools is not held back; what comes from JSON may be completed by what follows.
    /// </summary>
    private static bool IsDocument(TargetInput input) =>
        (input.Cluster ?? (object?)input.Provider) is not null
        && input.Given
            is System.Management.Automation.PSObject { BaseObject: System.Management.Automation.PSCustomObject };

    private static bool BeginsText(string text)
    {
        string begun = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (
            begun.IndexOf("-----BEGIN ", StringComparison.Ordinal) >= 0
            || begun.IndexOf("CONNECTED(", StringComparison.Ordinal) >= 0
        )
            return true;

        // A cluster may be called MIIB, but not with a certificate's length.
        bool isShort = begun.Length < 64;
        return Array.Exists(Beginnings, known =>
            begun.StartsWith(known, StringComparison.Ordinal) && !(known == "MII" && isShort) && !IsListOfTargets(begun)
        );
    }

    /// <summary>A JSON list in one string stands for itself.</summary>
    private static bool IsListOfTargets(string text)
    {
        if (text[0] != '[' || text.TrimEnd()[text.TrimEnd().Length - 1] != ']')
            return false;
        try
        {
            return TargetList.Split(text).Count > 0;
        }
        catch (InputException)
        {
            return false;
        }
    }
}
