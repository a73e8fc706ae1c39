using System.Reflection;

namespace EksThumbprint.Tests.Views;

/// <summary>
/// Windows PowerShell and PowerShell 7 write an enumeration as a number in JSON, unless it rests on 64 bits: then as
/// its word. So does every enumeration that a cmdlet's object holds.
/// </summary>
public sealed class OutputEnumTests
{
    public static TheoryData<Type> Enumerations =>
        [
            .. typeof(OidcTestResult)
                .Assembly.GetExportedTypes()
                .Concat(typeof(OidcStatus).Assembly.GetExportedTypes())
                .Where(type => type.Namespace == nameof(EksThumbprint) && !typeof(Exception).IsAssignableFrom(type))
                .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                .Select(property => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)
                .Where(type => type.IsEnum && type != typeof(AwsFailure))
                .Distinct(),
        ];

    [Theory]
    [MemberData(nameof(Enumerations))]
    public void An_enumeration_of_an_output_object_rests_on_64_bits(Type enumeration) =>
        Assert.Equal(typeof(long), Enum.GetUnderlyingType(enumeration));

    [Fact]
    public void The_ones_that_users_see_are_among_them() =>
        Assert.Superset(
            new HashSet<Type> { typeof(OidcStatus), typeof(Severity), typeof(ChangeOutcome), typeof(CertificateRole) },
            Enumerations.Select(row => row.Data).ToHashSet()
        );
}
