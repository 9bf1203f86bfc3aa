using System;

namespace SimpleSmm.Snapshots;

/// <summary>A kept catalog is not what it should be; the message says what and where, in a sentence of its own.</summary>
internal sealed class SnapshotException(string message, Exception? inner = null) : Exception(message, inner);
