using System;

namespace SimpleSmm.Wire;

/// <summary>
/// Limits what an answer may contain, by what its action can need. A small compressed answer can otherwise become gigabytes of memory.
/// </summary>
/// <param name="Bytes">The number of bytes, after decompression.</param>
/// <param name="Elements">The number of names and values in its JSON.</param>
internal sealed record AnswerLimit(long Bytes, int Elements)
{
    // A catalog of 100 000 services has about 2 000 000 names and values. Nothing is known of an action that is not documented.
    private static readonly AnswerLimit Catalog = new(64L << 20, 4_000_000);
    private static readonly AnswerLimit OfList = new(4L << 20, 100_000);
    private static readonly AnswerLimit OfOne = new(1L << 20, 10_000);

    /// <summary>Returns the limit of the answer to a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="mostBytes">The caller's own limit.</param>
    public static AnswerLimit For(PanelRequest request, long mostBytes)
    {
        var limit = !request.Action.IsDocumented || request.Action == PanelAction.Services ? Catalog
            : request.Has("orders") || request.Has("refills") ? OfList
            : OfOne;
        return limit with { Bytes = Math.Min(limit.Bytes, mostBytes) };
    }
}
