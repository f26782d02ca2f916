using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Benchmarks.Scale.Network;

/// <summary>A network interface whose packets are read and written here.</summary>
internal sealed unsafe class Tunnel
{
    // Of <linux/if_tun.h>: layer 3, no header before a packet.
    private const nuint SetInterface = 0x400454CA;
    private const short PacketsOnly = 0x0001 | 0x1000;
    private const int NameLength = 16, RequestLength = 40;

    public Tunnel(string name)
    {
        File = Posix.Open("/dev/net/tun", Posix.ReadWrite | Posix.NonBlocking);
        if (File < 0)
            throw Failed("open /dev/net/tun");
        byte* request = stackalloc byte[RequestLength];
        new Span<byte>(request, RequestLength).Clear();
        Encoding.ASCII.GetBytes(name, new Span<byte>(request, NameLength - 1));
        *(short*)(request + NameLength) = PacketsOnly;
        if (Posix.Control(File, SetInterface, request) < 0)
            throw Failed($"make the interface {name}");
    }

    public int File { get; }

    /// <summary>Takes a packet that was sent to the interface.</summary>
    /// <returns>Its length; 0 where there is none.</returns>
    public int Read(byte* buffer, int length)
    {
        nint read = Posix.Read(File, buffer, (nuint)length);
        if (read < 0 && Marshal.GetLastPInvokeError() is not (Posix.TryAgain or Posix.Interrupted))
            throw Failed("read");
        return Math.Max(0, (int)read);
    }

    /// <summary>Has the interface receive a packet. It is lost where the interface is down, as on a real network.</summary>
    public void Write(byte* packet, int length) => Posix.Write(File, packet, (nuint)length);

    private static Win32Exception Failed(string what)
    {
        int error = Marshal.GetLastPInvokeError();
        return new Win32Exception(error, $"Cannot {what}: {new Win32Exception(error).Message}. This needs root.");
    }
}
