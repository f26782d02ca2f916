using System.Text;
using Support;

namespace TrainFile.Tables;

/// <summary>Opens a file as text.</summary>
internal static class TableText
{
    private const int SampleSize = 1 << 16;

    /// <summary>Finds out how characters are written: as a byte order mark says, else UTF-8, else one byte each as in older Western files.</summary>
    /// <exception cref="UserException">The file is not there, cannot be read, is empty or is no text.</exception>
    public static Encoding EncodingOf(string path)
    {
        byte[] sample = Explain(path, () =>
        {
            using FileStream file = File.OpenRead(path);
            if (!file.CanSeek)
                throw new UserException($"'{path}' cannot be read more than once, which is needed; save it as a file first.");
            byte[] start = new byte[Math.Min(SampleSize, file.Length)];
            file.ReadExactly(start);
            return start;
        });
        if (sample.Length == 0)
            throw new UserException($"'{path}' is empty.");
        if (sample is [0xff, 0xfe, 0, 0, ..])
            return Encoding.UTF32;
        if (sample is [0xff, 0xfe, ..])
            return Encoding.Unicode;
        if (sample is [0xfe, 0xff, ..])
            return Encoding.BigEndianUnicode;
        if (sample.Contains((byte)0))
            throw new UserException($"'{path}' is not a table: it holds bytes that are not text. Save it as CSV or TSV first.");

        // A decoder may leave a character that the end of the sample cuts in two.
        Decoder strict = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        try
        {
            strict.GetCharCount(sample, flush: false);
            return Encoding.UTF8;
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1;
        }
    }

    /// <summary>Does something with a file, and says in a sentence what prevents it.</summary>
    public static T Explain<T>(string path, Func<T> read)
    {
        if (Directory.Exists(path))
            throw new UserException($"'{path}' is a directory, not a file.");
        try
        {
            return read();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            string directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
            string[] names = Directory.Exists(directory) ? [.. Directory.GetFiles(directory).Select(file => Path.GetFileName(file))] : [];
            throw new UserException($"There is no file '{path}'.{Arguments.NearestName.Suggest(Path.GetFileName(path), names)}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"Cannot read '{path}': {error.Message}");
        }
    }
}
