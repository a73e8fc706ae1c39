namespace EksThumbprint.Policies;

/// <summary>How far two names are from each other.</summary>
internal static class Spelling
{
    private const int Longest = 320;
    private const int Near = 2;

    /// <summary>Whether they differ by a letter or two, or by letter case: the same was meant, most likely.</summary>
    public static bool IsNear(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase)
        || (Distance(one, other) is var distance && distance <= Near && distance < Math.Max(one.Length, other.Length));

    /// <summary>How many letters are to be put in, taken out or changed; without end for long texts.</summary>
    public static int Distance(string one, string other)
    {
        if (one.Length > Longest || other.Length > Longest)
            return int.MaxValue;
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int change = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[other.Length];
    }
}
