using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Lab.Pki;

namespace EksThumbprint.Tests.Support;

/// <summary>Every shape of chain worth serving, by name.</summary>
internal static class LabShapes
{
    private static readonly LabAuthority Stranger = LabAuthority.CreateRoot("Unrelated Root", LabKeyKind.Ecdsa);

    public static IReadOnlyList<string> Names => [.. All.Keys];

    public static LabChain Make(string name, LabPki pki) => All[name](pki);

    private static readonly Dictionary<string, Func<LabPki, LabChain>> All = new(StringComparer.Ordinal)
    {
        ["four"] = pki => pki.Served(4),
        ["three"] = pki => pki.Served(3),
        ["two"] = pki => pki.Served(2),
        ["leaf only"] = pki => pki.Served(1),
        ["reversed"] = pki => pki.Served().Reversed(),
        ["shuffled"] = pki =>
            pki.Served()
                .WithOthers([
                    pki.RootCross.Certificate,
                    pki.ServicesRootCross.Certificate,
                    pki.Intermediate.Certificate,
                ]),
        ["gap"] = pki => pki.Served().WithOthers([pki.RootCross.Certificate, pki.ServicesRootCross.Certificate]),
        ["with root"] = pki => pki.ServedWithRoot(),
        ["with oldest root"] = pki => pki.Served().Append(pki.Class2.Certificate),
        ["root first"] = pki => pki.Served().Insert(1, pki.Class2.Certificate),
        ["unrelated last"] = pki => pki.Served().Append(Stranger.Certificate),
        ["unrelated between"] = pki => pki.Served().Insert(2, Stranger.Certificate),
        ["each twice"] = pki => pki.Served().WithOthers(pki.Served().Others.SelectMany(one => new[] { one, one })),
        ["leaf twice"] = pki => pki.Served().Append(pki.Leaf),
        ["two cross-signs"] = pki => pki.Served().Insert(3, OtherCross(pki)),
        ["cross-sign and root"] = pki => pki.Served().Append(pki.Root.Certificate, pki.ServicesRoot.Certificate),
    };

    private static X509Certificate2 OtherCross(LabPki pki) => pki.Class2.CrossSign(pki.Root).Certificate;
}
