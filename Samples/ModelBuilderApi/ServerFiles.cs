using ModelBuilderApp;
using Support;

namespace ModelBuilderApi;

/// <summary>The files that the server works with, as full paths.</summary>
/// <param name="Model">The model, <c>--Model PATH</c>.</param>
/// <param name="Data">The training data, <c>--Data PATH</c>.</param>
internal sealed record ServerFiles(string Model, string Data)
{
    /// <summary>The directory of the model.</summary>
    public string ModelDirectory => Path.GetDirectoryName(Model)!;

    /// <summary>From the command line, or else where the console program keeps them.</summary>
    /// <exception cref="UserException">There are no such data, or no such directory can be made.</exception>
    public static ServerFiles From(IConfiguration configuration)
    {
        var files = new ServerFiles(Path.GetFullPath(configuration["Model"] ?? MLModel1.MLNetModelPath), Path.GetFullPath(configuration["Data"] ?? MLModel1.RetrainFilePath));
        if (!File.Exists(files.Data))
            throw new UserException($"There is no file '{files.Data}' to train on.");
        try
        {
            Directory.CreateDirectory(files.ModelDirectory);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"Cannot make the directory of '{files.Model}': {error.Message}");
        }

        return files;
    }
}
