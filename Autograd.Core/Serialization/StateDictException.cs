namespace Autograd.Core.Serialization;

/// <summary>A saved state that is damaged, foreign, or does not belong to what it was to be loaded into.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="inner">What the reader said, if it did.</param>
public sealed class StateDictException(string message, Exception? inner = null) : Exception(message, inner);
