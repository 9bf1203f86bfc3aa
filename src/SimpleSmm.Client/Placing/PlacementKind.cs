namespace SimpleSmm;

/// <summary>Specifies what became of an order that was to be placed.</summary>
public enum PlacementKind
{
    /// <summary>The panel accepted the order.</summary>
    Placed,

    /// <summary>The order had been placed before with its reference. It was not sent.</summary>
    Known,

    /// <summary>The order was not sent, or the panel rejected it. Nothing was spent.</summary>
    Rejected,

    /// <summary>The order was sent, now or before, and its outcome is unknown.</summary>
    Unknown,

    /// <summary>The order was not sent because of an unfinished order on its link (<see cref="DuplicateLinkAction.Skip"/>).</summary>
    Skipped,

    /// <summary>The order was not confirmed, so it was not sent.</summary>
    Declined,

    /// <summary>The order would be sent. This is the result of a dry run.</summary>
    Planned,
}
