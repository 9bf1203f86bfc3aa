using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using SimpleSmm.Batching;

namespace SimpleSmm.Tests.Batching;

/// <summary>The answers of chunks arrive on other threads, at any moment between two steps of the thread that drives the batch.</summary>
public sealed class BatchTakeTests
{
    [Fact]
    public async Task An_id_can_be_added_after_every_take_whenever_the_answers_arrive()
    {
        const int Ids = 200_000;
        using var stop = new CancellationTokenSource();
        using var key = Clients.Secret("key");
        using var client = new PanelClient(new PanelClientOptions { ApiKey = key, Handler = new SilentPanel(), ChunkSize = 1 });
        var batch = client.OrderStatusBatch(throttleLimit: 4, stop.Token);
        using var answers = new BlockingCollection<TaskCompletionSource<IReadOnlyList<IdOutcome<OrderStatus>>>>();
        batch.Follow = (ids, _) =>
        {
            var answer = new TaskCompletionSource<IReadOnlyList<IdOutcome<OrderStatus>>>();
            answers.Add(answer);
            return answer.Task;
        };
        var panel = Task.Run(() =>
        {
            foreach (var answer in answers.GetConsumingEnumerable()) answer.SetResult([]);
        });

        var taken = 0;
        for (var id = 1; id <= Ids; id++)
        {
            while (batch.Take() is not null) taken++;
            batch.Add(id);
        }

        while (batch.TakeLast() is not null) taken++;
        answers.CompleteAdding();
        await panel;
        stop.Cancel();
        Assert.Equal(Ids, taken);
    }

    private sealed class SilentPanel : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
