using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using EksThumbprint.Probing;

namespace EksThumbprint.Tests.Architecture;

/// <summary>Jobs of one process share the assemblies: what one does must not be seen by another.</summary>
public sealed class NoStaticStateTests
{
    [Fact]
    public void No_static_field_of_the_core_can_be_set_and_none_holds_what_can_be_added_to()
    {
        List<string> changeable =
        [
            .. Statics(typeof(IssuerProbe).Assembly)
                .Where(IsChangeable)
                .Select(field => $"{field.DeclaringType}.{field.Name}"),
        ];

        Assert.Empty(changeable);
    }

    [Theory]
    [InlineData(nameof(Sample.Set), true)]
    [InlineData(nameof(Sample.Grows), true)]
    [InlineData(nameof(Sample.Fixed), false)]
    public void The_judge_tells_state_from_constants(string field, bool changeable) =>
        Assert.Equal(
            changeable,
            IsChangeable(
                typeof(Sample).GetField(field, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!
            )
        );

    private static IEnumerable<FieldInfo> Statics(Assembly assembly) =>
        assembly
            .GetTypes()
            .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)))
            .SelectMany(type =>
                type.GetFields(
                    BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            )
            .Where(field => !field.IsLiteral);

    /// <summary>
    /// Arrays and dictionaries of constants are read only by convention; lists, queues and concurrent collections are
    /// there to grow.
    /// </summary>
    private static bool IsChangeable(FieldInfo field) =>
        !field.IsInitOnly
        || (
            typeof(IEnumerable).IsAssignableFrom(field.FieldType)
            && field.FieldType.GetMethod("Add") is not null
            && !field.FieldType.IsArray
            && !IsDictionary(field.FieldType)
        )
        || field.FieldType.Namespace == "System.Collections.Concurrent";

    private static bool IsDictionary(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>);

    private static class Sample
    {
        public static readonly string Fixed = "fixed";
        public static readonly List<string> Grows = [];
        public static int Set = Environment.ProcessId;
    }
}
