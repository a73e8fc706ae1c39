using System.Globalization;
using System.Reflection;
using EksThumbprint.Aws;
using EksThumbprint.Tests.Docs;

namespace EksThumbprint.Tests.Layers;

/// <summary>
/// What scripts may name: the types in the namespace EksThumbprint with their members, and the cmdlets with their
/// parameters. It is written down, so that it does not change by the way.
/// </summary>
public sealed class PublicSurfaceTests
{
    private const string Approved = "tests/EksThumbprint.Tests/Layers/PublicSurface.txt";

    private static readonly Assembly Module = typeof(OidcTestResult).Assembly;

    [Fact]
    public void What_scripts_see_is_what_is_written_down()
    {
        string seen = string.Concat(Types().Concat(Cmdlets()).Select(line => line + "\n"));
        if (seen == RepositoryFiles.Read(Approved))
            return;
        string actual = Path.Combine(AppContext.BaseDirectory, Path.GetFileName(Approved));
        File.WriteAllText(actual, seen);
        Assert.Fail($"If the change is meant, tell it in CHANGELOG.md and copy {actual} to {Approved}.");
    }

    private static IEnumerable<string> Types() =>
        new[] { typeof(IAws).Assembly, Module }
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.Namespace == "EksThumbprint")
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(type => Members(type).Order(StringComparer.Ordinal).Prepend(type.FullName!));

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"    {name}");
        const BindingFlags own =
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        IEnumerable<string> properties = type.GetProperties(own)
            .Where(property => property.GetMethod?.IsPublic == true)
            .Select(property => $"    {property.Name}: {Name(property.PropertyType)}");
        IEnumerable<string> methods = type.GetMethods(own)
            .Where(method => !method.IsSpecialName && !method.Name.StartsWith('<'))
            .Select(method => $"    {method.Name}({Parameters(method)}): {Name(method.ReturnType)}");
        IEnumerable<string> constructors = type.GetConstructors()
            .Select(constructor => $"    new({Parameters(constructor)})");
        return properties.Concat(methods).Concat(constructors);
    }

    private static IEnumerable<string> Cmdlets() =>
        from type in Module.GetExportedTypes()
        let cmdlet = Attribute(type, "CmdletAttribute").SingleOrDefault()
        where cmdlet is not null
        let name = $"{cmdlet.ConstructorArguments[0].Value}-{cmdlet.ConstructorArguments[1].Value}"
        orderby name
        from line in Parameters(type).Order(StringComparer.Ordinal).Prepend(name)
        select line;

    private static IEnumerable<string> Parameters(Type cmdlet) =>
        from property in cmdlet.GetProperties()
        let sets = Attribute(property, "ParameterAttribute").Select(Set).Order(StringComparer.Ordinal).ToList()
        where sets.Count > 0
        select $"    -{property.Name} {Name(property.PropertyType)} ({string.Join(", ", sets)})";

    /// <summary>A parameter set, with what it asks of the parameter.</summary>
    private static string Set(CustomAttributeData parameter)
    {
        Dictionary<string, object?> given = parameter.NamedArguments.ToDictionary(
            argument => argument.MemberName,
            argument => argument.TypedValue.Value
        );
        string set = given.GetValueOrDefault("ParameterSetName") as string ?? "all";
        string mandatory = given.GetValueOrDefault("Mandatory") is true ? " mandatory" : string.Empty;
        string piped = given.GetValueOrDefault("ValueFromPipeline") is true ? " piped" : string.Empty;
        string position = given.GetValueOrDefault("Position") is int place
            ? string.Format(CultureInfo.InvariantCulture, " at {0}", place)
            : string.Empty;
        return set + mandatory + position + piped;
    }

    private static IEnumerable<CustomAttributeData> Attribute(MemberInfo member, string name) =>
        member.GetCustomAttributesData().Where(attribute => attribute.AttributeType.Name == name);

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => Name(parameter.ParameterType)));

    private static string Name(Type type) =>
        type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : type.Name;
}
