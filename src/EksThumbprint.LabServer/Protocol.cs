using System.Text.Json;
using System.Text.Json.Serialization;

namespace EksThumbprint.TestServer;

/// <summary>How requests and answers are written.</summary>
internal static class Protocol
{
    /// <summary>
    /// Camel case; a member that is not known is an error, so that a typing error in a test cannot pass.
    /// </summary>
    public static JsonSerializerOptions Json { get; } =
        new(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
        };
}
