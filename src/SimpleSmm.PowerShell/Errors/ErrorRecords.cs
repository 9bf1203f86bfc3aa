using System.Management.Automation;
using SimpleSmm.Text;

namespace SimpleSmm.Errors;

/// <summary>The one place where a <see cref="PanelException"/> becomes an error record: id, category, target, and what to do.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord ToErrorRecord(this PanelException e, object? target)
    {
        var message = target is OrderTarget { Order: var order } ? $"Order ({order}): {e.Message}" : e.Message;
        var (category, advice) = ErrorTable.Find(e.Code);
        return new ErrorRecord(e, e.Code.ToString(), category, (target as OrderTarget)?.Row ?? target)
        {
            ErrorDetails = new ErrorDetails(VisibleText.Line(message)) { RecommendedAction = e.Failure.Advice ?? advice },
        };
    }
}
