using Microsoft.ML;

/// <summary>Saves two models to one file by turns, until the process is killed.</summary>
internal static class Saver
{
    public static void Run(string first, string second, string target)
    {
        var mlContext = new MLContext();
        (ITransformer Model, DataViewSchema Schema)[] models = [Load(first), Load(second)];
        for (int turn = 0; ; turn++)
        {
            mlContext.Model.SaveAtomically(models[turn % 2].Model, models[turn % 2].Schema, target);
            if (turn == 1)
                Console.WriteLine("saving");
        }

        (ITransformer, DataViewSchema) Load(string path)
        {
            ITransformer model = mlContext.Model.Load(path, out DataViewSchema schema);
            return (model, schema);
        }
    }
}
