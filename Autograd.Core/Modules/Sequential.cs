using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autograd.Core.Modules;

/// <summary>Modules in a row, each with the result of the one before; PyTorch's <c>nn.Sequential</c>.</summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class Sequential<T> : Module<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Module<T>[] _modules;

    /// <summary>Modules in a row, named 0, 1, 2, …</summary>
    /// <param name="modules">The modules.</param>
    [OverloadResolutionPriority(1)]
    public Sequential(params ReadOnlySpan<Module<T>> modules)
    {
        _modules = modules.ToArray();
        for (int i = 0; i < _modules.Length; i++)
            RegisterModule(i.ToString(CultureInfo.InvariantCulture), _modules[i]);
    }

    /// <summary>Modules in a row, with names.</summary>
    /// <param name="modules">Names, without dots, and modules.</param>
    public Sequential(params ReadOnlySpan<(string Name, Module<T> Module)> modules)
    {
        _modules = new Module<T>[modules.Length];
        for (int i = 0; i < _modules.Length; i++)
            _modules[i] = RegisterModule(modules[i].Name, modules[i].Module);
    }

    /// <summary>The number of modules.</summary>
    public int Count => _modules.Length;

    /// <summary>A module by its place.</summary>
    /// <param name="index">Its place, from 0.</param>
    public Module<T> this[int index] => _modules[index];

    /// <inheritdoc/>
    public override Variable<T> Forward(Variable<T> x)
    {
        foreach (Module<T> module in _modules)
            x = module.Forward(x);
        return x;
    }
}
