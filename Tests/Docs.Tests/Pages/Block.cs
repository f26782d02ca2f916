namespace Docs.Tests.Pages;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The page's path.</param>
/// <param name="Line">The line of the fence, from 1.</param>
/// <param name="Language">What stands behind the fence; may be empty.</param>
/// <param name="Text">What is in it.</param>
/// <param name="Note">The comment before it; null where there is none.</param>
/// <param name="Section">The number of headings before it.</param>
internal sealed record Block(string Page, int Line, string Language, string Text, Note? Note, int Section)
{
    public bool IsCode => Language == "csharp";

    public bool IsText => Language == "text";

    /// <summary>Whether it has no language and reads like C# all the same.</summary>
    public bool HidesCode => Language.Length == 0 && Text.Split('\n').Any(line => line.TrimEnd() is [.., ';' or '{']);

    /// <summary>Whether it is compiled and run.</summary>
    public bool IsProgram => IsCode && Note?.From is null && Note?.NotRun is null && !(Flavour.IsOffline && Note?.NotRunOffline is not null);

    public override string ToString() => $"{Page}:{Line}";
}
