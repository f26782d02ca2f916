namespace Autograd.Core.Tests.Properties.Programs;

/// <summary>A program on which the engine and the oracle differ.</summary>
internal sealed class CounterexampleException(string message, Exception? cause = null) : Exception(message, cause);
