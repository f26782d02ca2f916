namespace Autograd.Distributed;

/// <summary>MPI could not be used, or reported an error. The message says what to do.</summary>
public sealed class MpiException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    public MpiException(string message)
        : base(message)
    {
    }
}
