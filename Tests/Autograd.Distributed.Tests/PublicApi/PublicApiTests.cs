using Approvals;

namespace Autograd.Distributed.Tests.PublicApi;

/// <summary>What users of Autograd.Distributed see changes on purpose only.</summary>
[TestClass]
public sealed class PublicApiTests
{
    [TestMethod]
    public void ThePublicApiIsTheApprovedOne() => PublicApiApproval.Verify(typeof(Communicator).Assembly);
}
