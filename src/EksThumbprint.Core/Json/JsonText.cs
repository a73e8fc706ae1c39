using System.Globalization;
using System.Text;

namespace EksThumbprint.Json;

/// <summary>Writes a value as JSON.</summary>
internal static class JsonText
{
    public static string Write(JsonValue value)
    {
        StringBuilder text = new();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.Object:
                string before = "{";
                foreach (KeyValuePair<string, JsonValue> member in value.Members)
                {
                    text.Append(before);
                    AppendString(text, member.Key);
                    text.Append(':');
                    Append(text, member.Value);
                    before = ",";
                }

                text.Append(value.Members.Count == 0 ? "{}" : "}");
                break;
            case JsonKind.Array:
                text.Append('[');
                for (int i = 0; i < value.Items.Count; i++)
                {
                    text.Append(i == 0 ? string.Empty : ",");
                    Append(text, value.Items[i]);
                }

                text.Append(']');
                break;
            case JsonKind.String:
                AppendString(text, value.Text!);
                break;
            default:
                text.Append(value.Text ?? "null");
                break;
        }
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            if (c is '"' or '\\')
                text.Append('\\').Append(c);
            else if (c < ' ')
                text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                text.Append(c);
        }

        text.Append('"');
    }
}
