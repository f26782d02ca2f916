namespace ModelBuilderApi.Models;

/// <summary>The model that serves now.</summary>
internal sealed partial class ModelStore(ServerFiles files, ILogger<ModelStore> logger)
{
    private readonly Lock _loading = new();
    private volatile LoadedModel? _current;

    /// <summary>The model; null while none could be loaded.</summary>
    public LoadedModel? Current => _current;

    /// <summary>Loads the file if it is another one than that of the current model, which stays where the file cannot be used.</summary>
    public void Refresh()
    {
        lock (_loading)
        {
            try
            {
                if (IsCurrent())
                    return;
                LoadedModel model = LoadedModel.Load(files.Model, files.Data);
                _current = model;
                LogLoaded(files.Model, model.Stamp.LastWriteTimeUtc);
            }
            catch (Exception error) // Whatever is wrong with the file, the server goes on with what it has.
            {
                LogFailed(error, files.Model, _current is null ? "there is no model yet" : "the model before it stays");
            }
        }
    }

    private bool IsCurrent()
    {
        var file = new FileInfo(files.Model);
        return file.Exists && _current?.Stamp == new FileStamp(file.LastWriteTimeUtc, file.Length);
    }

    [LoggerMessage(1, LogLevel.Information, "Serving {Path} of {Time:O}.")]
    private partial void LogLoaded(string path, DateTime time);

    [LoggerMessage(2, LogLevel.Error, "Cannot load {Path}; {Consequence}.")]
    private partial void LogFailed(Exception error, string path, string consequence);
}
