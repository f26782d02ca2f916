// dotnet tool restore && dotnet cake --target=Test
var target = Argument("target", "Test");
var configuration = Argument("configuration", "Release");

const string Solution = "./AutogradML.sln";
const string Packages = "./artifacts/packages";
const string SampleOutput = "./artifacts/samples";

Task("Clean")
    .Description("Removes what builds leave behind; the choice of ML.NET is made anew afterwards.")
    .Does(() =>
{
    CleanDirectories("./**/bin", info => !info.Path.FullPath.Contains("/.git/"));
    CleanDirectories("./**/obj", info => !info.Path.FullPath.Contains("/.git/"));
    CleanDirectory("./artifacts");
});

Task("Build")
    .Description("Builds the whole solution.")
    .Does(() => DotNetBuild(Solution, new DotNetBuildSettings { Configuration = configuration, NoLogo = true }));

Task("Test")
    .Description("Builds and runs all tests.")
    .IsDependentOn("Build")
    .Does(() => Run("test", $"--solution {Solution} --configuration {configuration} --no-build"));

Task("Samples")
    .Description("Runs every sample once, into artifacts/samples.")
    .IsDependentOn("Build")
    .Does(() =>
{
    CleanDirectory(SampleOutput);
    Sample("Fahrenheit", $"--output {SampleOutput}/fahrenheit");
    Sample("Fahrenheit", "--engine");
    // One by one: without a number a menu would ask.
    foreach (var tutorial in new[] { "000", "001", "002", "003", "004" })
        Sample("Tutorials", $"{tutorial} --output {SampleOutput}/tutorials");
    Sample("TrainFile", $"./Samples/Data/apartments.csv --label Price --output {SampleOutput}/trainfile");
    Sample("ModelBuilderApp", $"--output {SampleOutput}/modelbuilder");
    Sample("CustomLoss", $"--output {SampleOutput}/customloss");
    Sample("Distributed", $"--output {SampleOutput}/distributed");
});

Task("Bench")
    .Description("Runs the benchmarks; --filter selects some.")
    .IsDependentOn("Build")
    .Does(() => Run("run", $"--project ./Benchmarks --configuration Release -- --filter {Argument("filter", "*")} --artifacts ./artifacts/benchmarks"));

Task("Ratios")
    .Description("Holds the trainers and the engine against loops by hand, for a minute; fails where a promise about speed is missed by more than 25 %.")
    .IsDependentOn("Build")
    .Does(() => Run("run", "--project ./Benchmarks --configuration Release -- peers --quick"));

Task("Soak")
    .Description("Works for minutes (--minutes=4, and about one more for the tests): training cycles, the prediction service under load, and all tests with random cases, of which there are twenty times as many.")
    .IsDependentOn("Build")
    .Does(() =>
{
    Run("run", $"--project ./Tests/Soak --configuration {configuration} --no-build -- --minutes {Argument("minutes", "4")}");
    System.Environment.SetEnvironmentVariable("AUTOGRAD_PROPERTY_FACTOR", "20");
    // Exit code 8 says that a test project has no such tests.
    const string Filter = "FullyQualifiedName~.Properties.|FullyQualifiedName~Fuzz|FullyQualifiedName~.Reliability.";
    Run("test", $"--solution {Solution} --configuration {configuration} --no-build --output Detailed --ignore-exit-code 8 --filter \"{Filter}\"");
});

Task("Pack")
    .Description("Packs Autograd.Core, Autograd.MLNet and Autograd.Distributed, with symbols; refused under the stand-in for ML.NET.")
    .Does(() =>
{
    CleanDirectory(Packages);
    // The same commit gives the same assemblies, wherever they are built.
    var settings = new DotNetPackSettings
    {
        Configuration = configuration,
        OutputDirectory = Packages,
        NoLogo = true,
        MSBuildSettings = new DotNetMSBuildSettings().WithProperty("ContinuousIntegrationBuild", "true"),
    };
    // The one that may be refused comes first.
    DotNetPack("./Autograd.MLNet", settings);
    DotNetPack("./Autograd.Core", settings);
    DotNetPack("./Autograd.Distributed", settings);
});

RunTarget(target);

void Sample(string name, string arguments) => Run("run", $"--project ./Samples/{name} --configuration {configuration} --no-build -- {arguments}");

void Run(string command, string arguments)
{
    var exitCode = StartProcess("dotnet", $"{command} {arguments}");
    if (exitCode != 0)
        throw new CakeException($"dotnet {command} {arguments} ended with exit code {exitCode}.");
}
