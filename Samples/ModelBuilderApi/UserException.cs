namespace ModelBuilderApi;

/// <summary>A mistake that the person at the keyboard can mend; the message is all they need to see.</summary>
internal sealed class UserException(string message) : Exception(message);
