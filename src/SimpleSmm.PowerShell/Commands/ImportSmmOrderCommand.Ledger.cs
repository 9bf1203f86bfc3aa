using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using SimpleSmm.Ledger;
using SimpleSmm.Parameters;
using SimpleSmm.Pipeline;

namespace SimpleSmm.Commands;

/// <summary>The parameters and the steps that move a whole ledger.</summary>
public sealed partial class ImportSmmOrderCommand
{
    private const string LedgerSet = "Ledger";

    /// <summary>
    /// Gets or sets the file of a ledger whose orders of the session's account are all moved into the session's ledger. The file is not
    /// changed.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = LedgerSet)]
    [ValidateNotNullOrEmpty]
    public string LedgerPath { get; set; } = "";

    private void Move()
    {
        try
        {
            var path = FilePath.Of(this, LedgerPath, "-LedgerPath");
            var ledger = OpenLedger();
            using var source = Await(Task.Run(() => CurrentSession.Ledger!.OpenSource(path)));
            var total = CheckAccounts(Await(Task.Run(source.CountOrders)), path, ledger);
            var what = string.Format(CultureInfo.InvariantCulture, "{0} order(s) of '{1}'", total, path);
            if (total > 0 && ShouldProcess(NameAt(what, CurrentSession), "Import into the ledger")) Move(source, ledger, total, path);
        }
        catch (PanelException e)
        {
            Report(e, LedgerPath);
        }
    }

    private void Move(IEntrySource source, IOrderLedger ledger, long total, string path)
    {
        var move = new LedgerMove(ledger);
        var progress = new ProgressMeter(this, "Importing a ledger") { Total = total, ShowsRate = true };
        var (added, unknown, refused) = (0, 0, 0);
        try
        {
            foreach (var entries in source.ReadEntries())
            {
                var block = Await(Task.Run(() => move.Add(entries)));
                foreach (var order in block.Added) CurrentSession.Mark(order);
                WriteObject(block.Added, enumerateCollection: true);
                foreach (var (order, error) in block.Errors) Reject(error, order);
                added += block.Added.Count;
                unknown += block.Added.Count(order => order.Outcome == OrderOutcome.Unknown);
                refused += block.Errors.Count;
                progress.Done += block.Count;
                progress.Show();
            }

            Await(Task.Run(() => AddBalances(source, move)));
        }
        finally
        {
            progress.Complete();
        }

        WriteVerbose(string.Format(
            CultureInfo.InvariantCulture, "'{0}': {1} order(s) are new in the ledger, {2} were there, {3} were refused.", path, added,
            total - added - refused, refused));
        if (unknown == 0) return;
        WriteWarning(string.Format(
            CultureInfo.InvariantCulture, "{0} of the imported orders are Unknown: Get-SmmOrder -Outcome Unknown lists them.", unknown));
    }

    // Returns how many orders there are to move.
    private long CheckAccounts(IReadOnlyList<AccountSize> accounts, string path, IOrderLedger ledger)
    {
        var own = accounts.Where(account => account.IsOwn).Sum(account => account.Orders);
        var others = accounts.Where(account => !account.IsOwn).ToList();
        var names = string.Join(", ", others.Select(account => FormattableString.Invariant($"{account.Account}: {account.Orders}")));
        if (own == 0 && others.Count > 0)
            throw new PanelException(
                PanelErrorCode.SessionMismatch,
                $"The ledger '{path}' does not have orders of {ledger.Panel}, but of other accounts ({names}): connect to those. "
                + "Nothing was imported.");
        if (others.Count > 0)
        {
            Warn(
                $"The ledger '{path}' also has orders of other accounts, which are not imported ({names}): connect to those, "
                + "and repeat it.");
        }

        return own;
    }

    private static bool AddBalances(IEntrySource source, LedgerMove move)
    {
        move.Add(source.ReadBalances(null));
        return true;
    }
}
