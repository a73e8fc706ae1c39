using System.Globalization;
using System.Text.RegularExpressions;

namespace EksThumbprint.Offline;

/// <summary>
/// What the saved output of <c>openssl s_client</c> says about the chain around the PEM blocks: its list has an entry
/// <c>N s:</c> for every
/// certificate that the server sent, and without <c>-showcerts</c> only the leaf's own text follows.
/// </summary>
internal sealed class Transcript
{
    private const string ServerCertificate = "Server certificate";

    private static readonly Regex Tokens = new(
        @"(?<heading>Certificate chain)(?=\s+[0-9]{1,3} s:)|Server certificate"
            + @"|(?<!\S)---(?!\S)|(?<!\S)(?<number>[0-9]{1,3}) s:",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    );

    private readonly List<(int Position, string Sentence)> _problems = [];
    private readonly List<int> _sections = [];
    private readonly List<bool> _areServerCertificates = [];
    private readonly List<TranscriptList> _lists = [];

    private readonly Dictionary<int, TranscriptRecord> _records = [];
    private readonly string _text;

    private Transcript(string text) => _text = text;

    /// <summary>Why the list and the blocks do not make a whole chain, and where that list begins.</summary>
    public IReadOnlyList<(int Position, string Sentence)> Problems => _problems;

    public static Transcript Read(string text, IReadOnlyList<PemBlock> blocks)
    {
        Transcript transcript = new(text);
        TranscriptList? open = null;
        for (Match match = Tokens.Match(text); match.Success; match = match.NextMatch())
        {
            if (match.Groups["number"].Success)
            {
                int number = int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
                bool begins = number == 0 && (open is null || open.Entries.Count > 0);
                if (begins)
                    open = transcript.Open(match.Index, headed: false);
                open?.Entries.Add((match.Index, number));
            }
            else if (match.Groups["heading"].Success)
            {
                open = transcript.Open(match.Index, headed: true);
            }
            else
            {
                if (match.Value == ServerCertificate)
                    transcript.AddSection(match.Index, isServerCertificate: true);
                open?.Close(match.Index);
                open = null;
            }
        }

        List<int> starts = blocks.Select(block => block.Start).ToList();
        foreach (TranscriptList list in transcript._lists)
        {
            if (list.Problem(starts) is { } sentence)
                transcript._problems.Add((list.Position, sentence));
        }

        return transcript;
    }

    /// <summary>
    /// Whether a block stands under the heading where openssl shows the leaf by itself, and not in a list.
    /// </summary>
    public bool IsUnderServerCertificate(PemBlock block)
    {
        int section = ~_sections.BinarySearch(block.Start);
        return section > 0 && _areServerCertificates[section - 1];
    }

    /// <summary>
    /// The transcript that a block belongs to: the last one that begins before it. Null when none does.
    /// </summary>
    public TranscriptRecord? RecordOf(PemBlock block)
    {
        int index = LastBefore(block.Start);
        if (index < 0)
            return null;
        if (!_records.TryGetValue(index, out TranscriptRecord? record))
        {
            record = TranscriptSurroundings.Read(
                _text,
                from: index == 0 ? 0 : _lists[index - 1].Position,
                list: _lists[index].Position,
                end: index + 1 < _lists.Count ? _lists[index + 1].Position : _text.Length,
                number: index + 1
            );
            _records.Add(index, record);
        }

        return record;
    }

    private TranscriptList Open(int position, bool headed)
    {
        TranscriptList list = new(position, headed);
        _lists.Add(list);
        AddSection(position, isServerCertificate: false);
        return list;
    }

    private void AddSection(int position, bool isServerCertificate)
    {
        _sections.Add(position);
        _areServerCertificates.Add(isServerCertificate);
    }

    /// <summary>The last list that begins before a position; -1 when none does.</summary>
    private int LastBefore(int position)
    {
        int low = 0;
        int high = _lists.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_lists[middle].Position < position)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }
}
