namespace EksThumbprint.Aws.Cli;

/// <summary>One operation, as the AWS CLI is asked for it.</summary>
/// <param name="Service">The service, such as <c>iam</c>.</param>
/// <param name="Command">The CLI's word, such as <c>get-open-id-connect-provider</c>.</param>
/// <param name="Operation">AWS's own name of it, as in error messages.</param>
/// <param name="Options">Its own options.</param>
/// <param name="Region">The region to name; null lets the CLI decide.</param>
internal sealed record CliCall(
    string Service,
    string Command,
    string Operation,
    IReadOnlyList<CliOption> Options,
    string? Region
)
{
    /// <summary>Whether it changes something, so that it may be sent once only.</summary>
    public bool Writes { get; init; }

    /// <summary>The permission that it needs.</summary>
    public string Permission => $"{Service}:{Operation}";

    public AwsException Failure(AwsFailure failure, string detail, Exception? inner = null) =>
        new(failure, Permission, detail: detail, inner: inner);
}

/// <summary>An option of a CLI command, such as <c>--name</c>, with its values.</summary>
internal sealed record CliOption(string Name, params string[] Values);
