using System.Runtime.InteropServices;

namespace Benchmarks.Scale.Network;

/// <summary>What <see cref="DelayLine"/> asks of Linux.</summary>
internal static unsafe partial class Posix
{
    public const int ReadWrite = 2, NonBlocking = 0x800;
    public const short Readable = 1;
    public const int TryAgain = 11, Interrupted = 4;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(int file, nuint request, byte* argument);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int file, byte* buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int file, byte* buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "ppoll", SetLastError = true)]
    public static partial int Poll(Waiting* files, nuint count, Duration* timeout, void* signals);

    [StructLayout(LayoutKind.Sequential)]
    public struct Waiting
    {
        public int File;
        public short For;
        public short Got;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Duration
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
