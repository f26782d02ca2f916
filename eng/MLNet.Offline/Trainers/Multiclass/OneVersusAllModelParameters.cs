using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>A binary model for each class.</summary>
public sealed partial class OneVersusAllModelParameters : ModelParametersBase<VBuffer<float>>, IValueMapper
{
    internal const string LoaderSignature = "OVAExec";
    internal const string RegistrationName = "OVAPredictor";

    private readonly OutputFormula _formula;
    private readonly IValueMapper[] _models;
    private readonly VectorDataViewType _inputType;

    private OneVersusAllModelParameters(IHostEnvironment env, OutputFormula formula, object[] models)
        : base(env, RegistrationName)
    {
        _formula = formula;
        _models = CheckModels(models, out _inputType);
    }

    /// <summary>What becomes of the outputs of the binary models.</summary>
    private enum OutputFormula : byte
    {
        Raw = 0,
        ProbabilityNormalization = 1,
        Softmax = 2
    }

    DataViewType IValueMapper.InputType => _inputType;

    DataViewType IValueMapper.OutputType => new VectorDataViewType(NumberDataViewType.Single, _models.Length);

    internal static OneVersusAllModelParameters Create(IHost host, bool useProbability, IPredictorProducing<float>[] models)
    {
        using var ch = host.Start("Creating OVA predictor");
        return new(host, useProbability ? OutputFormula.ProbabilityNormalization : OutputFormula.Raw, models);
    }

    ValueMapper<TSrc, TDst> IValueMapper.GetMapper<TSrc, TDst>()
    {
        var maps = Array.ConvertAll(_models, GetMapper);
        ValueMapper<VBuffer<float>, VBuffer<float>> mapper = (in VBuffer<float> features, ref VBuffer<float> scores) =>
        {
            Contracts.Check(_inputType.Size == 0 || features.Length == _inputType.Size);
            var editor = VBufferEditor.Create(ref scores, maps.Length);
            for (int i = 0; i < maps.Length; i++)
                maps[i](in features, ref editor.Values[i]);
            if (_formula == OutputFormula.ProbabilityNormalization)
                Normalize(editor.Values);
            else if (_formula == OutputFormula.Softmax)
                Softmax(editor.Values);
            scores = editor.Commit();
        };
        return (ValueMapper<TSrc, TDst>)(Delegate)mapper;
    }

    private ValueMapper<VBuffer<float>, float> GetMapper(IValueMapper model)
    {
        if (_formula != OutputFormula.ProbabilityNormalization)
            return model.GetMapper<VBuffer<float>, float>();
        var map = ((IValueMapperDist)model).GetMapper<VBuffer<float>, float, float>();
        float score = 0;
        return (in VBuffer<float> features, ref float probability) => map(in features, ref score, ref probability);
    }

    private static void Normalize(Span<float> probabilities)
    {
        double sum = 0;
        foreach (ref float probability in probabilities)
        {
            if (probability >= 0)
                sum += probability;
            else if (!float.IsNaN(probability))
                probability = 0;
        }
        if (!(sum > 0))
            return;
        foreach (ref float probability in probabilities)
            probability = (float)(probability / sum);
    }

    private static void Softmax(Span<float> scores)
    {
        double sum = 0;
        foreach (float score in scores)
            sum += Math.Exp(score);
        foreach (ref float score in scores)
            score = (float)(Math.Exp(score) / sum);
    }

    private IValueMapper[] CheckModels(object[] models, out VectorDataViewType inputType)
    {
        Contracts.CheckNonEmpty(models, "predictors");
        VectorDataViewType common = null;
        var mappers = Array.ConvertAll(models, model =>
        {
            var mapper = model as IValueMapper;
            Contracts.Check(IsValid(mapper, ref common), "Predictor doesn't implement the expected interface");
            return mapper;
        });
        inputType = common;
        return mappers;
    }

    /// <summary>All models take vectors of one size, where they say which.</summary>
    private bool IsValid(IValueMapper model, ref VectorDataViewType inputType)
    {
        if (model?.InputType is not VectorDataViewType type || type.ItemType != NumberDataViewType.Single || model.OutputType != NumberDataViewType.Single)
            return false;
        if (_formula == OutputFormula.ProbabilityNormalization && (model as IValueMapperDist)?.DistType != NumberDataViewType.Single)
            return false;
        if (inputType != null && inputType.Size != 0 && type.Size != 0 && inputType.Size != type.Size)
            return false;
        if (inputType == null || inputType.Size == 0)
            inputType = type;
        return true;
    }
}
