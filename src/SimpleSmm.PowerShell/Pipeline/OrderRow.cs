using System.Collections.Generic;
using System.Management.Automation;
using SimpleSmm.Parameters;

namespace SimpleSmm.Pipeline;

/// <summary>Keeps an input object of New-SmmOrder as it was given, so that an error has it as a row that can be read again.</summary>
/// <param name="fields">The fields by the names of their parameters.</param>
internal sealed class OrderRow(IEnumerable<(string Name, GivenValue? Value)> fields)
{
    /// <summary>Returns the row of an order.</summary>
    public PSObject ToObject(OrderRequest order)
    {
        var row = new PSObject();
        row.TypeNames.Insert(0, typeof(OrderRequest).FullName!);
        foreach (var (name, value) in fields) row.Properties.Add(new PSNoteProperty(name, value?.Cell));
        row.Properties.Add(new PSNoteProperty(nameof(order.Session), order.Session));
        row.Properties.Add(new PSNoteProperty(nameof(order.Panel), order.Panel));
        row.Properties.Add(new PSNoteProperty(nameof(order.EstimatedCharge), order.EstimatedCharge));
        return row;
    }
}
