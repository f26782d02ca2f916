using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Autograd.Core.Tests.Architecture;
using Microsoft.ML.Trainers;

namespace Autograd.Distributed.Tests.Architecture;

/// <summary>Dependencies run one way, through public faces: Autograd.Distributed → Autograd.MLNet → Autograd.Core.</summary>
[TestClass]
public sealed class DependencyTests
{
    private const string Distributed = "Autograd.Distributed";

    [TestMethod]
    [DataRow("Autograd.Core")]
    [DataRow("Autograd.MLNet")]
    public void NobodyBelowKnowsTheCommunicators(string project)
    {
        // Communicator is also what the trainers' option is called.
        string[] types = [.. typeof(Communicator).Assembly.GetExportedTypes().Select(type => type.Name).Except([nameof(Communicator)])];
        Assert.Contains(nameof(MpiCommunicator), types);
        SourceFile[] files = SourceFile.In(project);
        Assert.IsNotEmpty(files);
        string[] violations = [.. files.SelectMany(file => file.NamesUsed.Intersect(types).Except(file.DeclaredTypes).Select(name => $"{file.Path} names {name}"))];
        Assert.IsEmpty(violations, string.Join(Environment.NewLine, violations));
        string[] projects = [.. Directory.EnumerateFiles(Path.Combine(SourceFile.RepositoryRoot, project), "*.csproj").Where(path => File.ReadAllText(path).Contains(Distributed, StringComparison.Ordinal))];
        Assert.IsEmpty(projects);
    }

    [TestMethod]
    public void NothingInternalOfTheTrainersIsShown() => Assert.IsEmpty(typeof(AutogradLoss).Assembly.GetCustomAttributes<InternalsVisibleToAttribute>());

    [TestMethod]
    public void WhatIsReferencedIsBelow()
    {
        string[] allowed = ["Autograd.Core", "Autograd.MLNet", typeof(Microsoft.ML.MLContext).Assembly.GetName().Name!, "System.Numerics.Tensors"];
        string[] others = [.. typeof(Communicator).Assembly.GetReferencedAssemblies().Select(name => name.Name!).Except(allowed).Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("Microsoft.ML.", StringComparison.Ordinal))];
        Assert.IsEmpty(others, string.Join(", ", others));
    }

    [TestMethod]
    public void MpiIsUnknownToRanksInProcess()
    {
        string[] types = [.. SourceFile.In($"{Distributed}/Mpi").SelectMany(file => file.DeclaredTypes)];
        SourceFile[] files = [.. SourceFile.In($"{Distributed}/InProcess"), .. SourceFile.In(Distributed).Where(file => file.Path.EndsWith("/InProcessCommunicator.cs", StringComparison.Ordinal))];
        Assert.HasCount(4, files);
        Assert.IsEmpty(files.SelectMany(file => file.NamesUsed.Intersect(types)));
    }

    [TestMethod]
    public void UnsafeCodeIsWhereLibrariesAreCalledOnly()
    {
        string[] files = [.. SourceFile.In(Distributed).Where(file => Regex.IsMatch(file.Code, @"\bunsafe\b")).Select(file => file.Path)];
        Assert.AreSequenceEqual([$"{Distributed}/Mpi/MpiFunctions.cs", $"{Distributed}/Mpi/RuntimeSignals.cs"], files);
    }
}
