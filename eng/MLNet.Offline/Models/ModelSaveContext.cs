using System.Runtime.InteropServices;
using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Where a component writes itself: the main stream of one directory of a model file.</summary>
public sealed class ModelSaveContext : IDisposable
{
    private readonly Repository.Entry _entry;
    private readonly StringPool _strings = new();
    private ModelHeader _header = ModelHeader.Begin();
    private string _loaderAssemblyName;

    internal ModelSaveContext(RepositoryWriter repository, string dir, string name)
    {
        Repository = repository;
        Directory = dir;
        _entry = repository.CreateEntry(dir, name);
        Writer = new BinaryWriter(_entry.Stream, Encoding.UTF8, leaveOpen: true);
        Writer.Write(new byte[ModelHeader.HeaderSize]);
    }

    internal RepositoryWriter Repository { get; }

    internal string Directory { get; }

    internal BinaryWriter Writer { get; }

    /// <summary>Saves a component into a directory of its own; null saves nothing.</summary>
    internal static void SaveModel<T>(RepositoryWriter repository, T value, string path)
        where T : class
    {
        if (value is not ICanSaveModel model)
            return;

        using var ctx = new ModelSaveContext(repository, path, ModelLoadContext.ModelStreamName);
        model.Save(ctx);
        ctx.Done();
    }

    internal void SaveModel<T>(T value, string name)
        where T : class => SaveModel(Repository, value, Path.Combine(Directory ?? "", name));

    internal void CheckAtModel()
        => Repository.ExceptionContext.Check(Writer.BaseStream.Position == ModelHeader.HeaderSize);

    internal void SetVersionInfo(VersionInfo ver)
    {
        _header.SetVersionInfo(ver);
        _loaderAssemblyName = ver.LoaderAssemblyName;
    }

    internal void SaveTextStream(string name, Action<TextWriter> action)
    {
        using var entry = Repository.CreateEntry(Directory, name);
        using var writer = new StreamWriter(entry.Stream, leaveOpen: true);
        action(writer);
    }

    internal void SaveBinaryStream(string name, Action<BinaryWriter> action)
    {
        using var entry = Repository.CreateEntry(Directory, name);
        using var writer = new BinaryWriter(entry.Stream, Encoding.UTF8, leaveOpen: true);
        action(writer);
    }

    /// <summary>The number by which another stream of the component refers to a string.</summary>
    internal int AddString(string str) => _strings.Add(str);

    internal void SaveStringOrNull(string str) => Writer.Write(str == null ? -1 : _strings.Add(str));

    internal void SaveNonEmptyString(string str)
    {
        Repository.ExceptionContext.CheckParam(!string.IsNullOrEmpty(str), nameof(str));
        SaveStringOrNull(str);
    }

    /// <summary>Completes the stream: strings, loader, closing signature, and the header at the front.</summary>
    internal void Done()
    {
        Repository.ExceptionContext.Check(_header.ModelSignature != 0, "ModelSignature not specified!");
        _header.CbModel = Position - _header.FpModel;
        WriteStrings();
        WriteLoaderAssemblyName();

        _header.FpTail = Position;
        Writer.Write(ModelHeader.TailSignatureValue);
        _header.FpLim = Position;

        Writer.Seek(0, SeekOrigin.Begin);
        Writer.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<ModelHeader>(in _header)));
        Dispose();
    }

    public void Dispose()
    {
        Writer.Dispose();
        _entry.Dispose();
    }

    private long Position => Writer.BaseStream.Position;

    private void WriteStrings()
    {
        if (_strings.Strings.Count == 0)
            return;

        _header.FpStringTable = Position;
        long end = 0;
        foreach (var text in _strings.Strings)
            Writer.Write(end += text.Length * sizeof(char));
        _header.CbStringTable = Position - _header.FpStringTable;

        _header.FpStringChars = Position;
        foreach (var text in _strings.Strings)
            Writer.Write(MemoryMarshal.AsBytes(text.AsSpan()));
        _header.CbStringChars = Position - _header.FpStringChars;
    }

    private void WriteLoaderAssemblyName()
    {
        if (string.IsNullOrEmpty(_loaderAssemblyName))
            return;

        _header.FpAssemblyName = Position;
        Writer.Write(MemoryMarshal.AsBytes(_loaderAssemblyName.AsSpan()));
        _header.CbAssemblyName = (uint)(Position - _header.FpAssemblyName);
    }
}
