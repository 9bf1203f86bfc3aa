using System;
using System.Net;
using System.Net.Sockets;

namespace SimpleSmm.Tests;

/// <summary>An address of this machine without a listener.</summary>
internal static class ClosedPort
{
    public static Uri Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return new Uri($"http://127.0.0.1:{port}/api/v1");
    }
}
