using System.ComponentModel;
using System.Reflection;
using EksThumbprint.Assessment;
using EksThumbprint.Remedies;
using EksThumbprint.Tests.Support;
using EksThumbprint.Views;

namespace EksThumbprint.Tests.Views;

/// <summary>
/// An exception in a view is an empty cell without a word, so there is none, whatever a view is given.
/// </summary>
public sealed class AnythingTests
{
    private static readonly MethodInfo[] Methods =
    [
        .. typeof(ResultView)
            .Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<EditorBrowsableAttribute>()?.State == EditorBrowsableState.Never)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static)),
    ];

    public static TheoryData<string, string> Calls =>
        [
            .. Methods.SelectMany(method =>
                Values.Keys.Select(value => ($"{method.DeclaringType!.Name}.{method.Name}", value))
            ),
        ];

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_view_method_answers_whatever_it_is_given(string name, string value)
    {
        MethodInfo method = Methods.Single(method => $"{method.DeclaringType!.Name}.{method.Name}" == name);
        foreach (object? second in method.GetParameters().Length == 1 ? [null] : Properties)
        {
            object?[] arguments = method.GetParameters().Length == 1 ? [Values[value]()] : [Values[value](), second];
            object? shown = method.Invoke(null, arguments);
            Assert.NotNull(shown);
            if (shown is not bool)
                Assert.DoesNotContain(string.Join("\n", shown as string[] ?? [(string)shown]), c =>
                    char.IsControl(c) && c != '\n'
                );
        }
    }

    [Fact]
    public void The_methods_of_all_views_are_tested() => Assert.InRange(Methods.Length, 30, 100);

    private static readonly string?[] Properties =
    [
        null,
        "",
        "Name",
        "Expires",
        "NotAfter",
        "Registered",
        "Before",
        "no such thing",
    ];

    private static readonly Dictionary<string, Func<object?>> Values = new(StringComparer.Ordinal)
    {
        ["null"] = () => null,
        ["text"] = () => "text\u001b",
        ["number"] = () => 42,
        ["nothing of a database"] = () => DBNull.Value,
        ["an object"] = () => new object(),
        ["a list"] = () => new object?[] { null, 1 },
        ["nulls"] = () =>
            new
            {
                Name = (string?)null,
                Status = (object?)null,
                Registered = (object?)null,
                Expires = (object?)null,
                Findings = (object?)null,
                Outcome = (object?)null,
                Before = (object?)null,
                Thumbprint = (object?)null,
            },
        ["wrong types"] = () =>
            new
            {
                Name = 1,
                Status = 99,
                Registered = 5,
                Expected = new object?[] { null, "" },
                Expires = "never",
                NotAfter = DateTime.MinValue,
                Findings = "x",
                Outcome = "y",
                Before = new[] { "" },
                Severity = -1,
                IsTop = "maybe",
                DaysLeft = "",
            },
        ["texts of a file"] = () =>
            new
            {
                Name = "prod\u001b[2J",
                Status = "Mismatch",
                Registered = $"{Judged.Example} {Judged.Top}",
                Expires = "06/28/2034 17:39:16",
                NotAfter = DateTime.MaxValue,
                Outcome = "Updated",
                Before = Judged.Top,
                Added = Judged.Example,
                IsTop = "True",
            },
        ["throws"] = () => new Throwing(),
        ["a result"] = () => Judged.Facts(OidcStatus.Stale).Result(),
        ["a result without anything"] = () => Judged.Facts(OidcStatus.NoCluster).Result(),
        ["a certificate"] = () => ChainViewTests.Certificates(Judged.Facts(OidcStatus.Match))[0],
        ["a change"] = () => Judged.Facts(OidcStatus.Stale).Change(ChangeOutcome.WouldUpdate),
        ["a finding"] = () =>
            Emitted.Finding(new Finding("Code", Severity.Error, "Sentence.", Remedy.Advice("Remedy."))),
        ["a listed value"] = () => new ListedThumbprint(Judged.Top, ListedThumbprintKind.Unknown, "unknown"),
    };

    private sealed class Throwing
    {
        private readonly string _why = "broken";

        public string Name => throw new InvalidOperationException(_why);

        public string Status => throw new InvalidOperationException(_why);

        public string Expires => throw new InvalidOperationException(_why);

        public string this[int index] => throw new InvalidOperationException($"{_why} {index}");
    }
}
