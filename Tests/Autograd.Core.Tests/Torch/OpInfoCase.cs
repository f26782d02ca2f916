using System.Text.Json;

namespace Autograd.Core.Tests.Torch;

/// <summary>One call of an operation, and what PyTorch made of it.</summary>
public sealed class OpInfoCase
{
    private readonly JsonElement _case;

    public OpInfoCase(JsonElement @case)
    {
        _case = @case;
        Operation = @case.GetProperty("op").GetString()!;
        Name = $"{Operation} #{@case.GetProperty("i").GetInt32()}";
        Results = [.. @case.GetProperty("out").EnumerateArray().Select(OpInfoTensor.Read)];
        Differentiable = [.. Elements("diff_out").Select(index => index.GetInt32())];
        Cotangents = [.. Elements("cot").Select(OpInfoTensor.Read)];
        Gradients = [.. Elements("vjp").Select(gradient => gradient.ValueKind == JsonValueKind.Null ? null : OpInfoTensor.Read(gradient))];
    }

    public string Operation { get; }

    /// <summary>The operation and the number of the call.</summary>
    public string Name { get; }

    /// <summary>What the operation returned.</summary>
    public IReadOnlyList<OpInfoTensor> Results { get; }

    /// <summary>Which results have gradients.</summary>
    public IReadOnlyList<int> Differentiable { get; }

    /// <summary>The gradients of the final result with respect to those.</summary>
    public IReadOnlyList<OpInfoTensor> Cotangents { get; }

    /// <summary>The gradients with respect to the arguments that require them, null where there is none.</summary>
    public IReadOnlyList<OpInfoTensor?> Gradients { get; }

    /// <summary>The arguments as new variables.</summary>
    public OpInfoArguments ReadArguments() => new(_case.GetProperty("args"), _case.GetProperty("kwargs"));

    private IEnumerable<JsonElement> Elements(string name) => _case.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];
}
