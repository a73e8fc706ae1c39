namespace EksThumbprint.Tests.Faults.Servers.Wire;

/// <summary>Why a stream or a connection ends (RFC 9113, section 7).</summary>
internal enum Http2Error
{
    NoError = 0x0,
    ProtocolError = 0x1,
    InternalError = 0x2,
    RefusedStream = 0x7,
    Cancel = 0x8,
    EnhanceYourCalm = 0xb,
    Http11Required = 0xd,
}
