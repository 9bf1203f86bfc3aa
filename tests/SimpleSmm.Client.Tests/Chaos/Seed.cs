using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace SimpleSmm.Tests.Chaos;

/// <summary>An answer to start from, and the call that it answers.</summary>
internal sealed record Seed(string Action, long[] Ids, byte[] Body)
{
    /// <summary>The page's examples, the shapes met in the wild, noise, and every captured answer.</summary>
    public static Seed[] All() => [.. Page(), .. Wild(), .. Pages(), .. Captured.All().Select(answer => new Seed(answer.Action, answer.Ids, answer.Body))];

    private static Seed Of(string action, string body, params long[] ids) => new(action, ids.Length == 0 ? [1] : ids, Encoding.UTF8.GetBytes(body));

    private static IEnumerable<Seed> Page() =>
    [
        Of("services", """[{"service":1,"name":"Followers","type":"Default","category":"First Category","rate":"0.90","min":"50","max":"100000","refill":true,"cancel":true},{"service":2,"name":"Comments","type":"Custom Comments","category":"Second Category","rate":"8","min":"10","max":"1500","refill":false,"cancel":true}]"""),
        Of("add", """{"order":235416}"""),
        Of("status", """{"charge":"0.32589","start_count":"2892","status":"Processing","remains":"142","currency":"USD"}"""),
        Of("status", """{"1":{"charge":"0.27819","start_count":"3572","status":"Partial","remains":"157","currency":"USD"},"10":{"error":"Incorrect order ID"},"100":{"charge":"1.44219","start_count":"234","status":"In progress","remains":"10","currency":"USD"}}""", 1, 10, 100),
        Of("refill", """{"refill":"1"}"""),
        Of("refill", """[{"order":1,"refill":1},{"order":2,"refill":2},{"order":3,"refill":{"error":"Incorrect order ID"}}]""", 1, 2, 3),
        Of("refill_status", """{"status":"Completed"}"""),
        Of("refill_status", """[{"refill":1,"status":"Completed"},{"refill":2,"status":"Rejected"},{"refill":3,"status":{"error":"Refill not found"}}]""", 1, 2, 3),
        Of("cancel", """[{"order":9,"cancel":{"error":"Incorrect order ID"}},{"order":2,"cancel":1}]""", 9, 2),
        Of("balance", """{"balance":"100.84292","currency":"USD"}"""),
    ];

    private static IEnumerable<Seed> Wild() =>
    [
        Of("services", """{"status":"success","data":"Empty Data"}"""),
        Of("services", """{"services":{"7":{"Name":"A","Price":"$0.50","Min":"10","Max":"10,000","refill":"30 days","dripfeed":1,"desc":"x\ny"}}}"""),
        Of("services", """[{"service":"3f2504e0-4f89","name":"\ud83d\ude00","rate":0.0000001},{"id":5,"rate":"1.234,56"}]"""),
        Of("add", """{"status":"success","order":24238,"charge":"0.9","start_count":null,"message":"ok"}"""),
        Of("add", """{"order":"ord_8f2k1"}"""),
        Of("add", """{"status":"error","message":"Invalid Interval in minutes"}"""),
        Of("add", "\"{\\\"order\\\":235416}\""),
        Of("status", """{"status":"In progress","runs":"5","orders":["24256","24257"]}"""),
        Of("status", """{"status":"Active","expiry":true,"posts":"3","orders":[]}"""),
        Of("status", """[{"status":"Pending","charge":1.0e-5},"Incorrect order ID",{"order":3,"status":"Partial","remains":"Unknown"}]""", 0, 1, 2),
        Of("status", """{"success":true,"data":{"5":{"status":"Completed","charge":"NaN","start_counter":0},"6":"Incorrect order ID"}}""", 5, 6),
        Of("refill", """{"success":"sent","refill":12345}"""),
        Of("refill", """[{"refill":8,"status":"success"},{"refill":9,"status":{"error":"Refill not available"}}]""", 5, 6),
        Of("refill_status", """{"refill":9,"status":{"error":"Refill not found"}}""", 9),
        Of("cancel", """{"canceled":[5,6]}""", 5, 6),
        Of("cancel", """{"cancel":"ord_17","status":"Success"}""", 5),
        Of("cancel", """{"5":"requested","6":{"cancel":{"error":"Cannot cancel"}}}""", 5, 6),
        Of("balance", """{"balance":{"amount":"1,234.56","currency":"INR"}}"""),
        Of("balance", "12.50 EUR"),
        Of("balance", """{"error":"neworder.error.not_enough_funds","status":"error","msg":"Không đủ tiền"}"""),
        Of("balance", """{"errors":{"link":["The link field is required."],"x":[1,{"y":"z"}]}}"""),
    ];

    private static IEnumerable<Seed> Pages() =>
    [
        Of("status", "\uFEFF<br />\n<b>Warning</b>:  Undefined [x] in <b>/var/www/api.php</b><br />\n{\"1\":{\"status\":\"Completed\"}}<!-- 0.1 s -->"),
        Of("add", "<html><head><title>Just a moment...</title><style>a{b:c}</style><script>x={\"order\":1}</script></head><body>&lt;&nbsp;&#x41;</body></html>"),
        Of("balance", "<!DOCTYPE html><html><body>Your IP address is blocked {\"balance\":1} [] {}</body></html>"),
        Of("refill", "Fatal error: Cannot use [] for reading in x.php on line 3"),
    ];
}
