using Autograd.Core.Serialization;

namespace Autograd.Core.Optimizers;

/// <content>Saving and loading.</content>
public abstract partial class Optimizer<T>
{
    /// <summary>A snapshot of all settings, and of what is remembered of each parameter; PyTorch's <c>state_dict</c>.</summary>
    public StateDict StateDict()
    {
        var state = new StateDict();
        state.Add("kind", _name);
        for (int g = 0; g < _groups.Count; g++)
        {
            foreach (HyperParameter parameter in Enum.GetValues<HyperParameter>())
            {
                if (_groups[g].Has(parameter))
                    state.Add(NameOf(g, parameter), _groups[g][parameter]);
            }

            state.Add(NameOf(g, "params"), _groups[g].Parameters.Count);
        }

        WriteState(state);
        return state;
    }

    /// <summary>Takes over settings and what is remembered of each parameter, so that training goes on as if it had never stopped.</summary>
    /// <param name="state">What <see cref="StateDict"/> of an optimizer of the same kind gave, with parameters of the same shapes in the same groups.</param>
    /// <exception cref="StateDictException">The state does not fit. Nothing has been changed.</exception>
    public void LoadStateDict(StateDict state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var reader = new StateReader(state, _name);
        reader.RequireKind(_name);
        if (!reader.Has(NameOf(_groups.Count - 1, "params")) || reader.Has(NameOf(_groups.Count, "params")))
            throw reader.Error($"it has a different number of parameter groups, not {_groups.Count}");
        double[][] settings = new double[_groups.Count][];
        for (int g = 0; g < settings.Length; g++)
            settings[g] = ReadSettings(reader, g);
        Action takeOver = ReadState(reader);
        reader.Finish();

        for (int g = 0; g < settings.Length; g++)
            _groups[g].Load(settings[g]);
        takeOver();
    }

    /// <summary>Adds what is remembered of the parameters.</summary>
    private protected virtual void WriteState(StateDict state)
    {
        int index = 0;
        foreach (ParameterGroup<T> group in _groups)
        {
            for (int i = 0; i < group.States.Length; i++, index++)
            {
                ParameterState<T> remembered = group.States[i];
                if (remembered.Step > 0)
                    state.Add(NameOfState(index, "step"), remembered.Step);
                for (int b = 0; b < _buffers.Length; b++)
                {
                    if (remembered.Has(b))
                        state.Add(NameOfState(index, _buffers[b]), group.Parameters[i].Shape, (ReadOnlySpan<T>)remembered.Whole(b));
                }
            }
        }
    }

    /// <summary>Reads what is remembered of the parameters, and returns what puts it to use.</summary>
    private protected virtual Action ReadState(StateReader reader)
    {
        var replacements = new List<(ParameterState<T> Old, ParameterState<T> New)>();
        foreach (ParameterGroup<T> group in _groups)
        {
            for (int i = 0; i < group.States.Length; i++)
                replacements.Add((group.States[i], ReadState(reader, replacements.Count, group.Parameters[i])));
        }

        return () =>
        {
            foreach ((ParameterState<T> old, ParameterState<T> replacement) in replacements)
                old.Replace(replacement);
        };
    }

    /// <summary>What something remembered of a parameter is called.</summary>
    private protected static string NameOfState(int parameter, string what) => $"state.{parameter}.{what}";

    private static string NameOf(int group, string what) => $"param_groups.{group}.{what}";

    private static string NameOf(int group, HyperParameter parameter) => NameOf(group, HyperParameters.StateName(parameter));

    private ParameterState<T> ReadState(StateReader reader, int index, Variable<T> parameter)
    {
        var state = new ParameterState<T>(parameter.FlattenedLength);
        if (reader.Has(NameOfState(index, "step")))
            state.Step = reader.Count(NameOfState(index, "step"));
        for (int b = 0; b < _buffers.Length; b++)
        {
            if (reader.Has(NameOfState(index, _buffers[b])))
                state.Set(b, reader.Array<T>(NameOfState(index, _buffers[b]), parameter.Shape));
        }

        return state;
    }

    private double[] ReadSettings(StateReader reader, int g)
    {
        double[] settings = new double[HyperParameters.Count];
        Array.Fill(settings, double.NaN);
        if (reader.Count(NameOf(g, "params")) != _groups[g].Parameters.Count)
            throw reader.Error($"it contains a parameter group that doesn't match the size of the optimizer's group {g}, which is {_groups[g].Parameters.Count}");
        foreach ((HyperParameter parameter, _) in _defaults)
            Read(parameter);
        if (reader.Has(NameOf(g, HyperParameter.InitialLearningRate)))
            Read(HyperParameter.InitialLearningRate);
        return settings;

        void Read(HyperParameter parameter)
        {
            double value = reader.Number(NameOf(g, parameter));
            try
            {
                HyperParameters.Check(_name, parameter, value);
            }
            catch (ArgumentOutOfRangeException exception)
            {
                throw reader.Error(exception.Message);
            }

            settings[(int)parameter] = value;
        }
    }
}
