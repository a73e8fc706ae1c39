// The compiler asks for these types by name; .NET Framework has none of them.
namespace System.Runtime.CompilerServices
{
    internal static class IsExternalInit { }

    [AttributeUsage(AttributeTargets.All)]
    internal sealed class RequiredMemberAttribute : Attribute { }

    [AttributeUsage(AttributeTargets.All)]
    internal sealed class CompilerFeatureRequiredAttribute : Attribute
    {
        public CompilerFeatureRequiredAttribute(string featureName) => FeatureName = featureName;

        public string FeatureName { get; }
    }
}

namespace System.Diagnostics.CodeAnalysis
{
    [AttributeUsage(AttributeTargets.Constructor)]
    internal sealed class SetsRequiredMembersAttribute : Attribute { }

    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class NotNullWhenAttribute : Attribute
    {
        public NotNullWhenAttribute(bool returnValue) => ReturnValue = returnValue;

        public bool ReturnValue { get; }
    }
}

// And these members, which .NET has.
namespace System.Threading.Tasks
{
    internal static class TaskCompatibility
    {
        /// <summary>Waits for a task, or until that is cancelled.</summary>
        public static async Task WaitAsync(this Task task, CancellationToken cancellation)
        {
            TaskCompletionSource<bool> stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
            using CancellationTokenRegistration stop = cancellation.Register(() => stopped.TrySetResult(true));
            await Task.WhenAny(task, stopped.Task).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            await task.ConfigureAwait(false);
        }

        /// <inheritdoc cref="WaitAsync(Task, CancellationToken)"/>
        public static async Task<T> WaitAsync<T>(this Task<T> task, CancellationToken cancellation)
        {
            await ((Task)task).WaitAsync(cancellation).ConfigureAwait(false);
            return await task.ConfigureAwait(false);
        }
    }
}

namespace System.Net.Http
{
    internal static class HttpContentCompatibility
    {
        /// <summary>Opens an answer's body; the token is not heeded here.</summary>
        public static Task<Stream> ReadAsStreamAsync(this HttpContent content, CancellationToken cancellation) =>
            content.ReadAsStreamAsync();
    }
}
