using System;

namespace SimpleSmm.Catalogue.Snapshots;

/// <summary>A kept catalogue is not what it should be; the message says what and where, in a sentence of its own.</summary>
internal sealed class SnapshotException(string message, Exception? inner = null) : Exception(message, inner);
