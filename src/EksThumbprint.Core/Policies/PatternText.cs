using System.Text;

namespace EksThumbprint.Policies;

/// <summary>
/// A value in a condition. Since version 2012-10-17 <c>${*}</c>, <c>${?}</c> and <c>${$}</c> stand for the characters
/// themselves, and other <c>${…}</c> for values of the request (IAM guide, reference_policies_variables).
/// </summary>
internal sealed class PatternText
{
    private readonly bool[] _isWild;

    private PatternText(string text, bool[] isWild, bool hasVariable)
    {
        Text = text;
        _isWild = isWild;
        HasVariable = hasVariable;
    }

    /// <summary>The value with its escapes resolved.</summary>
    public string Text { get; }

    /// <summary>Whether it depends on a value of the request that is not known here.</summary>
    public bool HasVariable { get; }

    public int Length => Text.Length;

    public bool IsStar(int index) => index < Text.Length && _isWild[index] && Text[index] == '*';

    public bool Takes(int index, char c) =>
        index < Text.Length && (_isWild[index] ? Text[index] == '?' : Text[index] == c);

    /// <param name="value">The value as the policy has it.</param>
    /// <param name="variables">Whether the policy's version has variables.</param>
    public static PatternText From(string value, bool variables)
    {
        StringBuilder text = new(value.Length);
        List<bool> wild = new(value.Length);
        bool hasVariable = false;
        for (int i = 0; i < value.Length; i++)
        {
            int end = variables && value[i] == '$' && Next(value, i) == '{' ? value.IndexOf('}', i) : -1;
            bool escape = end == i + 3 && value[i + 2] is '*' or '?' or '$';
            hasVariable |= end > 0 && !escape;
            wild.Add(!escape && value[i] is '*' or '?');
            text.Append(escape ? value[i + 2] : value[i]);
            if (escape)
                i = end;
        }

        return new PatternText(text.ToString(), [.. wild], hasVariable);
    }

    private static char Next(string value, int index) => index + 1 < value.Length ? value[index + 1] : '\0';
}
