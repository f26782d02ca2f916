using Approvals;

namespace Autograd.Core.Tests.PublicApi;

/// <summary>What users of Autograd.Core see changes on purpose only.</summary>
[TestClass]
public sealed class PublicApiTests
{
    [TestMethod]
    public void ThePublicApiIsTheApprovedOne() => PublicApiApproval.Verify(typeof(Shape).Assembly);
}
