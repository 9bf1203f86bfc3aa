using System;
using System.Threading;

namespace SimpleSmm.Wire;

/// <summary>A call was canceled before a byte of its request left, so the panel cannot have acted on it.</summary>
internal sealed class CanceledUnsentException(CancellationToken cancellation)
    : OperationCanceledException("Canceled before it was sent.", cancellation);
