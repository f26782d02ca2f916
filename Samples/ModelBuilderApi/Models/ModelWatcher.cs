using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;
using Microsoft.Extensions.Primitives;
using ModelBuilderApi.Retraining;

namespace ModelBuilderApi.Models;

/// <summary>Loads the model at the start, having trained one if there is none, and again whenever its file changes.</summary>
internal sealed class ModelWatcher(ServerFiles files, ModelStore models, RetrainingService retraining) : BackgroundService
{
    /// <summary>A file is looked at when nothing has happened to it for so long: whoever copies one writes it in many pieces.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    private readonly PhysicalFileProvider _directory = new(files.ModelDirectory, ExclusionFilters.None);
    private readonly SemaphoreSlim _changes = new(0);
    private IDisposable? _watching;

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(files.Model))
            retraining.TrainFirst(cancellationToken);

        // First watch, then load, so that no change falls between.
        _watching = ChangeToken.OnChange(() => _directory.Watch(Path.GetFileName(files.Model)), () => _changes.Release());
        models.Refresh();
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _watching?.Dispose();
        _directory.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await _changes.WaitAsync(stoppingToken);
            while (await _changes.WaitAsync(Quiet, stoppingToken))
            {
            }

            models.Refresh();
        }
    }
}
