namespace AwsToolsDouble;

/// <summary>Profiles whose names begin with <c>broken</c> are written wrongly.</summary>
internal static class BrokenProfiles
{
    /// <summary>
    /// Throws what the real cmdlets throw. Unlike their other errors it is not wrapped: its category is NotSpecified.
    /// </summary>
    /// <exception cref="InvalidDataException">The profile is one of them.</exception>
    public static void Refuse(string name)
    {
        if (name.StartsWith("broken", StringComparison.OrdinalIgnoreCase))
            throw new InvalidDataException(
                $"Credential profile [{name}] is not valid.  Please ensure the profile contains a valid combination of "
                    + "properties."
            );
    }
}
