namespace Support;

/// <summary>How far a piece of work is.</summary>
/// <param name="Done">So many steps are done.</param>
/// <param name="Of">So many there are.</param>
/// <param name="Text">What there is to say about it.</param>
public readonly record struct ProgressStep(int Done, int Of, string Text);
