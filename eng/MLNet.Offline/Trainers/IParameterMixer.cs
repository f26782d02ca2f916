namespace Microsoft.ML.Model;

/// <summary>Marks what ML.NET can average: a calibrator.</summary>
internal interface IParameterMixer;

/// <summary>Marks what ML.NET can average: the parameters of a model.</summary>
internal interface IParameterMixer<TOutput>;
