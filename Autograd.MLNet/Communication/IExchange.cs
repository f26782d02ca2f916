namespace Autograd.MLNet.Communication;

/// <summary>Something that ranks do together, many times over, without asking first whether all are well.</summary>
internal interface IExchange
{
    /// <summary>Takes part for a rank that has failed, so that the others learn of it.</summary>
    void TakePartAsFailed();
}
