using System.Text;
using EksThumbprint.Common;
using EksThumbprint.Json;

namespace EksThumbprint.Offline;

/// <summary>One cluster of a kubeconfig: its name, and its certificate authority in the file or beside it.</summary>
/// <param name="Name">What contexts call it.</param>
/// <param name="Data">The authority's PEM in base64, as the file has it.</param>
/// <param name="File">The path of the authority's file.</param>
internal sealed record KubeconfigCluster(string? Name, string? Data, string? File);

/// <summary>
/// Finds the certificate authority in a kubeconfig (YAML or JSON), of the cluster that kubectl would talk to.
/// </summary>
internal sealed class Kubeconfig
{
    private const string AuthorityData = "certificate-authority-data";
    private const string PemBegin = "-----BEGIN";
    private const string AuthorityFile = "certificate-authority";

    /// <summary>The cluster of each context, by the context's name.</summary>
    public required IReadOnlyDictionary<string, string> Contexts { get; init; }

    public required IReadOnlyList<KubeconfigCluster> Clusters { get; init; }

    public string? CurrentContext { get; init; }

    /// <summary>Reads a text; null when it is no kubeconfig.</summary>
    public static Kubeconfig? Read(string text)
    {
        if (
            text.IndexOf(AuthorityFile, StringComparison.Ordinal) < 0
            || text.IndexOf("clusters", StringComparison.Ordinal) < 0
        )
            return null;
        Kubeconfig read = JsonValue.TryParse(Encoding.UTF8.GetBytes(text), out JsonValue? json, out _)
            ? OfJson(json)
            : OfYaml(text);
        return read.Clusters.Any(cluster => cluster.Data is not null || cluster.File is not null) ? read : null;
    }

    /// <summary>The authority's certificates, still in PEM.</summary>
    /// <param name="shown">The file's name, safe to show.</param>
    /// <exception cref="InputException">
    /// <c>KubeconfigUndecided</c>, <c>KubeconfigOmitted</c>, <c>KubeconfigNamesFile</c>, <c>DamagedChainFile</c>.
    /// </exception>
    public string Authority(string shown)
    {
        KubeconfigCluster cluster = Chosen(shown);
        if (cluster.Data is null)
        {
            throw new InputException(
                "KubeconfigNamesFile",
                $"The kubeconfig '{shown}' has no certificate authority in it, but names the file "
                    + $"'{Printable.Shorten(cluster.File, 200)}'. Give that file."
            );
        }

        if (cluster.Data.IndexOf("OMITTED", StringComparison.Ordinal) >= 0 || cluster.Data == "REDACTED")
        {
            throw new InputException(
                "KubeconfigOmitted",
                $"In '{shown}' kubectl left the certificate authority out ({Printable.Shorten(cluster.Data, 40)}). "
                    + "Write it again with it: kubectl config view --minify --raw"
            );
        }

        string what =
            !Base64Lines.TryDecode(cluster.Data, out byte[]? pem) ? "no base64"
            : Encoding.UTF8.GetString(pem).IndexOf(PemBegin, StringComparison.Ordinal) < 0 ? "no certificate in PEM"
            : string.Empty;
        return what.Length == 0
            ? Encoding.UTF8.GetString(pem!)
            : throw new InputException(
                "DamagedChainFile",
                $"The {AuthorityData} of the kubeconfig '{shown}' is damaged: it is {what}. Write the file again: "
                    + "kubectl config view --minify --raw"
            );
    }

    /// <summary>The current context's cluster, as kubectl does it; without one, the only one that there is.</summary>
    private KubeconfigCluster Chosen(string shown)
    {
        if (
            CurrentContext is { } context
            && Contexts.TryGetValue(context, out string? name)
            && Clusters.FirstOrDefault(cluster => cluster.Name == name) is { } current
            && (current.Data ?? current.File) is not null
        )
            return current;
        List<KubeconfigCluster> different =
        [
            .. Clusters
                .Where(cluster => cluster.Data is not null || cluster.File is not null)
                .GroupBy(cluster => cluster.Data ?? cluster.File)
                .Select(same => same.First()),
        ];
        return different.Count == 1
            ? different[0]
            : throw new InputException(
                "KubeconfigUndecided",
                $"The kubeconfig '{shown}' has {different.Count} clusters with different certificate authorities, and "
                    + "no current context says which one is meant. Write a file with that one alone: kubectl config "
                    + "view --minify --raw --context NAME"
            );
    }

    private static Kubeconfig OfJson(JsonValue json)
    {
        Dictionary<string, string> contexts = new(StringComparer.Ordinal);
        foreach (JsonValue context in json["contexts"].Items)
            Add(contexts, context["name"].AsString, context["context"]["cluster"].AsString);
        return new Kubeconfig
        {
            CurrentContext = json["current-context"].AsString,
            Contexts = contexts,
            Clusters =
            [
                .. json["clusters"]
                    .Items.Select(item => new KubeconfigCluster(
                        item["name"].AsString,
                        item["cluster"][AuthorityData].AsString,
                        item["cluster"][AuthorityFile].AsString
                    )),
            ],
        };
    }

    private static Kubeconfig OfYaml(string text)
    {
        YamlLists yaml = YamlLists.Read(text);
        Dictionary<string, string> contexts = new(StringComparer.Ordinal);
        foreach (IReadOnlyDictionary<string, string> item in yaml.Items("contexts"))
            Add(contexts, Value(item, "name"), Value(item, "context.cluster"));
        return new Kubeconfig
        {
            CurrentContext = yaml.Value("current-context"),
            Contexts = contexts,
            Clusters =
            [
                .. yaml.Items("clusters")
                    .Select(item => new KubeconfigCluster(
                        Value(item, "name"),
                        Value(item, "cluster." + AuthorityData),
                        Value(item, "cluster." + AuthorityFile)
                    )),
            ],
        };
    }

    /// <summary>Of contexts with one name kubectl takes the first.</summary>
    private static void Add(Dictionary<string, string> contexts, string? name, string? cluster)
    {
        if (name is not null && cluster is not null && !contexts.ContainsKey(name))
            contexts.Add(name, cluster);
    }

    private static string? Value(IReadOnlyDictionary<string, string> item, string key) =>
        item.TryGetValue(key, out string? value) && value.Length > 0 ? value : null;
}
