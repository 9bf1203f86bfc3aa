using System.Linq;
using System.Text.Json;
using SimpleSmm.Batching;

namespace SimpleSmm.Tests.Batching;

/// <summary>Every shape in which panels answer for several ids (docs/panel-api.md#answers-for-many-ids), on the matching alone.</summary>
public sealed class BatchEntriesTests
{
    [Theory]
    [InlineData("""{"1":"a","10":"b","100":"c"}""", 0)]
    [InlineData("""{"100":"c","1":"a","10":"b"}""", 0)]
    [InlineData("""{" 1":"a","10 ":"b"," 100 ":"c"}""", 0)]
    [InlineData("""{"1":"a","10":"b","100":"c","7":"x","status":"success"}""", 2)]
    public void Each_id_finds_its_entry(string json, int unasked)
    {
        var entries = BatchEntries.Find(Parse(json), [1, 10, 100], IdKind.Order, byPosition: false, out var extra);

        Assert.Equal(["a", "b", "c"], new long[] { 1, 10, 100 }.Select(id => entries[id].GetString()));
        Assert.Equal(unasked, extra);
    }

    [Theory]
    [InlineData("""[{"order":1,"v":"a"},{"order":10,"v":"b"},{"order":100,"v":"c"}]""", 0)]
    [InlineData("""[{"order":100,"v":"c"},{"order":1,"v":"a"},{"order":10,"v":"b"}]""", 0)]
    [InlineData("""[{"order":"1","v":"a"},{"order":" 10","v":"b"},{"order":"100 ","v":"c"}]""", 0)]
    [InlineData("""[{"order":1.0,"v":"a"},{"order":"10.00","v":"b"},{"order":1e2,"v":"c"}]""", 0)]
    [InlineData("""[{"order":7,"v":"x"},{"order":1,"v":"a"},{"order":10,"v":"b"},{"order":100,"v":"c"},{"v":"y"}]""", 2)]
    [InlineData("""{"0":{"order":"1","v":"a"},"1":{"order":"10","v":"b"},"2":{"order":"100","v":"c"}}""", 0)]
    [InlineData("""{"1":{"order":"100","v":"c"},"10":{"order":"1","v":"a"},"100":{"order":"10","v":"b"}}""", 0)]
    [InlineData("""{"result":[{"OrderID":"1","v":"a"},{"OrderID":"10","v":"b"},{"OrderID":"100","v":"c"}]}""", 0)]
    [InlineData("""{"status":"success","response":{"1":{"v":"a"},"10":{"v":"b"},"100":{"v":"c"}}}""", 0)]
    public void Each_id_finds_its_object(string json, int unasked)
    {
        var entries = BatchEntries.Find(Parse(json), [1, 10, 100], IdKind.Order, byPosition: false, out var extra);

        Assert.Equal(["a", "b", "c"], new long[] { 1, 10, 100 }.Select(id => entries[id].GetProperty("v").GetString()));
        Assert.Equal(unasked, extra);
    }

    [Theory]
    [InlineData("""[{"order":1,"v":"a"},{"v":"b"},{"v":"c"}]""", 2)]
    [InlineData("""{"1":"a","10abc":"b","1,0":"b","1e1":"b","":"c"}""", 4)]
    [InlineData("""{"1":"a","010x":"b"}""", 1)]
    [InlineData("""[{"order":1,"v":"a"}]""", 0)]
    public void Ids_are_never_matched_by_position_where_the_answer_names_any(string json, int unasked)
    {
        var entries = BatchEntries.Find(Parse(json), [1, 10, 100], IdKind.Order, byPosition: false, out var extra);

        Assert.NotEqual(JsonValueKind.Undefined, entries[1].ValueKind);
        Assert.Equal(JsonValueKind.Undefined, entries[10].ValueKind);
        Assert.Equal(JsonValueKind.Undefined, entries[100].ValueKind);
        Assert.Equal(unasked, extra);
    }

    [Theory]
    [InlineData("[]", 0)]
    [InlineData("{}", 0)]
    [InlineData("null", 0)]
    [InlineData("true", 0)]
    [InlineData("17", 0)]
    [InlineData("\"text\"", 0)]
    [InlineData("""["a","b"]""", 2)]
    [InlineData("""["a","b","c"]""", 3)]
    [InlineData("""[{"v":"a"},{"v":"b"},{"v":"c"}]""", 3)]
    [InlineData("""["a","b","c","d"]""", 4)]
    [InlineData("""{"1":{"order":"7"},"10":{"order":"8"},"100":{"order":"9"}}""", 3)]
    [InlineData("""{"status":"Completed"}""", 1)]
    [InlineData("""[{"order":"abc","v":"a"},{"order":null,"v":"b"},{"order":{},"v":"c"}]""", 3)]
    [InlineData("""{"99999999999999999999":"x"}""", 1)]
    public void An_answer_that_fits_no_id_does_not_answer_any_id(string json, int unasked)
    {
        var entries = BatchEntries.Find(Parse(json), [1, 10, 100], IdKind.Order, byPosition: false, out var extra);

        Assert.Equal([1, 10, 100], entries.Keys.Order());
        Assert.All(entries.Values, entry => Assert.Equal(JsonValueKind.Undefined, entry.ValueKind));
        Assert.Equal(unasked, extra);
    }

    [Theory]
    [InlineData("""["a","b","c"]""")]
    [InlineData("""{"data":["a","b","c"]}""")]
    public void A_list_without_ids_is_matched_by_position_only_where_the_panel_is_known_for_it(string json)
    {
        var told = BatchEntries.Find(Parse(json.Replace("\"a\",\"b\",\"c\"", "{\"v\":\"a\"},{\"v\":\"b\"},{\"v\":\"c\"}")), [1, 10, 100], IdKind.Order, byPosition: true, out _);
        var untold = BatchEntries.Find(Parse(json), [1, 10, 100], IdKind.Order, byPosition: false, out _);

        Assert.Equal(["a", "b", "c"], new long[] { 1, 10, 100 }.Select(id => told[id].GetProperty("v").GetString()));
        Assert.All(untold.Values, entry => Assert.Equal(JsonValueKind.Undefined, entry.ValueKind));
    }

    [Theory]
    [InlineData("""{"v":"a"}""")]
    [InlineData("""{"order":10,"v":"a"}""")]
    [InlineData("""{"order":"10","v":"a"}""")]
    [InlineData("""{"10":{"v":"a"}}""")]
    [InlineData("""{" 10":{"v":"a"}}""")]
    [InlineData("""[{"v":"a"}]""")]
    [InlineData("""[{"order":10,"v":"a"}]""")]
    public void One_id_alone_may_be_answered_bare_or_as_one_of_many(string json)
    {
        var entries = BatchEntries.Find(Parse(json), [10], IdKind.Order, byPosition: false, out var extra);

        Assert.Equal("a", entries[10].GetProperty("v").GetString());
        Assert.Equal(0, extra);
    }

    [Theory]
    [InlineData("""{"order":11,"v":"a"}""")]
    [InlineData("""{"11":{"v":"a"}}""")]
    [InlineData("""[{"order":11,"v":"a"}]""")]
    [InlineData("""[{"v":"a"},{"v":"b"}]""")]
    [InlineData("[]")]
    public void One_id_alone_does_not_take_what_belongs_to_another(string json)
    {
        var entries = BatchEntries.Find(Parse(json), [10], IdKind.Order, byPosition: false, out _);

        Assert.Equal(JsonValueKind.Undefined, entries[10].ValueKind);
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
