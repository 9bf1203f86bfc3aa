namespace SimpleSmm.Tests;

/// <summary>The one list of the envelopes of errors (docs/panel-api.md#error-envelopes), for the reader alone and for whole calls.</summary>
internal static class ErrorEnvelopes
{
    /// <summary>An answer, the code of its error and the text in it.</summary>
    public static TheoryData<string, PanelErrorCode, string> Errors => new()
    {
        { """{"error":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"Error":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"ERROR":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"error":["Bad Link"]}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"errors":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"errors":["Bad Link"]}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"errors":["Bad Link","Also this"]}""", PanelErrorCode.InvalidLink, "Bad Link; Also this" },
        { """{"errors":[{"message":"Bad Link"}]}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"errors":[{"message":"Bad Link"},"",{"msg":"Also this"}]}""", PanelErrorCode.InvalidLink, "Bad Link; Also this" },
        { """{"errors":[{"code":3,"message":"Bad Link"}]}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"errors":{"link":["Bad Link"],"x":"Also this"}}""", PanelErrorCode.InvalidLink, "Bad Link; Also this" },
        { """{"error":{"message":"Bad Link","code":3}}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"error":{"msg":"Bad Link"}}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"error":{"error":"Bad Link"}}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"error":{"link":"Bad Link"}}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"error":true,"message":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"error":1,"message":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"error":1,"msg":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"status":"error","message":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"status":"Error","msg":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"status":"fail","message":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"status":"fail","msg":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"status":"Failed","message":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"status":"FAILED","msg":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"status":false,"message":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"status":422,"message":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"success":false,"msg":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"success":"false","message":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"success":0,"message":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"success":0,"message":{"link":["Bad Link"]}}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"error":"E17","message":"Bad Link"}""", PanelErrorCode.InvalidLink, "E17: Bad Link" },
        { """{"error":"Bad Link","message":"Read our rules"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"error":"Bad Link","status":"error","msg":"văn bản"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        {
            """{"error":"neworder.error.not_enough_funds","status":"error","msg":"Không đủ tiền"}""",
            PanelErrorCode.InsufficientFunds,
            "neworder.error.not_enough_funds: Không đủ tiền"
        },
        { """{"code":400,"msg":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"code":"422","message":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"status":false,"data":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"success":false,"data":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"ok":false,"description":"x","message":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"result":"error","reason":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"result":false,"msg":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"response":"failed","reason":"Bad Link"}""", PanelErrorCode.InvalidLink, "Bad Link" },
        { """{"error":"Số dư không đủ"}""", PanelErrorCode.PanelError, "Số dư không đủ" },
        { """{"error":"Недостаточно средств"}""", PanelErrorCode.PanelError, "Недостаточно средств" },
        { """{"error":true}""", PanelErrorCode.PanelError, "error" },
        { """{"error":17}""", PanelErrorCode.PanelError, "17" },
        { """{"error":402}""", PanelErrorCode.PanelError, "402" },
        { """{"error":{"code":7}}""", PanelErrorCode.PanelError, """{"code":7}""" },
        { """{"success":false,"code":9}""", PanelErrorCode.PanelError, """{"success":false,"code":9}""" },
    };

    /// <summary>Fields of an answer that look like an error but are not one.</summary>
    public static TheoryData<string> Harmless =>
    [
        "\"error\":null",
        "\"error\":\"\"",
        "\"error\":false",
        "\"error\":0",
        "\"error\":\"0\"",
        "\"error\":[]",
        "\"error\":{}",
        "\"error\":[],\"errors\":[]",
        "\"errors\":[],\"errors\":{}",
        "\"success\":true,\"message\":\"OK\"",
        "\"success\":\"Refill requested\"",
        "\"status\":\"success\",\"message\":\"OK\"",
        "\"status\":200,\"message\":\"OK\"",
        "\"status\":\"Fail\"",
        "\"status\":\"error\",\"charge\":\"0\"",
        "\"message\":\"hello\"",
    ];
}
