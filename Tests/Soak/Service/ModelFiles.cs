using System.Collections.Concurrent;

namespace Soak.Service;

/// <summary>The models that were put in place for the server, each known by the time of its file.</summary>
internal sealed class ModelFiles(string path, FlatModel[] models)
{
    private readonly ConcurrentDictionary<DateTime, FlatModel> _models = new();

    /// <summary>How many there were.</summary>
    public int Count => _models.Count;

    /// <summary>The time of the last one.</summary>
    public DateTime Last { get; private set; }

    /// <summary>Puts the next model where the server looks: written beside, then renamed, so that nobody sees half a file.</summary>
    public void Replace()
    {
        FlatModel model = models[Count % models.Length];
        string beside = path + ".new";
        File.WriteAllBytes(beside, model.File);

        // Known before the server can know it.
        Last = File.GetLastWriteTimeUtc(beside);
        _models[Last] = model;
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Whether the model that an answer names says so.</summary>
    public bool IsRight(Answer answer) => _models.TryGetValue(answer.Model, out FlatModel? model) && model.Scores[answer.Flat] == answer.Score;
}
