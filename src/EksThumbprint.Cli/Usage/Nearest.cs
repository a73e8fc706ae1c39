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
                .Select(word => (word, Edits(typed, word)))
                .Where(pair => pair.Item2 <= Math.Max(2, pair.word.Length / 3)),
        ];
        return near.Length == 0 ? null : near.MinBy(pair => pair.Edits).Word;
    }

    /// <summary>Levenshtein's distance.</summary>
    private static int Edits(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
