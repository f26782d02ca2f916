namespace Autograd.MLNet.Data;

/// <summary>How the rows of a data view are read.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Seed">Decides which rows are held back, and which are sampled.</param>
/// <param name="PositiveWeight">What the weights of rows with the label 1 are multiplied by.</param>
/// <param name="ValidationFraction">The share of rows that are held back.</param>
/// <param name="MemoryBudget">How many bytes of rows may be in memory; null for no limit.</param>
/// <param name="BatchSize">The least number of rows that must be in memory.</param>
/// <param name="Fingerprint">Whether the data's fingerprint is wanted.</param>
/// <param name="Blocks">How many blocks the rows of all ranks are divided into; null for one to a rank.</param>
internal sealed record ReadingPlan(
    ColumnNames Columns, int Seed, float PositiveWeight, float ValidationFraction, long? MemoryBudget, int BatchSize, bool Fingerprint, int? Blocks);
