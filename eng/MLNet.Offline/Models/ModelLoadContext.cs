using System.Runtime.InteropServices;
using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Where a component reads itself from: the main stream of one directory of a model file.</summary>
internal sealed partial class ModelLoadContext : IDisposable
{
    public const string ModelStreamName = "Model.key";

    private readonly ModelHeader _header;
    private readonly string[] _strings = [];
    private readonly IExceptionContext _ectx;

    public ModelLoadContext(RepositoryReader repository, Repository.Entry entry, string dir)
    {
        Repository = repository;
        Directory = dir;
        _ectx = repository.ExceptionContext;
        Reader = new BinaryReader(entry.Stream, Encoding.UTF8, leaveOpen: true);

        int size = Reader.Read(MemoryMarshal.AsBytes(new Span<ModelHeader>(ref _header)));
        Contracts.CheckDecode(size == ModelHeader.HeaderSize);
        _header.Validate(entry.Stream.Length);

        if (_header.FpStringTable != 0)
            _strings = ReadStrings();
        if (_header.HasAssemblyName)
            LoaderAssemblyName = ReadString(_header.FpAssemblyName, _header.CbAssemblyName);
        Reader.BaseStream.Position = _header.FpTail;
        Contracts.CheckDecode(Reader.ReadUInt64() == ModelHeader.TailSignatureValue, "Corrupt model file tail");
        Reader.BaseStream.Position = _header.FpModel;
    }

    public RepositoryReader Repository { get; }

    public string Directory { get; }

    public BinaryReader Reader { get; }

    /// <summary>The format the component was written in.</summary>
    public uint VersionWritten => _header.ModelVerWritten;

    /// <summary>Where ML.NET looks for the component's loader.</summary>
    public string LoaderAssemblyName { get; }

    public void CheckAtModel(VersionInfo ver)
    {
        _ectx.Check(Reader.BaseStream.Position == _header.FpModel);
        _header.CheckVersionInfo(ver);
    }

    public string LoadStringOrNull()
    {
        int id = Reader.ReadInt32();
        _ectx.CheckDecode(-1 <= id && id < _strings.Length);
        return id < 0 ? null : _strings[id];
    }

    public string LoadString() => GetString(Reader.ReadInt32());

    public string LoadNonEmptyString() => GetNonEmptyString(Reader.ReadInt32());

    /// <summary>The string that another stream of the component refers to.</summary>
    public string GetNonEmptyString(int id)
    {
        string value = GetString(id);
        _ectx.CheckDecode(value.Length > 0);
        return value;
    }

    /// <summary>Checks that the component has read exactly what was written.</summary>
    private void Done() => Contracts.CheckDecode(Reader.BaseStream.Position == _header.FpModel + _header.CbModel);

    public void Dispose() => Reader.Dispose();

    private string GetString(int id)
    {
        _ectx.CheckDecode(0 <= id && id < _strings.Length);
        return _strings[id];
    }

    private string[] ReadStrings()
    {
        Reader.BaseStream.Position = _header.FpStringTable;
        var ends = new long[_header.CbStringTable / sizeof(long)];
        for (int i = 0; i < ends.Length; i++)
            ends[i] = Reader.ReadInt64();
        Contracts.CheckDecode(ends[^1] == _header.CbStringChars);

        var strings = new string[ends.Length];
        long start = 0;
        for (int i = 0; i < ends.Length; i++)
        {
            Contracts.CheckDecode(start <= ends[i] && ends[i] <= _header.CbStringChars && ends[i] % sizeof(char) == 0);
            strings[i] = ReadString(_header.FpStringChars + start, ends[i] - start);
            start = ends[i];
        }
        return strings;
    }

    private string ReadString(long position, long size)
    {
        Reader.BaseStream.Position = position;
        return Encoding.Unicode.GetString(Reader.ReadBytes((int)size));
    }
}
