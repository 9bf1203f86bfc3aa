using System;

namespace SimpleSmm.TestPanel.Faults;

/// <content>Creates faults that delay, cut or withhold an answer.</content>
public sealed partial class Fault
{
    /// <summary>Does not answer until the client disconnects. The panel does not process the request unless AfterAccept is added.</summary>
    public static Fault Hang() => new("hang") { Accepts = false, Delivery = Deliveries.HangAsync };

    /// <summary>Resets the connection before the panel has processed the request.</summary>
    public static Fault ResetBeforeAccept() => new("reset before accept") { Accepts = false, Delivery = Deliveries.ResetAsync };

    /// <summary>Resets the connection after the panel has processed the request.</summary>
    public static Fault ResetAfterAccept() => new("reset after accept") { Accepts = true, Delivery = Deliveries.ResetAsync };

    /// <summary>
    /// Resets the request's stream with an error code of HTTP/2 after the panel has processed the request. Over HTTP/1.1 resets the
    /// connection.
    /// </summary>
    public static Fault ResetStream(Http2Error error) =>
        new($"{error} after accept") { Accepts = true, Delivery = (exchange, _) => Deliveries.ResetStreamAsync(exchange, error) };

    /// <summary>Does the same as <see cref="ResetStream"/> after the head of the answer was sent.</summary>
    public static Fault ResetAfterHead(Http2Error error) => new($"{error} after the head")
    {
        Accepts = true,
        Delivery = (exchange, reply) => Deliveries.ResetAfterHeadAsync(exchange, reply, error),
    };

    /// <summary>Delays the answer; the panel processes the request at once.</summary>
    public static Fault Delay(TimeSpan time) => new("delay") { Wait = time };

    /// <summary>Delays the processing of the request, which does not happen if the client disconnects meanwhile.</summary>
    public static Fault DelayBeforeAccept(TimeSpan time) => new("delay before accept") { Wait = time, AcceptsAfterWait = true };

    /// <summary>Sends the body in small pieces with pauses.</summary>
    public static Fault Drip(int bytes, TimeSpan pause) =>
        new("drip") { Delivery = (exchange, reply) => Deliveries.DripAsync(exchange, reply, bytes, pause) };

    /// <summary>Declares the full length, sends this many bytes, and closes the connection.</summary>
    public static Fault CutBody(int bytes) =>
        new("cut body") { Delivery = (exchange, reply) => Deliveries.CutAsync(exchange, reply, bytes) };
}
