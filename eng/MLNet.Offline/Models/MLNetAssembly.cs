using System.Reflection;

namespace Microsoft.ML;

/// <summary>
/// The assembly names ML.NET writes into a model file, so that ML.NET finds the loader of what was saved here.
/// </summary>
internal static class MLNetAssembly
{
    public const string Version = "1.0.0.0";
    public const string ProductVersion = "5.0.0";

    public const string Data = DataName + Identity;
    public const string StandardTrainers = StandardTrainersName + Identity;

    public const string Transforms = TransformsName + Identity;

    private const string DataName = "Microsoft.ML.Data";
    private const string StandardTrainersName = "Microsoft.ML.StandardTrainers";
    private const string TransformsName = "Microsoft.ML.Transforms";
    private const string Identity = ", Version=" + Version + ", Culture=neutral, PublicKeyToken=cc7b13ffcd2ddd51";

    /// <summary>Loads the assembly a file asks for, which fails with its name in the message, unless its loaders are known here.</summary>
    public static void Require(string fullName)
    {
        var name = new AssemblyName(fullName);
        bool isKnown = name.Name is DataName or StandardTrainersName or TransformsName && !(name.Version > System.Version.Parse(Version));
        if (!isKnown)
            Assembly.Load(name);
    }
}
