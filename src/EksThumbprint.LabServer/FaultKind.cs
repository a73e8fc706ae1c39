namespace EksThumbprint.TestServer;

/// <summary>A misbehaviour that <see cref="EksThumbprint.Lab.LabFault"/> has ready.</summary>
internal enum FaultKind
{
    None,
    Silent,
    Close,
    Reset,
    PlainText,
}
