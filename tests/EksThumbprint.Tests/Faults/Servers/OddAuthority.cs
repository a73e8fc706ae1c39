using System.Security.Cryptography.X509Certificates;

namespace EksThumbprint.Tests.Faults.Servers;

/// <summary>What is out of the ordinary in an authority's certificate.</summary>
internal sealed record OddAuthority
{
    public X500DistinguishedName Name { get; init; } = new("CN=Odd CA");

    public X509Extension[] Extensions { get; init; } = [];

    /// <summary>An authority whose common name is this text, whatever it holds.</summary>
    public static OddAuthority Called(string name)
    {
        X500DistinguishedNameBuilder builder = new();
        builder.AddCommonName(name);
        return new OddAuthority { Name = builder.Build() };
    }
}
