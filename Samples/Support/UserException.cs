namespace Support;

/// <summary>A mistake that the person at the keyboard can mend; the message is all they need to see.</summary>
/// <param name="message">One sentence, perhaps with the usage behind it.</param>
public sealed class UserException(string message) : Exception(message);
