using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint.Lab.Pki;

/// <summary>
/// A hierarchy of the shape that EKS serves: leaf, "Lab RSA 2048 M01", "Lab Root CA 1" cross-signed by "Lab Services
/// Root G2",
/// and that one cross-signed by "Lab Class 2". A rotation makes a new hierarchy and leaves the old one usable.
/// </summary>
public sealed class LabPki
{
    private readonly int _generation;
    private readonly int _intermediateNumber;
    private readonly LabKey _leafKey;

    private LabPki(
        LabAuthority class2,
        LabAuthority servicesRoot,
        LabAuthority root,
        int generation,
        int intermediateNumber,
        IReadOnlyList<string> dnsNames
    )
        : this(
            class2,
            servicesRoot,
            class2.CrossSign(servicesRoot),
            root,
            servicesRoot.CrossSign(root),
            root.IssueAuthority(IntermediateName(root.Key.Kind, intermediateNumber), root.Key.Kind),
            generation,
            intermediateNumber,
            dnsNames,
            null
        ) { }

    private LabPki(
        LabAuthority class2,
        LabAuthority servicesRoot,
        LabAuthority servicesRootCross,
        LabAuthority root,
        LabAuthority rootCross,
        LabAuthority intermediate,
        int generation,
        int intermediateNumber,
        IReadOnlyList<string> dnsNames,
        LabCertificateOptions? leaf
    )
    {
        Class2 = class2;
        ServicesRoot = servicesRoot;
        ServicesRootCross = servicesRootCross;
        Root = root;
        RootCross = rootCross;
        Intermediate = intermediate;
        DnsNames = dnsNames;
        _generation = generation;
        _intermediateNumber = intermediateNumber;
        _leafKey = LabKey.Create(intermediate.Key.Kind);
        Leaf = intermediate.IssueServer(_leafKey, dnsNames, leaf);
    }

    /// <summary>The oldest root, self-signed. Never sent; Amazon's counterpart is the Starfield Class 2 root.</summary>
    public LabAuthority Class2 { get; }

    /// <summary>The services root, self-signed.</summary>
    public LabAuthority ServicesRoot { get; }

    /// <summary>The services root, signed by <see cref="Class2"/>: the top of an ordinary chain of four.</summary>
    public LabAuthority ServicesRootCross { get; }

    /// <summary>The newest root, self-signed.</summary>
    public LabAuthority Root { get; }

    /// <summary>The newest root, signed by <see cref="ServicesRoot"/>: the top of a chain of three.</summary>
    public LabAuthority RootCross { get; }

    /// <summary>The authority that issues servers' certificates.</summary>
    public LabAuthority Intermediate { get; }

    /// <summary>The server's certificate, with its private key.</summary>
    public X509Certificate2 Leaf { get; }

    /// <summary>The names that the leaf is valid for.</summary>
    public IReadOnlyList<string> DnsNames { get; }

    /// <summary>Makes a first hierarchy: "Lab Root CA 1", "Lab Services Root G2", "Lab Class 2".</summary>
    /// <param name="kind">The kind of every key in it.</param>
    /// <param name="dnsNames">The names that the leaf is valid for; at least one.</param>
    public static LabPki Create(LabKeyKind kind, params string[] dnsNames) => Build(kind, 1, [.. dnsNames]);

    /// <summary>The chain as a server usually sends it.</summary>
    /// <param name="count">
    /// How many certificates: 4 ends at <see cref="ServicesRootCross"/>, 3 at <see cref="RootCross"/>, 2 at
    /// <see cref="Intermediate"/>, 1 is the leaf alone.
    /// </param>
    public LabChain Served(int count = 4)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 4);
        return new LabChain(Leaf, Intermediate.Certificate, RootCross.Certificate, ServicesRootCross.Certificate).Cut(
            count
        );
    }

    /// <summary>
    /// The chain that ends with the self-signed root, which a server need not send and some send all the same.
    /// </summary>
    public LabChain ServedWithRoot() => new(Leaf, Intermediate.Certificate, Root.Certificate);

    /// <summary>An ordinary renewal: a new leaf from the same intermediate, everything else unchanged.</summary>
    /// <param name="options">What differs from an ordinary certificate, such as when it ends.</param>
    /// <param name="dnsNames">The names of the new leaf; those of the old one when none is given.</param>
    public LabPki RenewLeaf(LabCertificateOptions? options = null, params string[] dnsNames) =>
        new(
            Class2,
            ServicesRoot,
            ServicesRootCross,
            Root,
            RootCross,
            Intermediate,
            _generation,
            _intermediateNumber,
            dnsNames.Length == 0 ? DnsNames : [.. dnsNames],
            options
        );

    /// <summary>The next intermediate ("Lab RSA 2048 M02") and a leaf from it, below the same roots.</summary>
    public LabPki RotateIntermediate() =>
        new(
            Class2,
            ServicesRoot,
            ServicesRootCross,
            Root,
            RootCross,
            Root.IssueAuthority(IntermediateName(Root.Key.Kind, _intermediateNumber + 1), Root.Key.Kind),
            _generation,
            _intermediateNumber + 1,
            DnsNames,
            null
        );

    /// <summary>
    /// A CA rotation: new roots, a new intermediate and a new leaf for the same names. Nothing old is served any more.
    /// </summary>
    public LabPki RotateRoots() => Build(Root.Key.Kind, _generation + 1, DnsNames);

    private static LabPki Build(LabKeyKind kind, int generation, IReadOnlyList<string> dnsNames) =>
        new(
            LabAuthority.CreateRoot(Numbered("Lab Class ", generation + 1), kind),
            LabAuthority.CreateRoot(Numbered("Lab Services Root G", generation + 1), kind),
            LabAuthority.CreateRoot(Numbered("Lab Root CA ", generation), kind),
            generation,
            1,
            dnsNames
        );

    private static string IntermediateName(LabKeyKind kind, int number) =>
        (kind == LabKeyKind.Rsa2048 ? "Lab RSA 2048 M" : "Lab ECDSA 256 M")
        + number.ToString("00", CultureInfo.InvariantCulture);

    private static string Numbered(string name, int number) => name + number.ToString(CultureInfo.InvariantCulture);
}
