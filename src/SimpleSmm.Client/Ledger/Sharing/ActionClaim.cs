using System.Collections.Generic;

namespace SimpleSmm;

/// <summary>Represents the claim of an action for some orders.</summary>
/// <param name="Token">Identifies the claim in its ledger.</param>
/// <param name="Refused">The orders that must not be sent.</param>
public sealed record ActionClaim(string Token, IReadOnlyList<ActionRefusal> Refused);
