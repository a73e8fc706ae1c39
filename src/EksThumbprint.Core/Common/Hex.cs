namespace EksThumbprint.Common;

/// <summary>Bytes as lower-case hexadecimal digits.</summary>
internal static class Hex
{
    private const string Alphabet = "0123456789abcdef";

    public static string Lower(byte[] bytes)
    {
        char[] digits = new char[bytes.Length * 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            digits[2 * i] = Alphabet[bytes[i] >> 4];
            digits[(2 * i) + 1] = Alphabet[bytes[i] & 15];
        }

        return new string(digits);
    }

    public static bool IsDigit(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
