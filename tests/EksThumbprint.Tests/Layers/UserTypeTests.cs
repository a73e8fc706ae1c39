using System.Reflection;
using EksThumbprint.Aws;

namespace EksThumbprint.Tests.Layers;

/// <summary>Scripts name these types; their full names stay.</summary>
public sealed class UserTypeTests
{
    [Fact]
    public void The_page_lists_every_type_that_users_see() =>
        Assert.Equal(
            LayerTable.List("What users see").Order(StringComparer.Ordinal),
            new[] { typeof(IAws).Assembly, typeof(OidcTestResult).Assembly }
                .SelectMany(assembly => assembly.GetExportedTypes())
                .Where(type => type.Namespace == "EksThumbprint")
                .Select(type => type.Name)
                .Order(StringComparer.Ordinal)
        );

    /// <summary>What a result's properties lead to, down to the last enum.</summary>
    [Fact]
    public void A_result_leads_to_one_other_type_only()
    {
        Assembly[] ours = [typeof(IAws).Assembly, typeof(OidcTestResult).Assembly];
        Stack<Type> open = new(
            typeof(OidcTestResult).Assembly.GetExportedTypes().Where(type => type.Namespace == "EksThumbprint")
        );
        HashSet<Type> seen = [.. open];
        while (open.TryPop(out Type? type))
        {
            IEnumerable<Type> shown = type.GetProperties()
                .Select(property => property.PropertyType)
                .SelectMany(shown => shown.GetGenericArguments().Append(shown))
                .Concat(type.BaseType?.GetGenericArguments() ?? []);
            foreach (Type next in shown.Where(next => ours.Contains(next.Assembly) && seen.Add(next)))
                open.Push(next);
        }

        Assert.Equal(
            ["EksThumbprint.Assessment.Provenance"],
            seen.Where(type => type.Namespace != "EksThumbprint").Select(type => type.FullName)
        );
    }
}
