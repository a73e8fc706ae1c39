using System.Buffers.Binary;
using System.Text;
using EksThumbprint.Tests.Support;
using static EksThumbprint.Tests.Faults.Servers.Wire.Http2Frames;

namespace EksThumbprint.Tests.Faults.Servers.Wire;

/// <summary>The server's side of one HTTP/2 connection, frame by frame.</summary>
internal sealed class Http2Wire(
    Stream stream,
    IReadOnlyList<TestIssuer> issuers,
    int number,
    CancellationToken cancellation
)
{
    private const int PrefaceLength = 24;

    private readonly byte[] _head = new byte[HeadLength];
    private bool _greeted;

    /// <summary>Which of the server's HTTP/2 connections it is, from 1 on.</summary>
    public int Number => number;

    /// <summary>Streams that were asked on.</summary>
    public int Streams { get; private set; }

    /// <summary>Whether PINGs are answered.</summary>
    public bool AnswersPings { get; set; } = true;

    /// <summary>What the last request asked for.</summary>
    public string Asked { get; private set; } = string.Empty;

    public async Task SendAsync(params byte[] bytes)
    {
        await stream.WriteAsync(bytes, cancellation);
        await stream.FlushAsync(cancellation);
    }

    /// <summary>Waits for the preface, and sends SETTINGS.</summary>
    public async Task GreetAsync(byte[]? settings = null)
    {
        _greeted = true;
        await stream.ReadExactlyAsync(new byte[PrefaceLength], cancellation);
        await SendAsync(settings ?? Frame(Settings, 0, 0));
    }

    /// <summary>Reads on to the next request.</summary>
    /// <returns>Its stream; 0 when the client closes.</returns>
    public async Task<int> RequestAsync()
    {
        if (!_greeted)
            await GreetAsync();
        while (await stream.ReadAtLeastAsync(_head, HeadLength, throwOnEndOfStream: false, cancellation) == HeadLength)
        {
            byte[] payload = new byte[(_head[0] << 16) | (_head[1] << 8) | _head[2]];
            await stream.ReadExactlyAsync(payload, cancellation);
            (byte type, byte flags, int id) = (
                _head[3],
                _head[4],
                BinaryPrimitives.ReadInt32BigEndian(_head.AsSpan(5))
            );
            if (type == Settings && (flags & Ack) == 0)
                await SendAsync(Frame(Settings, Ack, 0));
            if (type == Ping && (flags & Ack) == 0 && AnswersPings)
                await SendAsync(Frame(Ping, Ack, 0, payload));
            if (type != Headers)
                continue;
            Streams++;
            Asked = Encoding.Latin1.GetString(payload); // the client writes its paths plainly
            return id;
        }

        return 0;
    }

    /// <summary>Answers as an honest server does.</summary>
    public Task AnswerAsync(int id) =>
        SendAsync([.. Frame(Headers, EndHeaders, id, Ok), .. Frame(Data, EndStream, id, Document)]);

    /// <summary>What was asked for.</summary>
    public byte[] Document =>
        Encoding.ASCII.GetBytes(
            issuers.FirstOrDefault(issuer => Asked.Contains(issuer.DiscoveryPath, StringComparison.Ordinal))?.Discovery
                ?? TestIssuer.Jwks
        );

    /// <summary>Serves so many requests honestly.</summary>
    public async Task ServeAsync(int count = int.MaxValue)
    {
        for (int served = 0; served < count; served++)
        {
            int id = await RequestAsync();
            if (id == 0)
                return;
            await AnswerAsync(id);
        }
    }

    /// <summary>Says nothing any more until the client closes.</summary>
    public async Task WaitAsync()
    {
        byte[] heard = new byte[4096];
        while (await stream.ReadAsync(heard, cancellation) > 0) { }
    }

    /// <summary>Sends the same again and again until the client closes, and reads nothing meanwhile.</summary>
    public async Task FloodAsync(byte[] first, byte[] frame)
    {
        await SendAsync(first);
        byte[] block = [.. Enumerable.Repeat(frame, 1 + (16384 / frame.Length)).SelectMany(same => same)];
        while (true)
            await stream.WriteAsync(block, cancellation);
    }
}
