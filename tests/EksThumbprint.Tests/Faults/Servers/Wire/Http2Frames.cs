using System.Buffers.Binary;
using System.Text;

namespace EksThumbprint.Tests.Faults.Servers.Wire;

/// <summary>HTTP/2 frames (RFC 9113, section 6), written by hand so that wrong ones can be too.</summary>
internal static class Http2Frames
{
    public const int HeadLength = 9;
    public const byte EndStream = 0x1;
    public const byte Ack = 0x1;
    public const byte EndHeaders = 0x4;

    public const byte Data = 0;
    public const byte Headers = 1;
    public const byte Priority = 2;
    public const byte Reset = 3;
    public const byte Settings = 4;
    public const byte PushPromise = 5;
    public const byte Ping = 6;
    public const byte GoAway = 7;
    public const byte WindowUpdate = 8;
    public const byte Continuation = 9;

    /// <summary>The header block of status 200, by its place in HPACK's static table (RFC 7541, appendix A).</summary>
    public static byte[] Ok { get; } = [0x88];

    public static byte[] Frame(byte type, byte flags, int stream, params byte[] payload) =>
        Claiming(payload.Length, type, flags, stream, payload);

    /// <summary>A frame that gives its payload another length than it has.</summary>
    public static byte[] Claiming(int length, byte type, byte flags, int stream, params byte[] payload)
    {
        byte[] frame = [(byte)(length >> 16), (byte)(length >> 8), (byte)length, type, flags, 0, 0, 0, 0, .. payload];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        return frame;
    }

    public static byte[] Setting(ushort name, uint value)
    {
        byte[] setting = new byte[6];
        BinaryPrimitives.WriteUInt16BigEndian(setting, name);
        BinaryPrimitives.WriteUInt32BigEndian(setting.AsSpan(2), value);
        return Frame(Settings, 0, 0, setting);
    }

    /// <summary>The server goes away, and has not looked at streams after <paramref name="last"/>.</summary>
    public static byte[] Away(int last, Http2Error error) =>
        Frame(GoAway, 0, 0, [.. Number((uint)last), .. Number((uint)error)]);

    public static byte[] Abandon(int stream, Http2Error error) => Frame(Reset, 0, stream, Number((uint)error));

    public static byte[] Number(uint value)
    {
        byte[] number = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, value);
        return number;
    }

    /// <summary>
    /// A header field that is kept in no table (RFC 7541, section 6.2.2), of a name and a value shorter than 127
    /// bytes.
    /// </summary>
    public static byte[] Field(string name, string value) =>
        [0, (byte)name.Length, .. Encoding.ASCII.GetBytes(name), (byte)value.Length, .. Encoding.ASCII.GetBytes(value)];
}
