using System.Text;
using Support;
using TrainFile;
using TrainFile.Arguments;

// Trains a linear model on any table: what is in it is found out by reading it.
Console.OutputEncoding = Encoding.UTF8;
try
{
    return CommandLine.Run(args, Session.Run);
}
catch (UserException mistake)
{
    Console.Error.WriteLine(mistake.Message);
    return 2;
}
