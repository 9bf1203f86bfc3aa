using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace SimpleSmm.Tests.Performance;

/// <summary>A panel in memory that allocates next to nothing itself: it knows every order and answers at once.</summary>
internal sealed class Answering : HttpMessageHandler
{
    private readonly byte[] _answer;

    /// <param name="chunkSize">How many ids a request has; the answer is for the first so many.</param>
    public Answering(int chunkSize)
    {
        var json = new StringBuilder("{");
        for (var id = 1; id <= chunkSize; id++)
        {
            if (id > 1) json.Append(',');
            json.Append('"').Append(id).Append("\":{\"charge\":\"0.27819\",\"start_count\":\"3572\",\"status\":\"Partial\",\"remains\":\"157\",\"currency\":\"USD\"}");
        }

        _answer = Encoding.UTF8.GetBytes(json.Append('}').ToString());
    }

    /// <summary>How many requests came.</summary>
    public int Requests { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(_answer) });
    }
}
