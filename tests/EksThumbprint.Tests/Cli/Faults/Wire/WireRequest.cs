using System.Globalization;
using System.Text;

namespace EksThumbprint.Tests.Cli.Faults.Wire;

/// <summary>A request of the AWS CLI's.</summary>
internal sealed record WireRequest(
    string Method,
    string Target,
    IReadOnlyDictionary<string, string> Headers,
    byte[] Body
)
{
    /// <summary>
    /// What it asks for, by the permission that it needs: IAM speaks AWS's query protocol, EKS its REST.
    /// </summary>
    public string Operation
    {
        get
        {
            string? action = Encoding
                .UTF8.GetString(Body)
                .Split('&')
                .FirstOrDefault(pair => pair.StartsWith("Action=", StringComparison.Ordinal));
            if (action is not null)
                return "iam:" + action["Action=".Length..];
            return Target.Split('?')[0] == "/clusters" ? "eks:ListClusters" : "eks:DescribeCluster";
        }
    }

    /// <summary>The next request on a connection; null at its end.</summary>
    public static async Task<WireRequest?> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        List<byte> head = [];
        byte[] one = new byte[1];
        while (
            head.Count < 4 || !Encoding.ASCII.GetString([.. head[^4..]]).Equals("\r\n\r\n", StringComparison.Ordinal)
        )
        {
            if (await stream.ReadAsync(one, cancellation) == 0)
                return null;
            head.Add(one[0]);
        }

        string[] lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Dictionary<string, string> headers = lines
            .Skip(1)
            .Select(line => line.Split(':', 2))
            .ToDictionary(pair => pair[0].Trim(), pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
        byte[] body = new byte[
            headers.TryGetValue("Content-Length", out string? length)
                ? int.Parse(length, CultureInfo.InvariantCulture)
                : 0
        ];
        await stream.ReadExactlyAsync(body, cancellation);
        string[] first = lines[0].Split(' ');
        return new WireRequest(first[0], first[1], headers, body);
    }
}
