namespace EksThumbprint.Offline;

/// <summary>
/// As much of YAML as a kubeconfig needs, in the block style that kubectl and the AWS CLI write: plain values, and
/// lists of mappings two levels deep. The keys of an inner mapping are joined to its own: <c>cluster.server</c>.
/// </summary>
internal sealed class YamlLists
{
    private static readonly string[] BlockScalars = ["|", "|-", "|+", ">", ">-", ">+"];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<IReadOnlyDictionary<string, string>>> _lists = new(StringComparer.Ordinal);
    private string _section = string.Empty;
    private Dictionary<string, string>? _item;
    private int _itemIndent;
    private string _parent = string.Empty;
    private (Dictionary<string, string> Home, string Key, int Indent)? _open;

    private YamlLists() { }

    /// <summary>The value of a key of the outermost mapping; null when there is none.</summary>
    public string? Value(string key) => _values.TryGetValue(key, out string? value) && value.Length > 0 ? value : null;

    /// <summary>The entries of a list of the outermost mapping.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Items(string key) =>
        _lists.TryGetValue(key, out List<IReadOnlyDictionary<string, string>>? items) ? items : [];

    /// <summary>Reads a text; what is no such YAML is passed over.</summary>
    public static YamlLists Read(string text)
    {
        YamlLists yaml = new();
        foreach (string line in text.Split('\n'))
            yaml.Add(line.TrimEnd());
        return yaml;
    }

    private void Add(string line)
    {
        string content = line.TrimStart(' ');
        int indent = line.Length - content.Length;
        if (content.Length == 0 || content[0] == '#')
            return;
        if (_open is { } open && indent > open.Indent)
        {
            open.Home[open.Key] += content.Trim();
            return;
        }

        _open = null;
        if (content == "-" || content.StartsWith("- ", StringComparison.Ordinal))
        {
            string rest = content.Substring(1).TrimStart(' ');
            indent += content.Length - rest.Length;
            content = rest;
            BeginItem(indent);
        }

        int colon = content.IndexOf(':');
        if (colon <= 0 || (colon + 1 < content.Length && content[colon + 1] != ' '))
            return;
        Set(indent, Unquoted(content.Substring(0, colon).Trim()), content.Substring(colon + 1).Trim());
    }

    private void BeginItem(int indent)
    {
        _item = new Dictionary<string, string>(StringComparer.Ordinal);
        _itemIndent = indent;
        _parent = string.Empty;
        if (!_lists.TryGetValue(_section, out List<IReadOnlyDictionary<string, string>>? items))
            _lists.Add(_section, items = []);
        items.Add(_item);
    }

    private void Set(int indent, string key, string value)
    {
        Dictionary<string, string> home = _values;
        int top = indent;
        if (indent == 0)
        {
            _section = key;
            _item = null;
        }
        else if (_item is not null)
        {
            home = _item;
            top = indent;
            if (indent <= _itemIndent)
                _parent = key;
            else
                key = $"{_parent}.{key}";
        }
        else
        {
            return;
        }

        bool isBlock = Array.IndexOf(BlockScalars, value) >= 0;
        home[key] = isBlock ? string.Empty : Unquoted(value);
        if (isBlock)
            _open = (home, key, top);
    }

    private static string Unquoted(string value) =>
        value.Length > 1 && value[0] is '"' or '\'' && value[value.Length - 1] == value[0]
            ? value.Substring(1, value.Length - 2)
            : value;
}
