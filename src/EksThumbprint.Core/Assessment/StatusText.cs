namespace EksThumbprint.Assessment;

/// <summary>Words that several sentences share.</summary>
internal static class StatusText
{
    public static string AllWell(OidcFacts facts) =>
        facts switch
        {
            { Pod: not null } => "Every link that was looked at holds.",
            { Listed: null } => "The chain was read; there is no list to compare it with.",
            { Provider: null } => "The list holds the thumbprint of every host's top certificate.",
            _ => "The provider lists the thumbprint of every host's top certificate.",
        };

    /// <summary>Several names in a sentence.</summary>
    public static string And(IEnumerable<string> names) => string.Join(" and ", names);

    public static string Issuer(OidcFacts facts) => facts.Issuer?.ToString() ?? facts.Name;
}
