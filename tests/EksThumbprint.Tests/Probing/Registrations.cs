using System.Collections;
using System.Reflection;
using EksThumbprint.Probing;

namespace EksThumbprint.Tests.Probing;

/// <summary>Callbacks that wait for a cancellation.</summary>
internal static class Registrations
{
    /// <summary>
    /// How many callbacks wait in all the cancellation sources that can be reached from an object of ours.
    /// </summary>
    public static int Count(object root)
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
