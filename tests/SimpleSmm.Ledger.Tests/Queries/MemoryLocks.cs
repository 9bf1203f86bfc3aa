using System;
using System.Collections;
using System.Collections.Generic;
using System.Threading.Tasks;
using SimpleSmm.Ledger.Tests.Support;

namespace SimpleSmm.Ledger.Tests.Ledger.Memory;

/// <summary>Nothing of the memory ledger is read while another thread is in the middle of writing it.</summary>
public sealed class MemoryOrderLedgerLockTests : LedgerTest
{
    [Fact]
    public async Task Unfinished_orders_are_not_read_while_an_answer_is_recorded()
    {
        var ledger = Ledger("memory");
        Make.Placed(ledger, "A-1", 1);
        Make.Placed(ledger, "A-2", 2);
        using var unfinished = ledger.ReadUnfinished().GetEnumerator();
        Assert.True(unfinished.MoveNext());
        Task<bool>? next = null;
        var isRead = true;

        // The ledger enumerates the answers in its lock.
        ledger.Record(new Answers(Make.Status(2, "Completed", final: true), () =>
        {
            next = Task.Run(unfinished.MoveNext);
            isRead = next.Wait(TimeSpan.FromMilliseconds(300));
        }));

        Assert.False(isRead);
        Assert.False(await next!);
    }

    private sealed class Answers(OrderStatus status, Action before) : IReadOnlyList<OrderStatus>
    {
        public int Count => 1;

        public OrderStatus this[int index] => status;

        public IEnumerator<OrderStatus> GetEnumerator()
        {
            before();
            yield return status;
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
