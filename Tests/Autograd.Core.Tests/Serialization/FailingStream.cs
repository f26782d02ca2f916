namespace Autograd.Core.Tests.Serialization;

/// <summary>A disk that is full after so many bytes.</summary>
internal sealed class FailingStream(Stream under, long capacity) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush() => under.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    // What still fits is written, as a disk does.
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        int fits = (int)Math.Min(buffer.Length, capacity);
        under.Write(buffer[..fits]);
        capacity -= fits;
        if (fits < buffer.Length)
            throw new IOException("No space left on device");
    }
}
