namespace AwsToolsDouble;

/// <summary>One call, as the log holds it.</summary>
internal sealed class LabCall
{
    public string Operation { get; init; } = string.Empty;

    /// <summary>The cluster's name or the provider's ARN.</summary>
    public string? Resource { get; init; }

    public string Region { get; init; } = string.Empty;

    /// <summary>The name of the credentials: a profile's, or words.</summary>
    public string Caller { get; init; } = string.Empty;

    /// <summary>Where the credentials were found.</summary>
    public string CallerSource { get; init; } = string.Empty;

    /// <summary>What was given as <c>-ProfileName</c>.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The access key's ID.</summary>
    public string? AccessKey { get; init; }

    public string? EndpointUrl { get; init; }

    /// <summary>How often the SDK was told to try a failed request again; null for as often as it likes.</summary>
    public int? MaxErrorRetry { get; init; }

    /// <summary>The thumbprints to write, as sent.</summary>
    public IReadOnlyList<string>? Thumbprints { get; init; }

    /// <summary>The subject of a message.</summary>
    public string? Subject { get; init; }

    /// <summary>The text of a message.</summary>
    public string? Message { get; init; }

    /// <summary>The page of a list, from 1.</summary>
    public int? Page { get; init; }

    /// <summary>The page's size as asked for.</summary>
    public int? PageSize { get; init; }

    /// <summary>Whether the request got to the service.</summary>
    public bool Reached { get; set; } = true;

    /// <summary>Whether it took effect there.</summary>
    public bool Effect { get; set; }

    /// <summary>The error that the caller saw: a service's code or an exception's name; null for none.</summary>
    public string? Error { get; set; }

    public int ProcessId { get; init; } = Environment.ProcessId;

    public DateTime Time { get; init; } = DateTime.UtcNow;

    public static LabCall Of(
        CallContext context,
        string operation,
        string? resource,
        PageRequest? page = null,
        IReadOnlyList<string>? thumbprints = null,
        string? subject = null,
        string? message = null
    ) =>
        new()
        {
            Operation = operation,
            Resource = resource,
            Region = context.Region,
            Caller = context.Caller.Name,
            CallerSource = context.Caller.Source,
            ProfileName = context.ProfileName,
            AccessKey = context.Caller.Credentials?.GetCredentials().AccessKey,
            EndpointUrl = context.EndpointUrl,
            MaxErrorRetry = context.MaxErrorRetry,
            Thumbprints = thumbprints,
            Subject = subject,
            Message = message,
            Page = page?.Number,
            PageSize = page?.Size,
        };
}
