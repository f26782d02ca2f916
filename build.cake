// dotnet tool restore && dotnet cake --target=Test
var target = Argument("target", "Test");
var configuration = Argument("configuration", "Release");

const string Solution = "./AutogradML.sln";
const string Packages = "./artifacts/packages";

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
    .Description("Runs every sample once.")
    .IsDependentOn("Build")
    .Does(() =>
{
    Run("run", $"--project ./Samples/Fahrenheit --configuration {configuration} --no-build -- --output ./artifacts/samples/fahrenheit");
    Run("run", $"--project ./Samples/Fahrenheit --configuration {configuration} --no-build -- --engine");
    Run("run", $"--project ./Samples/Tutorials --configuration {configuration} --no-build");
});

Task("Bench")
    .Description("Runs the benchmarks; --filter selects some.")
    .IsDependentOn("Build")
    .Does(() => Run("run", $"--project ./Benchmarks --configuration Release -- --filter {Argument("filter", "*")} --artifacts ./artifacts/benchmarks"));

Task("Ratios")
    .Description("Holds the trainers and the engine against loops by hand, for a minute; fails where a promise about speed is missed by more than 25 %.")
    .IsDependentOn("Build")
    .Does(() => Run("run", "--project ./Benchmarks --configuration Release -- peers --quick"));

Task("Pack")
    .Description("Packs Autograd.Core and Autograd.MLNet; refused under the stand-in for ML.NET.")
    .Does(() => DotNetPack(Solution, new DotNetPackSettings { Configuration = configuration, OutputDirectory = Packages, NoLogo = true }));

RunTarget(target);

void Run(string command, string arguments)
{
    var exitCode = StartProcess("dotnet", $"{command} {arguments}");
    if (exitCode != 0)
        throw new CakeException($"dotnet {command} {arguments} ended with exit code {exitCode}.");
}
