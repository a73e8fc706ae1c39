namespace EksThumbprint.Common;

/// <summary>Compares bytes; .NET Framework has no spans without a package.</summary>
internal static class Bytes
{
    public static bool Same(byte[]? left, byte[]? right)
    {
        if (left is null || right is null || left.Length != right.Length)
            return false;
        for (int i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i])
                return false;
        }

        return true;
    }
}
