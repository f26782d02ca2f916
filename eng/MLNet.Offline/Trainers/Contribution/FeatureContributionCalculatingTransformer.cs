using Microsoft.ML.Data;
using Microsoft.ML.Internal.Utilities;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Transforms;

/// <summary>Adds a column <c>FeatureContributions</c> with what each feature adds to the score of a model.</summary>
public sealed class FeatureContributionCalculatingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "FeatureContribution";

    private const string DirModel = "Predictor";

    internal readonly int Top;
    internal readonly int Bottom;
    internal readonly bool Normalize;

    private readonly IFeatureContributionMapper _model;

    internal FeatureContributionCalculatingTransformer(IHostEnvironment env, ICalculateFeatureContribution modelParameters, string featureColumnName,
        int numberOfPositiveContributions, int numberOfNegativeContributions, bool normalize)
        : base(Contracts.CheckRef(env, nameof(env)).Register(nameof(FeatureContributionCalculatingTransformer)),
            (DefaultColumnNames.FeatureContributions, featureColumnName))
    {
        Host.CheckValue(modelParameters, nameof(modelParameters));
        Host.CheckNonEmpty(featureColumnName, nameof(featureColumnName));
        if (numberOfPositiveContributions < 0)
            throw Host.Except("Number of top contribution must be non negative");
        if (numberOfNegativeContributions < 0)
            throw Host.Except("Number of bottom contribution must be non negative");

        _model = (IFeatureContributionMapper)modelParameters;
        Top = numberOfPositiveContributions;
        Bottom = numberOfNegativeContributions;
        Normalize = normalize;
    }

    private FeatureContributionCalculatingTransformer(IHostEnvironment env, ModelLoadContext ctx)
        : base(Contracts.CheckRef(env, nameof(env)).Register(nameof(FeatureContributionCalculatingTransformer)), ctx)
    {
        ctx.LoadModel<IFeatureContributionMapper, SignatureLoadModel>(env, out _model, DirModel);
        Top = ctx.Reader.ReadInt32();
        Contracts.CheckDecode(0 <= Top);
        Bottom = ctx.Reader.ReadInt32();
        Contracts.CheckDecode(0 <= Bottom);
        Normalize = ctx.Reader.ReadBoolean();
    }

    internal static FeatureContributionCalculatingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(GetVersionInfo());
        return new FeatureContributionCalculatingTransformer(env, ctx);
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        Host.CheckValue(ctx, nameof(ctx));
        ctx.SetVersionInfo(GetVersionInfo());
        SaveColumns(ctx);
        ctx.SaveModel(_model, DirModel);
        ctx.Writer.Write(Top);
        ctx.Writer.Write(Bottom);
        ctx.Writer.Write(Normalize);
    }

    private protected override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(this, schema);

    private static VersionInfo GetVersionInfo() => new(
        modelSignature: "FCC TRAN",
        verWrittenCur: 0x00010001,
        verReadableCur: 0x00010001,
        verWeCanReadBack: 0x00010001,
        loaderSignature: LoaderSignature,
        loaderAssemblyName: MLNetAssembly.Data);

    private sealed class Mapper : OneToOneMapperBase
    {
        private readonly FeatureContributionCalculatingTransformer _parent;
        private readonly DataViewSchema.Column _features;
        private readonly VectorDataViewType _type;

        public Mapper(FeatureContributionCalculatingTransformer parent, DataViewSchema schema)
            : base(parent.Host, parent, schema)
        {
            _parent = parent;
            _features = schema[Sources[0]];
            _type = _features.Type as VectorDataViewType;
            if (_type == null || _type.ItemType != NumberDataViewType.Single)
                throw Host.ExceptSchemaMismatch(nameof(schema), "feature", _features.Name, "vector of Single", _features.Type.ToString());
        }

        protected override DataViewSchema.DetachedColumn[] GetOutputColumnsCore()
        {
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.Add(_features.Annotations, kind => kind == AnnotationUtils.Kinds.SlotNames);
            return [new(DefaultColumnNames.FeatureContributions, new VectorDataViewType(NumberDataViewType.Single, _type.Size), annotations.ToAnnotations())];
        }

        protected override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            var getFeatures = input.GetGetter<VBuffer<float>>(input.Schema[Sources[iinfo]]);
            var map = _parent._model.GetFeatureContributionMapper<VBuffer<float>, VBuffer<float>>(_parent.Top, _parent.Bottom, _parent.Normalize);
            VBuffer<float> features = default;
            return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> contributions) =>
            {
                getFeatures(ref features);
                map(in features, ref contributions);
            });
        }
    }
}
