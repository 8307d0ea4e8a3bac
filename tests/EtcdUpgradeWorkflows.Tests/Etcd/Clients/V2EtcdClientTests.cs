using System.Net;
using EtcdUpgradeWorkflows.Etcd.Clients;
using Microsoft.Extensions.Time.Testing;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Clients;

/// <summary>What the client understands of the words of real 2.2.5 and 2.3.8 members.</summary>
public sealed class V2EtcdClientTests
{
    private const string Probe = "/v2/keys/_etcdup?quorum=true";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(21010, "86bb2ec4699f8c28", true)]
    [InlineData(21020, "793b873057ee4df2", false)]
    [InlineData(21030, "1572aec069d2d405", false)]
    public async Task A_healthy_member_tells_who_it_is_who_leads_and_how_far_it_is(int port, string id, bool leads)
    {
        await using var client = Client(Healthy(port));
        var status = await client.StatusAsync(Token);

        Assert.Equal((id, "c561f09c81ded9c4", "2.2.5"), (status.MemberId, status.ClusterId, status.Version));
        Assert.Equal(("86bb2ec4699f8c28", leads), (status.Leader, status.IsLeader));
        Assert.Equal((20UL, 2UL, 8L), (status.RaftIndex, status.RaftTerm, status.Revision));
        Assert.Null(status.AppliedIndex);
    }

    [Fact]
    public async Task A_quorum_read_is_the_proof_that_it_serves()
    {
        await using var client = Client(Healthy(21020));
        Assert.Equal(8, await client.ReadLinearizableAsync(Token));
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_an_answer_too()
    {
        await using var client = Client(Healthy(21020).Like(Probe, "/v2/keys/nope"));
        Assert.Equal(8, await client.ReadLinearizableAsync(Token));
    }

    [Fact]
    public async Task The_member_list_has_names_and_addresses()
    {
        await using var client = Client(Healthy(21010));
        var list = await client.MembersAsync(Token);

        Assert.Equal("c561f09c81ded9c4", list.ClusterId);
        Assert.Equal(["infra3", "infra2", "infra1"], list.Members.Select(member => member.Name));
        Assert.Equal(
            ("1572aec069d2d405", "http://127.0.0.1:21031", "http://127.0.0.1:21030"), (list.Members[0].Id, list.Members[0].PeerUrls[0], list.Members[0].ClientUrls[0]));
    }

    [Fact]
    public async Task Without_quorum_it_goes_on_to_claim_that_it_leads_and_the_read_tells()
    {
        var member = new RecordedMember("### 4 quorum loss: stop another follower", 21010)
            .Like(Probe, "/v2/keys/foo?quorum=true").Like("/v2/keys", "/v2/keys/foo");
        await using var client = Client(member);

        Assert.True((await client.StatusAsync(Token)).IsLeader);
        Assert.Equal(3, (await client.MembersAsync(Token)).Members.Count);
        Assert.Equal(EtcdFailure.TimedOut, await FailureAsync(() => client.ReadLinearizableAsync(Token)));
        Assert.DoesNotContain("/health", member.Asked);
    }

    [Theory]
    [InlineData("etcd 2.0.13", "2.0.13", null)]
    [InlineData("""{"etcdserver":"2.1.3","etcdcluster":"2.1.0"}""", "2.1.3", "2.1.0")]
    [InlineData("""{"etcdserver":"2.3.8","etcdcluster":"not_decided"}""", "2.3.8", null)]
    public async Task Every_way_in_which_2_x_tells_its_version_is_understood(string body, string server, string? cluster)
    {
        await using var client = Client(Healthy(21010).With("/version", HttpStatusCode.OK, body));
        Assert.Equal(new VersionAnswer(server, cluster), await client.VersionAsync(Token) with { Clock = null });
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, """{"message":"Insufficient credentials"}""", EtcdFailure.Denied)]
    [InlineData(HttpStatusCode.ServiceUnavailable, """{"message":"During election"}""", EtcdFailure.NoLeader)]
    [InlineData(HttpStatusCode.InternalServerError, """{"errorCode":300,"message":"Raft Internal Error","cause":"etcdserver: no leader","index":0}""", EtcdFailure.NoLeader)]
    [InlineData(HttpStatusCode.InternalServerError, "oops", EtcdFailure.Refused)]
    [InlineData(HttpStatusCode.NotFound, "404 page not found", EtcdFailure.Unimplemented)]
    [InlineData(HttpStatusCode.OK, "{}", EtcdFailure.Refused)]
    public async Task Each_no_to_a_read_has_its_kind(HttpStatusCode code, string body, EtcdFailure failure)
    {
        await using var client = Client(Healthy(21010).With(Probe, code, body));
        Assert.Equal(failure, await FailureAsync(() => client.ReadLinearizableAsync(Token)));
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, """{"enabled":true}""", true)]
    [InlineData(HttpStatusCode.OK, """{"enabled":false}""", false)]
    [InlineData(HttpStatusCode.NotFound, "404 page not found", false)]
    public async Task Authentication_is_asked_for(HttpStatusCode code, string body, bool enabled)
    {
        await using var client = Client(Healthy(21010).With("/v2/auth/enable", code, body));
        Assert.Equal(enabled, await client.IsAuthEnabledAsync(Token));
    }

    [Fact]
    public async Task A_member_that_speaks_v2_is_found_out_once_and_not_asked_over_gRPC_again()
    {
        var factory = new EtcdClientFactory(new FakeTimeProvider());
        var member = Healthy(21010);
        await using (var first = Client(member, factory))
        {
            await first.StatusAsync(Token);
            Assert.Equal(1, member.GrpcCalls);
        }

        member = Healthy(21010);
        await using var second = Client(member, factory);
        await second.StatusAsync(Token);
        Assert.Equal(0, member.GrpcCalls);
    }

    [Fact]
    public async Task A_member_that_has_become_3_x_is_asked_over_gRPC_again()
    {
        var factory = new EtcdClientFactory(new FakeTimeProvider());
        await using (var first = Client(Healthy(21010), factory))
        {
            await first.StatusAsync(Token);
        }

        var member = Healthy(21010).With("/version", HttpStatusCode.OK, """{"etcdserver":"3.0.17","etcdcluster":"2.3.0"}""");
        await using var second = Client(member, factory);
        Assert.Equal(EtcdFailure.Unreachable, await FailureAsync(() => second.StatusAsync(Token)));
        Assert.Equal(1, member.GrpcCalls);
    }

    [Fact]
    public async Task A_3_x_member_that_does_not_answer_is_not_taken_for_a_2_x()
    {
        var member = Healthy(21010).With("/version", HttpStatusCode.OK, """{"etcdserver":"3.3.25","etcdcluster":"3.3.0"}""");
        await using var client = Client(member);
        Assert.Equal(EtcdFailure.Unreachable, await FailureAsync(() => client.ReadLinearizableAsync(Token)));
        Assert.Equal(["/version"], member.Asked);
    }

    [Fact]
    public async Task What_2_x_has_not_is_said_so()
    {
        await using var client = Client(Healthy(21010));
        Assert.Empty(await client.AlarmsAsync(Token));
        Assert.Equal(EtcdFailure.Unimplemented, await FailureAsync(() => client.HashAsync(0, Token)));
        Assert.Equal(EtcdFailure.Unimplemented, await FailureAsync(() => client.MoveLeaderAsync("1", Token)));
        Assert.Equal(EtcdFailure.Unimplemented, await FailureAsync(() => client.SnapshotAsync(Stream.Null, TimeSpan.FromSeconds(1), Token)));
    }

    // The root of the keys was not asked then: its headers are those of any key.
    private static RecordedMember Healthy(int port) =>
        new RecordedMember("### 1 healthy", port).Like("/v2/keys", "/v2/keys/foo").Like(Probe, "/v2/keys/foo?quorum=true");

    private static IEtcdClient Client(RecordedMember member, EtcdClientFactory? factory = null) =>
        (factory ?? new EtcdClientFactory(new FakeTimeProvider())).Create(new Uri("http://127.0.0.1:2379"), member, null, null, new CertificateQuestion());

    private static async Task<EtcdFailure> FailureAsync(Func<Task> call) => (await Assert.ThrowsAsync<EtcdClientException>(call)).Failure;
}
