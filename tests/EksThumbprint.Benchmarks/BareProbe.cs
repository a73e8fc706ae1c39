namespace EksThumbprint.Benchmarks;

/// <summary>
/// The least that reading an issuer can cost: one TLS handshake and one GET, with nothing parsed and nothing judged.
/// </summary>
internal sealed class BareProbe(int port, string issuer)
{
    private readonly Uri _issuer = new(issuer);

    public async Task RunAsync()
    {
        await using BareConnection connection = await BareConnection.OpenAsync(port, _issuer.Host);
        await connection.GetAsync(_issuer.AbsolutePath.TrimEnd('/') + Estate.Discovery);
    }
}
