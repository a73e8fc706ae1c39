using Amazon.Runtime;

namespace AwsToolsDouble;

/// <summary>
/// What the SDK makes of a well-formed page with status 200 that is not AWS's, a proxy's sign-in for one: an answer in
/// which nothing is set, and no error.
/// </summary>
internal static class BlankAnswers
{
    /// <summary>Such an answer; null for what is no answer of a service.</summary>
    public static T? Of<T>()
        where T : class => Activator.CreateInstance<T>() is AmazonWebServiceResponse answer ? Blank(answer) as T : null;

    private static AmazonWebServiceResponse Blank(AmazonWebServiceResponse answer)
    {
        answer.ResponseMetadata.RequestId = string.Empty;
        return answer;
    }
}
