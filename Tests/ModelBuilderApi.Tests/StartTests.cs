using System.Net;
using System.Net.Sockets;

namespace ModelBuilderApi.Tests;

[TestClass]
public sealed class StartTests
{
    [TestMethod]
    public async Task WithoutDataThereIsOneSentence()
    {
        (int exitCode, string error) = await Server.Run("--urls", "http://127.0.0.1:0", "--Data", "nowhere.csv");
        Assert.AreEqual(2, exitCode);
        Assert.MatchesRegex(@"^There is no file '.*nowhere\.csv' to train on\.\r?\n$", error);
    }

    [TestMethod]
    public async Task AnAddressInUseGetsOneSentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        (int exitCode, string error) = await Server.Run("--urls", $"http://{other.LocalEndpoint}");
        Assert.AreEqual(2, exitCode);
        Assert.MatchesRegex(@"^[^\r\n]*address already in use\. Choose another address with --urls\.\r?\n$", error);
    }
}
