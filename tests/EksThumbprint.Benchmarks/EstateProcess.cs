using System.Diagnostics;
using System.Globalization;

namespace EksThumbprint.Benchmarks;

/// <summary>The server in its process. It ends with this object, or with this process.</summary>
internal sealed class EstateProcess : IAsyncDisposable
{
    private readonly Process _process;

    private EstateProcess(Process process, string description)
    {
        _process = process;
        Description = description;
        Address = EstateAddress.Parse(description);
    }

    /// <summary>The address as the server wrote it, to hand on to another process.</summary>
    public string Description { get; }

    public EstateAddress Address { get; }

    public static async Task<EstateProcess> StartAsync(int clusters)
    {
        ProcessStartInfo start = ChildProcess.This(EstateServer.Verb, clusters.ToString(CultureInfo.InvariantCulture));
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        Process process = Process.Start(start)!;
        string description = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("The server did not start.");
        EstateProcess estate = new(process, description);
        // A server's first handshake is slow, and nobody's
        await new BareProbe(estate.Address.Port, Estate.Issuer(0)).RunAsync();
        return estate;
    }

    /// <summary>How many handshakes the server has completed.</summary>
    public async Task<int> HandshakesAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        return int.Parse((await _process.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
