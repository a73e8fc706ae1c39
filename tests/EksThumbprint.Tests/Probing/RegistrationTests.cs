using System.Collections;
using System.Reflection;
using EksThumbprint.Issuers;
using EksThumbprint.Lab.Serving;
using EksThumbprint.Probing;
using EksThumbprint.Tests.Support;

namespace EksThumbprint.Tests.Probing;

/// <summary>What a probe registers to be told of its end goes with the connection that it was registered for.</summary>
public sealed class RegistrationTests
{
    private const int Connections = 120;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connections_that_are_over_leave_no_registration()
    {
        Assert.SkipWhen(CoreBuild.IsNetStandard, "the build for .NET Framework makes no connections of its own");
        await using LabServer server = LabServer.Start();
        LabHost host = server.AddHost("issuer.example", SharedPki.Ecdsa.Served(2));
        TestIssuer issuer = TestIssuer.At(host);
        host.Serve(issuer.DiscoveryPath, LabResponse.Json(issuer.Discovery) with { Close = true });
        host.Serve(issuer.JwksPath, LabResponse.Json(TestIssuer.Jwks) with { Close = true });
        using IssuerProbe probe = new(Probes.To(server.EndPoint));
        for (int number = 0; number < Connections; number++)
            Assert.Null((await probe.ProbeAsync(IssuerUrl.Parse(issuer.Url), Cancellation)).Failure);

        Assert.InRange(server.Counters.Connections, Connections, 2 * Connections);
        await LabClient.EventuallyAsync(() => server.Counters.OpenConnections == 0, Cancellation);
        Assert.InRange(Registered(probe), 0, 4);
        using CancellationTokenSource source = new();
        source.Token.Register(() => { });
        Assert.Equal(1, Registered(source)); // the count counts
    }

    /// <summary>How many callbacks wait in all the cancellation sources that can be reached from an object of ours.</summary>
    private static int Registered(object root)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Queue<object> queue = new([root]);
        int count = 0;
        while (queue.TryDequeue(out object? one))
        {
            if (!seen.Add(one))
                continue;
            if (one is CancellationTokenSource source)
                count += Callbacks(source);
            foreach (object? inner in Inner(one))
            {
                if (inner is not null and not string and not ValueType)
                    queue.Enqueue(inner);
            }
        }

        return count;
    }

    private static IEnumerable<object?> Inner(object one)
    {
        Type type = one.GetType();
        if (one is IDictionary dictionary)
            return dictionary.Values.Cast<object?>();
        if (one is IEnumerable many)
            return many.Cast<object?>();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Lazy<>))
            return (bool)type.GetProperty("IsValueCreated")!.GetValue(one)!
                ? [type.GetProperty("Value")!.GetValue(one)]
                : [];
        return type.Assembly == typeof(IssuerProbe).Assembly ? Fields(type).Select(field => field.GetValue(one)) : [];
    }

    private static int Callbacks(CancellationTokenSource source)
    {
        object? registrations = Field(source, "_registrations");
        int count = 0;
        for (
            object? node = registrations is null ? null : Field(registrations, "Callbacks");
            node is not null;
            node = Field(node, "Next")
        )
            count++;
        return count;
    }

    private static object? Field(object of, string name) =>
        Fields(of.GetType()).Single(field => field.Name == name).GetValue(of);

    private static FieldInfo[] Fields(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
}
