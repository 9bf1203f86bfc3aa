using System;
using System.Collections.Generic;
using SimpleSmm.Errors;

namespace SimpleSmm;

/// <summary>The one exception of this client: a call that failed, why, and what the panel said. It never holds the API key.</summary>
public class PanelException : Exception
{
    internal PanelException(PanelFailure failure, Exception? inner = null)
        : this(failure, failure.Message, inner)
    {
    }

    private protected PanelException(PanelFailure failure, string message, Exception? inner)
        : base(message, inner) => Failure = failure;

    /// <summary>Makes an exception of a code and a message for people.</summary>
    /// <param name="code">What went wrong.</param>
    /// <param name="message">One sentence that says it to a person.</param>
    public PanelException(PanelErrorCode code, string message)
        : this(new PanelFailure(code, message))
    {
    }

    /// <summary>Makes an exception of a code, a message for people and what caused it.</summary>
    /// <param name="code">What went wrong.</param>
    /// <param name="message">One sentence that says it to a person.</param>
    /// <param name="inner">What caused it; it must not hold the key.</param>
    public PanelException(PanelErrorCode code, string message, Exception? inner)
        : this(new PanelFailure(code, message), inner)
    {
    }

    internal PanelFailure Failure { get; }

    /// <summary>What went wrong, in one word.</summary>
    public PanelErrorCode Code => Failure.Code;

    /// <summary>The panel's own words, untouched but for the key; null where the panel said nothing.</summary>
    public string? PanelText => Failure.PanelText;

    /// <summary>The HTTP status of the answer; null where there was no answer.</summary>
    public int? HttpStatus => Failure.HttpStatus;

    /// <summary>The API's name of the action, for example <c>status</c>; null where nothing was to be sent.</summary>
    public string? Action => Failure.Action;

    /// <summary>The fields of the request by name, without the key; empty where nothing was to be sent.</summary>
    public IReadOnlyDictionary<string, string> Fields => Failure.Fields;

    /// <summary>True where every further call would fail in the same way: the key or the account itself is refused.</summary>
    public bool IsFatal => Code is PanelErrorCode.InvalidApiKey or PanelErrorCode.AccountBlocked or PanelErrorCode.NotConnected;
}
