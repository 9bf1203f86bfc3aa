using System.Collections.Concurrent;
using SimpleSmm.Wire;

namespace SimpleSmm.Calls;

/// <summary>
/// Remembers for a session which actions the panel carries out for one id per request only
/// (docs/panel-api.md#answers-for-many-ids). Thread-safe.
/// </summary>
internal sealed class ListSupport
{
    private readonly ConcurrentDictionary<string, bool> _oneByOne = new();

    /// <summary>Returns whether the action takes a list of ids, as far as the session knows.</summary>
    public bool TakesLists(PanelAction action) => !_oneByOne.ContainsKey(action.Name);

    /// <summary>Remembers that the action takes one id per request.</summary>
    /// <returns>False if that was known before.</returns>
    public bool Forget(PanelAction action) => _oneByOne.TryAdd(action.Name, true);
}
