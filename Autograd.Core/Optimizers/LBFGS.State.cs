using Autograd.Core.Serialization;

namespace Autograd.Core.Optimizers;

/// <content>Saving and loading what it remembers of the curvature.</content>
public sealed partial class LBFGS<T>
{
    private protected override void WriteState(StateDict state)
    {
        if (_iterations == 0)
            return;
        state.Add(NameOfState(0, "func_evals"), _evaluations);
        state.Add(NameOfState(0, "n_iter"), _iterations);
        state.Add(NameOfState(0, "H_diag"), Shape.Scalar, [_memory.Scale]);
        state.Add(NameOfState(0, "t"), Shape.Scalar, [_memory.StepLength]);
        Shape shape = [_flat.Length];
        state.Add(NameOfState(0, "d"), shape, (ReadOnlySpan<T>)_memory.Direction);
        state.Add(NameOfState(0, "prev_flat_grad"), shape, (ReadOnlySpan<T>)_memory.PreviousGradient);
        state.Add(NameOfState(0, "history"), _memory.Pairs.Count);
        for (int i = 0; i < _memory.Pairs.Count; i++)
        {
            (T[] y, T[] s, T rho) = _memory.Pairs[i];
            state.Add(NameOfState(0, $"old_dirs.{i}"), shape, (ReadOnlySpan<T>)y);
            state.Add(NameOfState(0, $"old_stps.{i}"), shape, (ReadOnlySpan<T>)s);
            state.Add(NameOfState(0, $"ro.{i}"), Shape.Scalar, [rho]);
        }
    }

    private protected override Action ReadState(StateReader reader)
    {
        var memory = new LbfgsMemory<T>(_flat.Length);
        int evaluations = 0, iterations = 0;
        if (reader.Has(NameOfState(0, "n_iter")))
        {
            evaluations = reader.Count(NameOfState(0, "func_evals"));
            iterations = reader.Count(NameOfState(0, "n_iter"));
            Shape shape = [_flat.Length];
            memory.Scale = ReadScalar(reader, "H_diag");
            memory.StepLength = ReadScalar(reader, "t");
            reader.Array<T>(NameOfState(0, "d"), shape).CopyTo(memory.Direction, 0);
            reader.Array<T>(NameOfState(0, "prev_flat_grad"), shape).CopyTo(memory.PreviousGradient, 0);
            int history = reader.Count(NameOfState(0, "history"));
            for (int i = 0; i < history; i++)
            {
                memory.Pairs.Add((
                    reader.Array<T>(NameOfState(0, $"old_dirs.{i}"), shape),
                    reader.Array<T>(NameOfState(0, $"old_stps.{i}"), shape),
                    ReadScalar(reader, $"ro.{i}")));
            }
        }

        return () => (_memory, _evaluations, _iterations) = (memory, evaluations, iterations);
    }

    private static T ReadScalar(StateReader reader, string what) => reader.Array<T>(NameOfState(0, what), Shape.Scalar)[0];
}
