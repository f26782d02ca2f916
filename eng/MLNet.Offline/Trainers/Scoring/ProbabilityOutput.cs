namespace Microsoft.ML.Data;

/// <summary>The score and its probability, computed once a row.</summary>
internal sealed class ProbabilityOutput(IValueMapperDist model) : IModelOutput
{
    public DataViewType InputType => model.InputType;

    public IReadOnlyList<DataViewSchema.DetachedColumn> Columns { get; } =
    [
        ModelOutput.MakeScoreColumn(NumberDataViewType.Single, AnnotationUtils.Const.ScoreColumnKind.BinaryClassification),
        ModelOutput.MakeProbabilityColumn()
    ];

    public Delegate[] CreateGetters(DataViewRow input, DataViewSchema.Column features, Func<int, bool> isActive)
    {
        if (!isActive(0) && !isActive(1))
            return new Delegate[2];

        var getFeatures = input.GetGetter<VBuffer<float>>(features);
        var map = model.GetMapper<VBuffer<float>, float, float>();
        long position = -1;
        VBuffer<float> values = default;
        float score = 0, probability = 0;

        return [isActive(0) ? (ValueGetter<float>)GetScore : null, isActive(1) ? (ValueGetter<float>)GetProbability : null];

        void GetScore(ref float value)
        {
            Compute();
            value = score;
        }

        void GetProbability(ref float value)
        {
            Compute();
            value = probability;
        }

        void Compute()
        {
            if (position == input.Position)
                return;
            getFeatures(ref values);
            map(in values, ref score, ref probability);
            position = input.Position;
        }
    }
}
