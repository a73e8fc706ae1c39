using EksThumbprint.Common;

namespace EksThumbprint.Cli.Usage;

/// <summary>Guesses which word was meant.</summary>
internal static class Nearest
{
    /// <summary>The known word that takes the fewest edits; null when none is near.</summary>
    public static string? Find(string typed, IEnumerable<string> known)
    {
        (string Word, int Edits)[] near =
        [
            .. known
                .Select(word => (word, EditDistance.Between(typed, word)))
                .Where(pair => pair.Item2 <= Math.Max(2, pair.word.Length / 3)),
        ];
        return near.Length == 0 ? null : near.MinBy(pair => pair.Edits).Word;
    }
}
