using System.Text;

namespace Samples.Tests.TrainFile;

[TestClass]
public sealed class MistakesTests
{
    private static readonly SampleProgram TrainFile = new("TrainFile");

    [TestMethod]
    [DataRow("Which file? Name a table and the column to predict, as in: data.csv --label price")]
    [DataRow("There is no file 'tabel.csv'. Did you mean 'table.csv'?", "tabel.csv", "--label", "z")]
    [DataRow("Which column is to be predicted? Name it with --label; table.csv has Length, Width, Price.", "table.csv")]
    [DataRow("There is no column 'prize' in table.csv. Did you mean 'Price'? The columns are Length, Width, Price.", "table.csv", "--label", "prize")]
    [DataRow("There is no column 'colour' in table.csv. The columns are Length, Width, Price.", "table.csv", "--label", "price", "--ignore", "colour")]
    [DataRow("'Price' is the label and cannot be left out with --ignore.", "table.csv", "--label", "price", "--ignore", "Price")]
    [DataRow("'table.csv' has a single column when separated by semicolons; it looks separated by commas, which is found out when --separator is left out.", "table.csv", "--label", "price", "--separator", ";")]
    [DataRow("--separator must be one character, such as ';', or 'tab', got 'comma'.", "table.csv", "--separator", "comma")]
    [DataRow("There is no option '--epoch'. Did you mean '--epochs'? --help lists all.", "table.csv", "--label", "price", "--epoch", "3")]
    [DataRow("--epochs must be a whole number of at least 1, got 'many'.", "table.csv", "--label", "price", "--epochs", "many")]
    [DataRow("--learning-rate must be a number above 0, got '-1'.", "table.csv", "--label", "price", "--learning-rate", "-1")]
    [DataRow("--test-fraction must be a number between 0 and 1, got '1'.", "table.csv", "--label", "price", "--test-fraction", "1")]
    [DataRow("There is no task 'regresion'. Did you mean 'regression'? The tasks are regression, binary and multiclass.", "table.csv", "--label", "price", "--task", "regresion")]
    [DataRow("The parameter of the loss huber must be above 0, got '-1'.", "table.csv", "--label", "price", "--loss", "huber:-1")]
    [DataRow("There is no optimizer 'adan'. Did you mean 'adam'? The optimizers are sgd, momentum, adam, adamw, adagrad, rmsprop, lbfgs.", "table.csv", "--label", "price", "--optimizer", "adan")]
    [DataRow("--l1 cannot go with --optimizer lbfgs, which wants a smooth loss; choose another optimizer.", "table.csv", "--label", "price", "--optimizer", "lbfgs", "--l1", "0.1")]
    [DataRow("The loss hinge is for binary, not for regression, whose losses are squared, absolute, huber, logcosh, pinball, poisson, tweedie.", "table.csv", "--label", "price", "--task", "regression", "--loss", "hinge")]
    [DataRow("The label 'Price' has 60 different values, and binary classification needs two; --task multiclass takes any number.", "table.csv", "--label", "price", "--task", "binary")]
    public void AMistakeInTheCommandGetsOneSentence(string sentence, params string[] arguments)
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["table.csv"], Tables.Line("Length,Width,Price"));
        AssertMistake(sentence, directory, arguments);
    }

    [TestMethod]
    [DataRow("'table.csv' is empty.", "")]
    [DataRow("'table.csv' is empty.", "\n\n")]
    [DataRow("table.csv has a header and no rows.", "x,label\n")]
    [DataRow("'table.csv' is not a table: it holds bytes that are not text. Save it as CSV or TSV first.", "PK\0\0")]
    [DataRow("'table.csv' is not a table with several columns: its first line is 'Dear diary.'. If something separates columns there, name it with --separator.", "Dear diary.\nNothing happened.\n")]
    [DataRow("Line 3 of 'table.csv' has 2 fields, the first line has 3 fields, separated by commas. Mend the line, or name another separator with --separator.", "x,y,label\n1,2,3\n4,5\n")]
    [DataRow("Two columns of 'table.csv' are called 'x'; give them different names.", "x,x,label\n1,2,3\n")]
    [DataRow("Only 2 rows have a value of the label 'label'; at least 10 are needed.", "x,label\n1,2\n2,3\n3,\n")]
    public void ATableThatIsNoneGetsOneSentence(string sentence, string table)
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["table.csv"], table);
        AssertMistake(sentence, directory, ["table.csv", "--label", "label"]);
    }

    [TestMethod]
    [DataRow("Every value of the label 'label' is missing.", "", "")]
    [DataRow("Every value of the label 'label' is 'yes', so there is nothing to learn.", "yes", "")]
    [DataRow("The label 'label' must be a number for regression, and is 'red' in line 2. Leave --task and --loss out to predict classes, or choose another label.", "red", "blue", "--task", "regression")]
    [DataRow("Only one row has the value 'blue' of the label 'label'; at least two are needed, to train on and to test on.", "red", "blue")]
    [DataRow("The loss poisson is for counts and amounts, and the label 'label' has negative values.", "3", "-1", "--loss", "poisson")]
    public void ALabelThatCannotBeLearnedGetsOneSentence(string sentence, string most, string last, params string[] more)
    {
        using var directory = new TemporaryDirectory();
        var table = new StringBuilder("x,label\n");
        for (int i = 0; i < 30; i++)
            table.Append(i).Append(',').Append(i < 29 ? most : last).Append('\n');
        File.WriteAllText(directory["table.csv"], table.ToString());
        AssertMistake(sentence, directory, ["table.csv", "--label", "label", .. more]);
    }

    [TestMethod]
    public void ALearningRateThatDivergesLeavesNoFiles()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["table.csv"], Tables.Line());
        SampleProgram.Result result = TrainFile.Run(directory.FullPath, "table.csv", "--label", "z", "--learning-rate", "1000000", "--optimizer", "sgd", "--epochs", "100", "--output", "out");
        Assert.AreEqual(2, result.ExitCode);
        Assert.MatchesRegex(@"^Training diverged in epoch \d+ with learning rate 1E\+06\. Give a smaller --learning-rate, or leave it out to derive it from the data\.\r?\n$", result.Error);
        Assert.IsEmpty(Directory.GetFileSystemEntries(directory["out"]));
    }

    [TestMethod]
    public void HelpNamesEveryOption()
    {
        using var directory = new TemporaryDirectory();
        SampleProgram.Result result = TrainFile.Run(directory.FullPath, "--help");
        Assert.AreEqual(0, result.ExitCode);
        foreach (string option in new[] { "--label", "--task", "--loss", "--optimizer", "--epochs", "--batch-size", "--learning-rate", "--l1", "--l2", "--test-fraction", "--separator", "--ignore", "--seed", "--output" })
            Assert.Contains($"  {option} <", result.Output);
    }

    private static void AssertMistake(string sentence, TemporaryDirectory directory, string[] arguments)
    {
        SampleProgram.Result result = TrainFile.Run(directory.FullPath, arguments);
        Assert.AreEqual(sentence + Environment.NewLine, result.Error);
        Assert.AreEqual(2, result.ExitCode);
        Assert.AreEqual("", result.Output);
        Assert.IsFalse(Directory.Exists(directory["artifacts"]));
    }
}
