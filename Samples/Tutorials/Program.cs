using System.Text;
using Support;
using Tutorials;

// Five tutorials on automatic differentiation in PyTorch, done by this engine: the same numbers, the same plots.
Console.OutputEncoding = Encoding.UTF8;
try
{
    Arguments arguments = Arguments.Parse(args);
    if (arguments.Help)
    {
        Console.WriteLine(Arguments.Usage);
        return 0;
    }

    var show = new Presentation(new Plots(OutputDirectory.Open(arguments.Output)));
    if (arguments.Tutorial is { } only)
        show.Run([only]);
    else if (show.CanAsk)
        Menu.Run(show.Terminal, show.Run);
    else
        show.Run(Tutorial.All);
    return 0;
}
catch (UserException mistake)
{
    Console.Error.WriteLine(mistake.Message);
    return 2;
}
