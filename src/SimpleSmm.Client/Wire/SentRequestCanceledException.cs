using System;
using System.Threading;

namespace SimpleSmm.Wire;

/// <summary>Thrown when a call was canceled after its body left, so that the panel may have acted on it.</summary>
internal sealed class SentRequestCanceledException(CancellationToken cancellation)
    : OperationCanceledException("The call was canceled after it was sent.", cancellation);
