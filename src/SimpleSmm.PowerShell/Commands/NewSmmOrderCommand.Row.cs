using System.Collections.Generic;
using System.Management.Automation;
using SimpleSmm.Parameters;
using SimpleSmm.Pipeline;

namespace SimpleSmm.Commands;

/// <content>
/// Reads the input object as a row: what it has beside the parameters that are bound by name, and what it does not have. Keeps it for
/// errors.
/// </content>
public sealed partial class NewSmmOrderCommand
{
    private readonly OrderColumns _columns = new();
    private readonly HashSet<string> _onCommandLine = [];
    private bool _isMapped;

    /// <summary>Gets or sets the row: an object whose properties are named like the parameters.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    private bool IsReferenceGiven => _onCommandLine.Contains(nameof(Reference)) || _columns.Has(nameof(Reference));

    private IEnumerable<(string Name, GivenValue? Value)> Fields() =>
    [
        (nameof(ServiceId), ServiceId), (nameof(Link), Link), (nameof(Quantity), Quantity), (nameof(Runs), Runs),
        (nameof(Interval), Interval), (nameof(Comments), Comments), (nameof(UserNames), UserNames), (nameof(Hashtags), Hashtags),
        (nameof(Hashtag), Hashtag),
        (nameof(UserName), UserName), (nameof(MediaUrl), MediaUrl), (nameof(AnswerNumber), AnswerNumber), (nameof(Groups), Groups),
        (nameof(Keywords), Keywords), (nameof(Country), Country), (nameof(Device), Device), (nameof(TypeOfTraffic), TypeOfTraffic),
        (nameof(GoogleKeyword), GoogleKeyword), (nameof(ReferringUrl), ReferringUrl), (nameof(Posts), Posts), (nameof(OldPosts), OldPosts),
        (nameof(Delay), Delay), (nameof(Expiry), Expiry), (nameof(Minimum), Minimum), (nameof(Maximum), Maximum),
        (nameof(AdditionalFields), AdditionalFields), (nameof(Reference), Reference),
    ];

    // Script blocks such as -Link { $_.Url } read columns of any name. Before the first row they are not values.
    private void ReadCommandLine()
    {
        foreach (var given in MyInvocation.BoundParameters)
        {
            _onCommandLine.Add(given.Key);
            _isMapped |= given.Value is not (null or GivenValue) && OrderColumns.IsField(given.Key);
        }
    }

    // A service's limits per order are not the limits per post of a subscription.
    private void LeaveServiceLimits()
    {
        _columns.Read(InputObject);
        if (!_columns.IsService) return;
        if (!_onCommandLine.Contains(nameof(Minimum))) Minimum = null;
        if (!_onCommandLine.Contains(nameof(Maximum))) Maximum = null;
    }

    // Columns with these names may also be a service's, and nothing else of a row shows whose limits they are.
    private void CheckLimits()
    {
        if (!IsColumn(nameof(Minimum), Minimum) && !IsColumn(nameof(Maximum), Maximum)) return;
        if (_columns.HasServiceColumns)
        {
            throw new PanelException(
                PanelErrorCode.InvalidField,
                "The row has a Minimum or Maximum beside the Rate and Category of a service, so they may be the limits of the service. "
                + "Leave these columns out, or make rows without Rate and Category, with the limits per post of the subscription.");
        }

        if (UserName is { IsBlank: false }) return;
        throw new PanelException(
            PanelErrorCode.InvalidField,
            "The row has a Minimum or Maximum but no UserName. They are the limits per post of a subscription, not those of a service: add "
            + "the UserName, or leave these columns out.");
    }

    private bool IsColumn(string name, GivenValue? value) => value is { IsBlank: false } && !_onCommandLine.Contains(name);

    private void CheckRow()
    {
        if (_columns.FindDelimiter() is { } delimiter)
        {
            throw new PanelException(
                PanelErrorCode.InvalidField,
                $"The row has a single column, '{_columns.First}': the file separates its columns with {delimiter}. Read it with "
                + "Import-Csv -Delimiter.");
        }

        if (MyInvocation.ExpectingInput && !_columns.IsOrder && !_isMapped)
        {
            throw new PanelException(
                PanelErrorCode.InvalidField,
                "The input object is not a row: none of its properties is a field of an order. A hashtable becomes a row with "
                + "[pscustomobject].");
        }

        CheckLimits();
        if (ServiceId is null or { IsBlank: true })
        {
            throw new PanelException(
                PanelErrorCode.ServiceNotFound,
                "The service id is missing: give -ServiceId, or a row with a property ServiceId.");
        }

        if (!_isMapped && _columns.FindUnknown() is { } unknown) Warn(unknown);
        if (!_onCommandLine.Contains(nameof(Reference)) && _columns.IsReferenceMixed())
            Warn("Some rows have a Reference and some do not. A row without one is ordered again each time the command is run.");
        if (IsReferenceGiven && Reference is null or { IsBlank: true })
        {
            throw new PanelException(
                PanelErrorCode.InvalidField,
                "The reference is empty, so the order would be placed again each time the command is run: fill it in, or remove it from "
                + "all rows.");
        }
    }

    // A row without a reference must not have an empty one when it is read again.
    private OrderRow KeepRow()
    {
        var fields = new List<(string Name, GivenValue? Value)>(Fields());
        if (!IsReferenceGiven) fields.RemoveAll(field => field.Name == nameof(Reference));
        return new OrderRow(fields);
    }
}
