using System.Reflection;
using System.Runtime.Loader;
using Docs.Tests.Pages;

namespace Docs.Tests.Programs;

/// <summary>Runs programs, each with a console and a working directory of its own.</summary>
internal static class PageProgram
{
    /// <summary>Compiles and runs the program of a block.</summary>
    /// <returns>What the block itself has printed.</returns>
    public static string Run(Block block) => Run(block.ToString(), [.. Fragment.Of(block)]);

    /// <summary>Compiles and runs a program.</summary>
    /// <returns>What the last of the fragments has printed.</returns>
    public static string Run(string name, IReadOnlyList<Fragment> fragments)
    {
        (byte[] assembly, byte[] symbols) = Compiler.Compile(fragments);
        var context = new AssemblyLoadContext(name);
        MethodInfo main = context.LoadFromStream(new MemoryStream(assembly), new MemoryStream(symbols)).EntryPoint!;

        using var directory = new WorkingDirectory();
        TextWriter console = Console.Out, errors = Console.Error;
        var output = new StringWriter();
        Console.SetOut(output);
        Console.SetError(output);
        try
        {
            object? exitCode = main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, main.GetParameters().Length == 0 ? [] : [Array.Empty<string>()], null);
            Assert.AreEqual(0, exitCode ?? 0, $"{name} returns an exit code.");
        }
        finally
        {
            Console.SetOut(console);
            Console.SetError(errors);
        }

        string text = output.ToString().ReplaceLineEndings("\n");
        return text[(text.LastIndexOf(SourceText.Mark) + 1)..].TrimEnd();
    }
}
