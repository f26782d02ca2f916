namespace Benchmarks.Peers.Python;

/// <summary>A library for Python that does what this one does.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Script">Our script that measures it.</param>
/// <param name="Package">Debian's package.</param>
/// <param name="TargetName">How it is set up to come near the closed form's loss.</param>
internal sealed record PythonLibrary(string Name, string Script, string Package, string TargetName)
{
    public static PythonLibrary PyTorch { get; } = new("PyTorch", "torch_peer.py", "python3-torch", "PyTorch (SGD, batches of 256, shuffled, rate .01)");

    public static PythonLibrary ScikitLearn { get; } = new("scikit-learn", "sklearn_peer.py", "python3-sklearn", "scikit-learn SGDRegressor (defaults without penalty)");
}
