namespace Autograd.Distributed.InProcess;

/// <summary>What a rank brings to a meeting: its call and a copy of its bytes.</summary>
internal sealed class Post
{
    private byte[] _bytes = [];
    private int _length;

    public Call Call { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public void Put(Call call, ReadOnlySpan<byte> bytes)
    {
        Call = call;
        if (_bytes.Length < bytes.Length)
            _bytes = new byte[bytes.Length];
        bytes.CopyTo(_bytes);
        _length = bytes.Length;
    }
}
