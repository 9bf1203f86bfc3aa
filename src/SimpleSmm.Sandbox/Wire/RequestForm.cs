using System;
using System.Net.Http.Headers;

namespace SimpleSmm.Sandbox.Wire;

/// <summary>
/// Collects the fields of a request as PHP panels do ($_REQUEST, and php://input for JSON): those of the query, and over them those of a
/// posted body, whether it is url-encoded, multipart or JSON.
/// </summary>
internal static class RequestForm
{
    public static Form Read(SandboxRequest request)
    {
        var form = new Form();
        UrlEncodedFields.Read(request.Query.TrimStart('?'), form);
        if (!string.Equals(request.Method, "POST", StringComparison.OrdinalIgnoreCase)) return form;

        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var read) ? read : null;
        if (string.Equals(type?.MediaType, "multipart/form-data", StringComparison.OrdinalIgnoreCase))
            MultipartFields.Read(request.Body, type!, form);
        else if (request.Body.TrimStart() is { Length: > 0 } json && json[0] == '{')
            JsonFields.Read(request.Body, form);
        else
            UrlEncodedFields.Read(request.Body, form);
        return form;
    }
}
