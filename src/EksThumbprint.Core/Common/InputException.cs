using EksThumbprint.Common;

namespace EksThumbprint;

/// <summary>What the user gave makes no sense. The message says what is wrong with it and what to do next.</summary>
public sealed class InputException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="code">A stable identifier of the kind of mistake, such as <c>NotAThumbprint</c>.</param>
    /// <param name="message">The sentence for the user.</param>
    /// <param name="inner">
    /// The cause, when another component refused the input. One that quotes a token is left out.
    /// </param>
    public InputException(string code, string message, Exception? inner = null)
        : base(message, inner is not null && TokenMask.Finds(inner.Message) ? null : inner) => Code = code;

    /// <summary>A stable identifier of the kind of mistake.</summary>
    public string Code { get; }
}
