using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Fuzzing;

/// <summary>Changes chains: single certificates in them, and which there are in which order.</summary>
internal static class ChainMutation
{
    public static byte[] Mutate(Seeded random)
    {
        List<CertificateSeed> chain = [.. random.Pick(CertificateSeeds.Chains)];
        int changes = 1 + random.Below(4);
        for (int i = 0; i < changes; i++)
            Change(random, chain);
        return Bundle.Pack(chain.Select(seed => seed.Der));
    }

    private static void Change(Seeded random, List<CertificateSeed> chain)
    {
        int at = random.Below(chain.Count);
        CertificateSeed one = chain[at];
        switch (random.Below(12))
        {
            case 0:
                chain.Insert(random.Below(chain.Count + 1), one);
                break;
            case 1 when chain.Count > 1:
                chain.RemoveAt(at);
                break;
            case 2:
                CertificateSeed[] order = random.Shuffled(chain);
                chain.Clear();
                chain.AddRange(order);
                break;
            case 3:
                chain.Insert(at, random.Pick(random.Pick(CertificateSeeds.Chains)));
                break;
            case 4:
                chain.Insert(at, new CertificateSeed(CertificateSeeds.Changed(random, one), one.Signer));
                break;
            case 5:
                chain[at] = new CertificateSeed(Mutation.Mutate(random, [one.Der]), null);
                break;
            default:
                chain[at] = new CertificateSeed(CertificateSeeds.Changed(random, one), one.Signer);
                break;
        }
    }
}
