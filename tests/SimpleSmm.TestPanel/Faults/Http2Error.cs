namespace SimpleSmm.TestPanel.Faults;

/// <summary>Error codes of HTTP/2 (RFC 9113, section 7). Clients repeat a request by themselves after some of them.</summary>
public enum Http2Error
{
    NoError = 0,
    ProtocolError = 1,
    InternalError = 2,
    RefusedStream = 7,
    Cancel = 8,
    EnhanceYourCalm = 11,
    Http11Required = 13,
}
