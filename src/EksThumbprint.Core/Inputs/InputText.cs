using EksThumbprint.Common;
using EksThumbprint.Json;

namespace EksThumbprint.Inputs;

/// <summary>
/// Finds the targets in a text from a file, from standard input or from the pipeline: the AWS CLI's JSON, or a list.
/// </summary>
internal static class InputText
{
    /// <summary>What the advice of every refusal ends with.</summary>
    public const string Advice =
        "Give a chain (PEM, DER, PKCS #7, or a saved 'openssl s_client -showcerts'), the AWS CLI's JSON, or a list of "
        + "cluster names, issuer URLs and ARNs.";

    /// <summary>Whether a text is JSON without a certificate in it, and so not a chain.</summary>
    public static bool IsDocument(string text) =>
        JsonSequence.Begins(text) && text.IndexOf("-----BEGIN ", StringComparison.Ordinal) < 0;

    /// <summary>Whether every line of a text is a target or a list of them.</summary>
    public static bool IsList(string text)
    {
        try
        {
            return OfLines(text, string.Empty).Count > 0;
        }
        catch (InputException)
        {
            return false;
        }
    }

    /// <summary>The targets of a text, joined.</summary>
    /// <param name="text">The text.</param>
    /// <param name="shown">What messages call it, safe to show.</param>
    /// <exception cref="InputException"><c>NotAnInput</c>: it is nothing that is known; the message shows how it
    /// begins.</exception>
    public static IReadOnlyList<InputItem> Read(string text, string shown) =>
        InputJoin.Join(JsonSequence.Begins(text) ? OfJson(text, shown) : OfLines(text, shown));

    private static List<InputItem> OfJson(string text, string shown)
    {
        if (JsonSequence.Read(text, out string? problem) is not { } values)
        {
            throw new InputException(
                "NotAnInput",
                $"'{shown}' begins as JSON does, but is not JSON: {problem}. Save the whole answer of the AWS CLI."
            );
        }

        List<InputItem> items = [];
        foreach (JsonValue value in values)
        {
            items.AddRange(
                AwsJson.Read(value)
                    ?? throw new InputException(
                        "NotAnInput",
                        $"'{shown}' is JSON, but no answer of the AWS CLI that is known here "
                            + $"({Printable.Words(text)}). Known "
                            + "are those of list-open-id-connect-providers, get-open-id-connect-provider, "
                            + "list-clusters and describe-cluster."
                    )
            );
        }

        return items;
    }

    private static List<InputItem> OfLines(string text, string shown)
    {
        List<InputItem> items = [];
        foreach (string line in text.Split('\n').Select(line => line.Trim()))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            try
            {
                items.AddRange(TargetList.Split(line).Select(target => Item(target)));
            }
            catch (InputException wrong)
            {
                throw new InputException(
                    "NotAnInput",
                    $"'{shown}' is nothing that is known here. It begins with '{Printable.Words(text)}'. {Advice}",
                    wrong
                );
            }
        }

        return items;
    }

    private static InputItem Item(string target)
    {
        Issuers.Target.Parse(target);
        return new InputItem { Text = target };
    }
}
