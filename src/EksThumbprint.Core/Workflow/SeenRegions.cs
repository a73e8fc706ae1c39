using EksThumbprint.Assessment;
using EksThumbprint.Inputs;
using EksThumbprint.Issuers;

namespace EksThumbprint.Workflow;

/// <summary>
/// Whether a run is about more than one region. Then tables name it, from the first row on where the inputs tell it
/// beforehand.
/// </summary>
/// <param name="given">The region of names that tell none; null when the configuration decides.</param>
public sealed class SeenRegions(string? given)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Whether there are several so far.</summary>
    public bool Several => _seen.Count > 1;

    /// <summary>What is known of one input by now.</summary>
    public void Add(OidcFacts facts) => Add(facts.Place);

    /// <summary>A region by its name; nothing when it is not known.</summary>
    public void Add(string? region)
    {
        if (region is not null)
            _seen.Add(region);
    }

    /// <summary>Several regions by their names.</summary>
    public void Add(IEnumerable<string> regions) => _seen.UnionWith(regions);

    /// <summary>What an input tells before AWS is asked.</summary>
    /// <param name="item">The input.</param>
    /// <param name="region">Its region, where that stands beside it.</param>
    public void Add(InputItem item, string? region = null)
    {
        if (region is not null)
            Add(region);
        else if (item.Cluster is { } cluster)
            Add(Arn.RegionOf(cluster.Arn));
        else if (item.Provider is { } provider)
            AddText(provider.Url);
        else
            AddText(item.Text);
    }

    private void AddText(string? text)
    {
        try
        {
            Target target = Target.Parse(text);
            Add(target.Region ?? (target.ClusterName is null ? null : given));
        }
        catch (InputException)
        {
            // It is told when it is its turn.
        }
    }
}
