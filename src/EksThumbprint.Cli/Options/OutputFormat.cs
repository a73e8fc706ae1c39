namespace EksThumbprint.Cli.Options;

/// <summary>How results are printed.</summary>
internal enum OutputFormat
{
    /// <summary>For a person.</summary>
    Text,

    /// <summary>For a program: one array.</summary>
    Json,

    /// <summary>
    /// For Terraform's external data source: one flat object of strings. Only thumbprints have this form.
    /// </summary>
    Terraform,

    /// <summary>For a build agent: JUnit XML. Only verdicts have this form.</summary>
    JUnit,
}
