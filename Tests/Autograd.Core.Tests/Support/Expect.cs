namespace Autograd.Core.Tests.Support;

/// <summary>Expecting failures.</summary>
public static class Expect
{
    /// <summary>The action throws exactly this type, and the message contains every fragment.</summary>
    public static void Error<TException>(Action action, params ReadOnlySpan<string> fragments)
        where TException : Exception
    {
        string message = Assert.ThrowsExactly<TException>(action).Message;
        foreach (string fragment in fragments)
            Assert.Contains(fragment, message);
    }
}
