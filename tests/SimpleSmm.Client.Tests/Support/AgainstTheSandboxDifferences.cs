using System;
using System.Collections.Generic;
using System.Globalization;
using static SimpleSmm.PanelErrorCode;

namespace SimpleSmm.Tests;

/// <summary>
/// Where the client lets an order pass that this sandbox refuses, on purpose, and why. Nothing is refused the other way round. The Smart
/// dialect has rules of its own and is no part of the table.
/// </summary>
internal static class AgainstTheSandboxDifferences
{
    /// <summary>The type, the fields that differ from an order that is accepted, the panel's refusal, the reason.</summary>
    public static readonly (string Type, (string Name, string Value)[] Fields, PanelErrorCode Panel, string Why)[] All =
    [
        ("Subscriptions", [("delay", "7")], InvalidField, "Each panel has its own list of delays: the client only notes one that is in none."),
        ("Subscriptions", [("expiry", Today)], InvalidField, "Whether today is over depends on the panel's place and on whether the day itself counts."),
        ("Subscriptions", [("old_posts", "1001")], InvalidField, "A bound of the sandbox alone, which places them all at once."),
        ("Default", [("service", "5"), ("runs", "2"), ("interval", "30")], InvalidField, "The documented catalog does not say which service is delivered in runs."),
        ("Default", [("runs", "2"), ("interval", "100001")], InvalidField, "A bound of the sandbox alone; the client notes intervals that are in no panel's list."),
        ("Default", [("link", "two words")], InvalidLink, "What is a link, only the panel knows."),
        ("Poll", [("answer_number", "second")], InvalidField, "Some panels name an answer by its text."),
    ];

    private static string Today => DateTime.UtcNow.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);
}
