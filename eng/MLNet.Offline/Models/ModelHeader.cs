using System.Runtime.InteropServices;
using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>
/// The first 256 bytes of every stream in a model file. After them come the component's own bytes, the table of its strings,
/// the strings (UTF-16), the name of the assembly that can load it, and a closing signature. Offsets count from the header's start.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = HeaderSize)]
internal struct ModelHeader
{
    public const int HeaderSize = 256;
    public const ulong SignatureValue = 0x4C45444F4D004C4DUL; // ML_MODEL
    public const ulong TailSignatureValue = 0x4D4C004D4F44454CUL; // LEDOM_LM
    public const uint VerAssemblyName = 0x00010002;
    public const uint VerWrittenCur = 0x00010002;
    public const uint VerReadableCur = 0x00010002;
    public const uint VerWeCanReadBack = 0x00010001;

    public ulong Signature;
    public uint VerWritten;
    public uint VerReadable;
    public long FpModel;
    public long CbModel;
    public long FpStringTable;
    public long CbStringTable;
    public long FpStringChars;
    public long CbStringChars;
    public ulong ModelSignature;
    public uint ModelVerWritten;
    public uint ModelVerReadable;
    public LoaderName LoaderSignature;
    public LoaderName LoaderSignatureAlt;
    public long FpTail;
    public long FpLim;
    public long FpAssemblyName;
    public uint CbAssemblyName;

    /// <summary>Up to 24 one-byte characters, padded with zeros.</summary>
    [System.Runtime.CompilerServices.InlineArray(24)]
    public struct LoaderName
    {
        private byte _first;

        public static LoaderName From(string name)
        {
            var result = new LoaderName();
            if (name != null)
                Encoding.Latin1.GetBytes(name, result);
            return result;
        }

        public override readonly string ToString() => Encoding.Latin1.GetString(this).TrimEnd('\0');
    }

    public static ModelHeader Begin() => new()
    {
        Signature = SignatureValue,
        VerWritten = VerWrittenCur,
        VerReadable = VerReadableCur,
        FpModel = HeaderSize,
    };

    public void SetVersionInfo(VersionInfo ver)
    {
        ModelSignature = ver.ModelSignature;
        ModelVerWritten = ver.VerWrittenCur;
        ModelVerReadable = ver.VerReadableCur;
        LoaderSignature = LoaderName.From(ver.LoaderSignature);
        LoaderSignatureAlt = LoaderName.From(ver.LoaderSignatureAlt);
    }

    public readonly void CheckVersionInfo(VersionInfo ver)
    {
        Contracts.CheckDecode(ModelSignature == ver.ModelSignature, "Unknown file type");
        Contracts.CheckDecode(ModelVerReadable <= ModelVerWritten, "Corrupt file header");
        if (ModelVerReadable > ver.VerWrittenCur)
        {
            throw Contracts.ExceptDecode("Cause: ML.NET {0} cannont read component '{1}' of the model, because the model is too new.\n" +
                "Suggestion: Make sure the model is trained with ML.NET {0} or older.\n" +
                "Debug details: Maximum expected version {2}, got {3}.",
                MLNetAssembly.Version, ver.LoaderSignature, ModelVerReadable, ver.VerWrittenCur);
        }
        if (ModelVerWritten < ver.VerWeCanReadBack)
        {
            throw Contracts.ExceptDecode("Cause: ML.NET {0} cannot read component '{1}' of the model, because the model is too old.\n" +
                "Suggestion: Make sure the model is trained with ML.NET {0}.\n" +
                "Debug details: Minimum expected version {2}, got {3}.",
                MLNetAssembly.Version, ver.LoaderSignature, ModelVerReadable, ver.VerWrittenCur);
        }
    }

    /// <summary>Checks that the blocks follow one another and end within <paramref name="available"/> bytes.</summary>
    public readonly void Validate(long available)
    {
        Contracts.CheckDecode(Signature == SignatureValue, "Wrong file type");
        Contracts.CheckDecode(VerReadable <= VerWritten, "Corrupt file header");
        Contracts.CheckDecode(VerReadable <= VerWrittenCur, "File is too new");
        Contracts.CheckDecode(VerWritten >= VerWeCanReadBack, "File is too old");

        Contracts.CheckDecode(FpModel == HeaderSize && CbModel >= 0);
        long end = FpModel + CbModel;
        if (FpStringTable == 0)
            Contracts.CheckDecode(CbStringTable == 0 && FpStringChars == 0 && CbStringChars == 0);
        else
        {
            Contracts.CheckDecode(FpStringTable == end);
            Contracts.CheckDecode(CbStringTable > 0 && CbStringTable % sizeof(long) == 0);
            Contracts.CheckDecode(FpStringChars == FpStringTable + CbStringTable);
            Contracts.CheckDecode(CbStringChars >= 0 && CbStringChars % sizeof(char) == 0);
            end = FpStringChars + CbStringChars;
        }

        if (VerWritten >= VerAssemblyName && FpAssemblyName == 0)
            Contracts.CheckDecode(CbAssemblyName == 0);
        if (HasAssemblyName)
        {
            Contracts.CheckDecode(FpAssemblyName == end && CbAssemblyName % sizeof(char) == 0);
            end += CbAssemblyName;
        }

        Contracts.CheckDecode(FpTail == end);
        Contracts.CheckDecode(FpLim == FpTail + sizeof(ulong));
        Contracts.CheckDecode(available >= FpLim);
    }

    public readonly bool HasAssemblyName => VerWritten >= VerAssemblyName && FpAssemblyName != 0;
}
