using System.Buffers.Binary;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using EksThumbprint.Lab.Serving;

namespace EksThumbprint.Tests.Faults.Servers.Wire;

/// <summary>
/// The first messages of a TLS 1.2 server by hand (RFC 5246, 7.4), for certificates that no TLS library would send:
/// they travel unencrypted in that version.
/// </summary>
internal sealed class BareTls(params byte[][] certificates) : LabFault
{
    private const byte Handshake = 22;
    private const int LongestRecord = 1 << 14;

    /// <summary>The protocol that it picks by ALPN, whatever was offered; null for no ALPN.</summary>
    public string? Protocol { get; init; }

    /// <summary>
    /// Says hello, sends the certificates whatever they are, and waits for what the client makes of them.
    /// </summary>
    public override async ValueTask<Stream?> OnConnectedAsync(NetworkStream connection, CancellationToken cancellation)
    {
        byte[] heard = new byte[LongestRecord];
        if (await connection.ReadAsync(heard, cancellation) == 0)
            return null;
        foreach (
            byte[] record in Records([.. Message(2, Hello()), .. Message(11, CertificateList()), .. Message(14, [])])
        )
            await connection.WriteAsync(record, cancellation);
        while (await connection.ReadAsync(heard, cancellation) > 0) { }

        return null;
    }

    // TLS 1.2, a random number, no session, ECDHE-ECDSA-AES128-GCM-SHA256, no compression, secure renegotiation (RFC
    // 5746) and no more than that unless told.
    private byte[] Hello()
    {
        byte[] extensions = [0xFF, 0x01, 0, 1, 0, .. Alpn()];
        return
        [
            3,
            3,
            .. RandomNumberGenerator.GetBytes(32),
            0,
            0xC0,
            0x2B,
            0,
            0,
            (byte)extensions.Length,
            .. extensions,
        ];
    }

    private byte[] Alpn() =>
        Protocol is null
            ? []
            :
            [
                0,
                16,
                0,
                (byte)(Protocol.Length + 3),
                0,
                (byte)(Protocol.Length + 1),
                (byte)Protocol.Length,
                .. Encoding.ASCII.GetBytes(Protocol),
            ];

    private byte[] CertificateList()
    {
        byte[] list = [.. certificates.SelectMany(der => Length(der.Length).Concat(der))];
        return [.. Length(list.Length), .. list];
    }

    private static byte[] Message(byte kind, byte[] body) => [kind, .. Length(body.Length), .. body];

    private static byte[] Length(int length) => [(byte)(length >> 16), (byte)(length >> 8), (byte)length];

    private static IEnumerable<byte[]> Records(byte[] messages) =>
        messages
            .Chunk(LongestRecord)
            .Select(part =>
            {
                byte[] record = [Handshake, 3, 3, 0, 0, .. part];
                BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(3), (ushort)part.Length);
                return record;
            });
}
