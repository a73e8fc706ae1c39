namespace EksThumbprint.Tests.Support;

/// <summary>How a run of openssl ended.</summary>
internal sealed record OpenSslResult(int ExitCode, string Output, string Error);
