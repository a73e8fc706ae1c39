namespace EksThumbprint.Benchmarks;

/// <summary>What one run over an estate took.</summary>
/// <param name="Milliseconds">The time of the whole run, the process's start apart.</param>
/// <param name="ManagedMegabytes">The highest size of the managed heap, above that at the start.</param>
/// <param name="ProcessMegabytes">The highest working set of the process, above that at the start.</param>
internal sealed record GrowthFigures(double Milliseconds, double ManagedMegabytes, double ProcessMegabytes);
