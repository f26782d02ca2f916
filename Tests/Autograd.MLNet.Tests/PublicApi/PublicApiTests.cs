using Approvals;
using Microsoft.ML.Trainers;

namespace Autograd.MLNet.Tests.PublicApi;

/// <summary>What users of Autograd.MLNet see changes on purpose only.</summary>
[TestClass]
public sealed class PublicApiTests
{
    [TestMethod]
    public void ThePublicApiIsTheApprovedOne() => PublicApiApproval.Verify(typeof(AutogradLoss).Assembly);
}
