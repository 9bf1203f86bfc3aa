using System;

namespace SimpleSmm.TestPanel.Faults;

/// <content>Ways an answer is late, cut or never comes.</content>
public sealed partial class Fault
{
    /// <summary>No answer until the client goes away. The panel does not see the request unless AfterAccept is added.</summary>
    public static Fault Hang() => new("hang") { Accepts = false, Delivery = Deliveries.HangAsync };

    /// <summary>The connection is reset and the panel has not seen the request.</summary>
    public static Fault ResetBeforeAccept() => new("reset before accept") { Accepts = false, Delivery = Deliveries.ResetAsync };

    /// <summary>The connection is reset after the panel has done what it was asked.</summary>
    public static Fault ResetAfterAccept() => new("reset after accept") { Accepts = true, Delivery = Deliveries.ResetAsync };

    /// <summary>
    /// The panel does what it was asked, and then the request's stream is reset with an error code of HTTP/2. Over HTTP/1.1 the connection is.
    /// </summary>
    public static Fault ResetStream(Http2Error error) =>
        new($"{error} after accept") { Accepts = true, Delivery = (exchange, _) => Deliveries.ResetStreamAsync(exchange, error) };

    /// <summary>As <see cref="ResetStream"/>, after the head of the answer was sent.</summary>
    public static Fault ResetAfterHead(Http2Error error) => new($"{error} after the head")
    {
        Accepts = true,
        Delivery = (exchange, reply) => Deliveries.ResetAfterHeadAsync(exchange, reply, error),
    };

    /// <summary>The panel does what it was asked at once and answers later.</summary>
    public static Fault Delay(TimeSpan time) => new("delay") { Wait = time };

    /// <summary>The panel sees the request after a wait, and never if the client has gone by then.</summary>
    public static Fault DelayBeforeAccept(TimeSpan time) => new("delay before accept") { Wait = time, AcceptsAfterWait = true };

    /// <summary>The body comes in small pieces with pauses.</summary>
    public static Fault Drip(int bytes, TimeSpan pause) =>
        new("drip") { Delivery = (exchange, reply) => Deliveries.DripAsync(exchange, reply, bytes, pause) };

    /// <summary>The full length is declared, this many bytes come, and the connection ends.</summary>
    public static Fault CutBody(int bytes) =>
        new("cut body") { Delivery = (exchange, reply) => Deliveries.CutAsync(exchange, reply, bytes) };
}
