using System.Security.Cryptography.X509Certificates;
using EksThumbprint.Chains;
using EksThumbprint.Common;

namespace EksThumbprint.Trust;

/// <summary>A root that this machine trusts, and that is not on the list of public ones.</summary>
/// <param name="Name">Its common name, or what stands in its place; escaped for display.</param>
/// <param name="Subject">Its whole name: whose it says it is; escaped for display.</param>
/// <param name="NotBefore">When it was made, in UTC.</param>
public sealed record LocalRoot(string Name, string Subject, DateTimeOffset NotBefore)
{
    /// <summary>Whether it was made after the list of public roots, and so may be a public one all the same.</summary>
    public bool IsNewerThanTheList => NotBefore > PublicRoots.Date;

    /// <summary>Both names, for a sentence.</summary>
    public override string ToString() => Subject == "CN=" + Name ? $"'{Name}'" : $"'{Name}' ({Subject})";

    internal static LocalRoot From(X509Certificate2 root)
    {
        CertificateNames names = CertificateNames.From(new SentCertificate(root.RawData, root));
        return new LocalRoot(names.Name, Printable.Shorten(names.Subject, 160), names.NotBefore);
    }
}
