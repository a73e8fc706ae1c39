namespace EksThumbprint.TestServer;

/// <summary>How much of a hierarchy is new after a rotation.</summary>
internal enum Renewal
{
    Roots,
    Intermediate,
    Leaf,
}
