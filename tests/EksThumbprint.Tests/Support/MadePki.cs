using EksThumbprint.Lab.Pki;

namespace EksThumbprint.Tests.Support;

/// <summary>
/// A hierarchy whose right path is known because it was made so: each authority of the path is vouched for by the
/// next, the last one by a root that may be left out. Everything else in the bag leads nowhere.
/// </summary>
internal sealed class MadePki
{
    private readonly LabCertificateOptions _options;
    private readonly List<byte[]> _noise = [];

    private MadePki(Seeded random)
    {
        _options = new LabCertificateOptions { KeyIdentifiers = random.Coin() };
        int length = random.Below(5);
        LabAuthority root = Root("Root");
        List<LabAuthority> authorities = [.. Enumerable.Range(1, length).Select(level => Root($"Authority {level}"))];
        LabAuthority[] path =
        [
            .. authorities.Select(
                (authority, at) => (at + 1 < length ? authorities[at + 1] : root).CrossSign(authority, _options)
            ),
        ];
        LabAuthority issuer = length > 0 ? authorities[0] : root;
        Path.Add(issuer.IssueServer(LabKey.Create(LabKeyKind.Ecdsa), ["made.example"], _options).RawData);
        Path.AddRange(path.Select(authority => authority.Certificate.RawData));
        SendsRoot = random.Below(3) == 0;
        if (SendsRoot)
            Path.Add(root.Certificate.RawData);
        AddNoise(random, authorities);
    }

    /// <summary>Leaf to top.</summary>
    public List<byte[]> Path { get; } = [];

    /// <summary>Whether the path ends in the self-signed root.</summary>
    public bool SendsRoot { get; }

    /// <summary>Self-signed certificates of the path's authorities, which links lead to as well.</summary>
    public List<byte[]> RootsBeside { get; } = [];

    /// <summary>Certificates of the path's authorities by somebody who is not there.</summary>
    public List<byte[]> CrossSignsBeside { get; } = [];

    /// <summary>The path and what else may be sent with it, in no order.</summary>
    public IReadOnlyList<byte[]> Bag => [.. Path, .. _noise, .. RootsBeside, .. CrossSignsBeside];

    public static MadePki Create(Seeded random) => new(random);

    private LabAuthority Root(string name, LabCertificateOptions? options = null) =>
        LabAuthority.CreateRoot(name, LabKey.Create(LabKeyKind.Ecdsa), options ?? _options);

    private void AddNoise(Seeded random, List<LabAuthority> authorities)
    {
        LabAuthority stranger = Root("Stranger");
        if (random.Coin())
            _noise.Add(stranger.Certificate.RawData);
        if (random.Coin())
            _noise.Add(Path[random.Below(Path.Count)]);
        if (random.Coin())
            _noise.Add(Root("Root").Certificate.RawData);
        if (random.Coin())
            _noise.Add(stranger.IssueAuthority("Nobody's", LabKeyKind.Ecdsa).Certificate.RawData);
        for (int at = 0; at < authorities.Count; at++)
        {
            string name = $"Authority {at + 1}";

            // Its own self-signed certificate, and another authority of its name, with the other choice about key
            // identifiers.
            if (random.Coin())
                RootsBeside.Add(authorities[at].Certificate.RawData);
            if (random.Coin())
                _noise.Add(
                    stranger
                        .CrossSign(Root(name), new LabCertificateOptions { KeyIdentifiers = random.Coin() })
                        .Certificate.RawData
                );

            // A sister below it, and a cross-sign by somebody who is not there; the last of the path must lead on for
            // that one to lose.
            if (random.Coin())
                _noise.Add(authorities[at].IssueAuthority("Sister", LabKeyKind.Ecdsa).Certificate.RawData);
            if ((at + 1 < authorities.Count || SendsRoot) && random.Coin())
                CrossSignsBeside.Add(Root("Absent").CrossSign(authorities[at], _options).Certificate.RawData);
        }

        if (SendsRoot && random.Coin())
            _noise.Add(Root("Root", new LabCertificateOptions { KeyIdentifiers = random.Coin() }).Certificate.RawData);
    }
}
