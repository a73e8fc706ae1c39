using EksThumbprint.Lab.Serving;

namespace EksThumbprint.TestServer;

/// <summary>A misbehaviour that <see cref="LabFault"/> has ready.</summary>
internal enum FaultKind
{
    None,
    Silent,
    Close,
    Reset,
    PlainText,
}
