using System;
using System.Collections.Generic;
using SimpleSmm.Errors;

namespace SimpleSmm;

/// <summary>
/// Represents a failed call: the reason and the panel's text. It is the base class of all exceptions of this client and never contains the
/// key.
/// </summary>
public class PanelException : Exception
{
    internal PanelException(PanelFailure failure, Exception? inner = null)
        : this(failure, failure.Message, inner)
    {
    }

    private protected PanelException(PanelFailure failure, string message, Exception? inner)
        : base(message, inner) => Failure = failure;

    /// <summary>Initializes an exception with a code and a message.</summary>
    /// <param name="code">The code of the problem.</param>
    /// <param name="message">A readable sentence about the problem.</param>
    public PanelException(PanelErrorCode code, string message)
        : this(new PanelFailure(code, message))
    {
    }

    /// <summary>Initializes an exception with a code, a message and its cause.</summary>
    /// <param name="code">The code of the problem.</param>
    /// <param name="message">A readable sentence about the problem.</param>
    /// <param name="inner">The cause; it must not contain the key.</param>
    public PanelException(PanelErrorCode code, string message, Exception? inner)
        : this(new PanelFailure(code, message), inner)
    {
    }

    internal PanelFailure Failure { get; }

    /// <summary>Gets the error code.</summary>
    public PanelErrorCode Code => Failure.Code;

    /// <summary>Gets the panel's error text, without the key; null if the panel did not send one.</summary>
    public string? PanelText => Failure.PanelText;

    /// <summary>Gets the HTTP status of the answer; null if there was no answer.</summary>
    public int? HttpStatus => Failure.HttpStatus;

    /// <summary>Gets the API name of the action, for example <c>status</c>; null if the error does not concern a request.</summary>
    public string? Action => Failure.Action;

    /// <summary>Gets the fields of the request by name, without the key; empty if the error does not concern a request.</summary>
    public IReadOnlyDictionary<string, string> Fields => Failure.Fields;

    /// <summary>
    /// Gets whether every further call would fail in the same way, because the panel rejects the key or the account, or because its order
    /// ids are not numbers.
    /// </summary>
    public bool IsFatal => Failure.EndsCommand
        || Code is PanelErrorCode.InvalidApiKey or PanelErrorCode.AccountBlocked or PanelErrorCode.NotConnected;
}
