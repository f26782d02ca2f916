using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Calibrators;

/// <summary>A calibrated model whose model maps features to a score.</summary>
internal abstract class ValueMapperCalibratedModelParametersBase<TSubModel, TCalibrator> :
    CalibratedModelParametersBase<TSubModel, TCalibrator>, IValueMapperDist, IFeatureContributionMapper, ICalculateFeatureContribution
    where TSubModel : class
    where TCalibrator : class, ICalibrator
{
    private readonly IValueMapper _mapper;

    private protected ValueMapperCalibratedModelParametersBase(IHostEnvironment env, string name, TSubModel predictor, TCalibrator calibrator)
        : base(env, name, predictor, calibrator)
    {
        _mapper = SubModel as IValueMapper;
        Host.Check(_mapper != null, "The predictor does not implement IValueMapper");
        Host.Check(_mapper.OutputType == NumberDataViewType.Single, "The output type of the predictor is expected to be float");
    }

    DataViewType IValueMapper.InputType => _mapper.InputType;

    DataViewType IValueMapper.OutputType => _mapper.OutputType;

    DataViewType IValueMapperDist.DistType => NumberDataViewType.Single;

    FeatureContributionCalculator ICalculateFeatureContribution.FeatureContributionCalculator => new(this);

    ValueMapper<TSrc, TDst> IValueMapper.GetMapper<TSrc, TDst>() => _mapper.GetMapper<TSrc, TDst>();

    ValueMapper<TSrc, TDst, TDist> IValueMapperDist.GetMapper<TSrc, TDst, TDist>()
    {
        var map = _mapper.GetMapper<TSrc, float>();
        ValueMapper<TSrc, float, float> mapper = (in TSrc features, ref float score, ref float probability) =>
        {
            map(in features, ref score);
            probability = Calibrator.PredictProbability(score);
        };
        return (ValueMapper<TSrc, TDst, TDist>)(Delegate)mapper;
    }

    ValueMapper<TSrc, VBuffer<float>> IFeatureContributionMapper.GetFeatureContributionMapper<TSrc, TDst>(int top, int bottom, bool normalize)
    {
        var mapper = SubModel as IFeatureContributionMapper;
        Host.Check(mapper != null, "Predictor does not implement IFeatureContributionMapper");
        return mapper.GetFeatureContributionMapper<TSrc, TDst>(top, bottom, normalize);
    }
}
