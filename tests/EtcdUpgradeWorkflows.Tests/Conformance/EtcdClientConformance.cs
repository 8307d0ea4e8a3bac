using System.Security.Cryptography;
using EtcdUpgradeWorkflows.Etcd.Clients;

namespace EtcdUpgradeWorkflows.Tests.Conformance;

/// <summary>A cluster of three members that a client suite can use and disturb.</summary>
public interface IEtcdClientStage : IAsyncDisposable
{
    IEtcdClientFactory Clients { get; }

    IReadOnlyList<Uri> Endpoints { get; }

    string Version { get; }

    /// <summary>The clients speak the v2 API: no hash, no count, no snapshot, no transfer of leadership, and no word of a lost quorum but by a read.</summary>
    bool SpeaksV2 => false;

    /// <summary>New keys, each written once.</summary>
    Task PutAsync(int count, CancellationToken cancellationToken);

    Task PutAsync(string key, string value, CancellationToken cancellationToken);

    /// <summary>Kills the member's process.</summary>
    Task KillAsync(Uri endpoint, CancellationToken cancellationToken);

    Task StartAsync(Uri endpoint, CancellationToken cancellationToken);

    /// <summary>Lets the stage's time go on a little: real or virtual.</summary>
    Task PassTimeAsync(CancellationToken cancellationToken);
}

/// <summary>What every <see cref="IEtcdClient"/> does, over real members and over the fake ones.</summary>
public abstract class EtcdClientConformance : IAsyncLifetime
{
    private const int attempts = 400;

    private readonly List<IEtcdClient> clients = [];

    protected IEtcdClientStage Stage { get; private set; } = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    // Since 3.4.
    private bool TellsAppliedIndexAndErrors => !Stage.SpeaksV2 && Version.Parse(Stage.Version) >= new Version(3, 4);

    protected abstract ValueTask<IEtcdClientStage> CreateStageAsync();

    public async ValueTask InitializeAsync()
    {
        Stage = await CreateStageAsync();
        clients.AddRange(Stage.Endpoints.Select(endpoint => Stage.Clients.Create(endpoint, EtcdAccess.None)));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }

        await Stage.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Members_tell_who_they_are_and_who_leads()
    {
        var seen = await StatusAsync();

        Assert.Single(seen.Select(s => s.ClusterId).Distinct());
        Assert.Equal(clients.Count, seen.Select(s => s.MemberId).Distinct().Count());
        Assert.Single(seen, s => s.IsLeader);
        Assert.All(seen, s =>
        {
            Assert.Matches("^[1-9a-f][0-9a-f]*$", s.MemberId);
            Assert.Equal(Stage.Version, s.Version);
            Assert.Equal(seen[0].Leader, s.Leader);
            Assert.Empty(s.Errors);
            Assert.Equal(TellsAppliedIndexAndErrors, s.AppliedIndex > 0);
            Assert.Equal(Stage.SpeaksV2, s.DbSize == 0);
            Assert.True(s.RaftIndex > 0);
            Assert.True(s.RaftTerm > 0);
            Assert.False(s.IsLearner);
        });
    }

    [Fact]
    public async Task Linearizable_read_sees_what_was_written()
    {
        var before = await clients[0].ReadLinearizableAsync(Token);
        await Stage.PutAsync(5, Token);

        foreach (var client in clients)
        {
            Assert.True(await client.ReadLinearizableAsync(Token) >= before + 5);
        }
    }

    [Fact]
    public async Task Version_of_server_and_cluster_are_told_apart()
    {
        var answer = await clients[1].VersionAsync(Token);

        Assert.Equal(Stage.Version, answer.Server);
        Assert.Equal(string.Join('.', Stage.Version.Split('.')[..2]) + ".0", answer.Cluster);
    }

    [Fact]
    public async Task Answer_tells_how_far_the_clock_is_off()
    {
        var clock = (await clients[0].VersionAsync(Token)).Clock;

        Assert.NotNull(clock);
        Assert.Equal(TimeSpan.Zero, clock.Value.Certain);
        Assert.InRange(clock.Value.Most - clock.Value.Least, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Keys_are_found_by_how_they_begin()
    {
        await Stage.PutAsync("/found/b", "second", Token);
        await Stage.PutAsync("/found/a", "first", Token);
        await Stage.PutAsync("/foundling", "other", Token);

        // What is found is what the member itself has: it has to have come there.
        await clients[1].ReadLinearizableAsync(Token);
        await clients[2].ReadLinearizableAsync(Token);
        Assert.Equal([new("/found/a", "first"), new("/found/b", "second")], await clients[1].FindKeysAsync("/found/", 10, Token));
        Assert.Equal([new("/found/a", "first")], await clients[2].FindKeysAsync("/found/", 1, Token));
        Assert.Empty(await clients[0].FindKeysAsync("/lost/", 10, Token));
    }

    [Fact]
    public async Task Member_list_names_the_same_members_and_cluster()
    {
        var seen = await StatusAsync();
        var list = await clients[2].MembersAsync(Token);

        Assert.Equal(seen[0].ClusterId, list.ClusterId);
        Assert.Equal(seen.Select(s => s.MemberId).Order(), list.Members.Select(m => m.Id).Order());
        Assert.All(list.Members, m =>
        {
            Assert.True(m.IsStarted);
            Assert.False(m.IsLearner);
            Assert.Single(m.PeerUrls);
            Assert.Contains(Stage.Endpoints, endpoint => endpoint == new Uri(m.ClientUrls[0]));
        });
    }

    [Fact]
    public async Task Healthy_cluster_has_no_alarm_and_no_authentication()
    {
        Assert.Empty(await clients[0].AlarmsAsync(Token));
        Assert.False(await clients[0].IsAuthEnabledAsync(Token));
    }

    [Fact]
    public async Task Hash_and_count_of_all_members_are_equal_at_one_revision()
    {
        if (Stage.SpeaksV2)
        {
            Assert.Equal(EtcdFailure.Unimplemented, await FailureAsync(() => clients[0].HashAsync(0, Token)));
            Assert.Equal(EtcdFailure.Unimplemented, await FailureAsync(() => clients[0].CountKeysAsync(0, Token)));
            return;
        }

        await Stage.PutAsync(3, Token);
        var revision = await clients[0].ReadLinearizableAsync(Token);
        List<HashAnswer> hashes = [];
        List<long> counts = [];
        foreach (var client in clients)
        {
            await client.ReadLinearizableAsync(Token);
            hashes.Add(await client.HashAsync(revision, Token));
            counts.Add(await client.CountKeysAsync(revision, Token));
        }

        Assert.Single(hashes.Distinct());
        Assert.Equal((-1, revision), (hashes[0].CompactRevision, hashes[0].Revision));
        Assert.Single(counts.Distinct());
        await Stage.PutAsync(2, Token);
        Assert.Equal(counts[0] + 2, await clients[1].CountKeysAsync(revision + 2, Token));
        Assert.NotEqual(hashes[0].Hash, (await clients[0].HashAsync(revision + 1, Token)).Hash);
    }

    [Fact]
    public async Task Future_revision_is_out_of_range()
    {
        var revision = await clients[0].ReadLinearizableAsync(Token);
        if (Stage.SpeaksV2)
        {
            return; // without revisions to ask for
        }

        Assert.Equal(EtcdFailure.OutOfRange, await FailureAsync(() => clients[0].HashAsync(revision + 1000, Token)));
        Assert.Equal(EtcdFailure.OutOfRange, await FailureAsync(() => clients[0].CountKeysAsync(revision + 1000, Token)));
    }

    [Fact]
    public async Task Leader_moves_where_it_is_told_and_only_by_the_leader()
    {
        var seen = await StatusAsync();
        var leader = seen.FindIndex(s => s.IsLeader);
        var next = (leader + 1) % clients.Count;
        if (Stage.SpeaksV2)
        {
            Assert.Equal(EtcdFailure.Unimplemented, await FailureAsync(() => clients[leader].MoveLeaderAsync(seen[next].MemberId, Token)));
            return;
        }

        Assert.Equal(EtcdFailure.Refused, await FailureAsync(() => clients[next].MoveLeaderAsync(seen[next].MemberId, Token)));
        await clients[leader].MoveLeaderAsync(seen[next].MemberId, Token);

        await UntilAsync(async () => (await clients[next].StatusAsync(Token)).IsLeader);
    }

    [Fact]
    public async Task Snapshot_is_whole_and_carries_its_own_sum()
    {
        await Stage.PutAsync(10, Token);
        using var file = new MemoryStream();
        if (Stage.SpeaksV2)
        {
            Assert.Equal(EtcdFailure.Unimplemented, await FailureAsync(() => clients[0].SnapshotAsync(file, TimeSpan.FromSeconds(10), Token)));
            Assert.Equal(0, file.Length);
            return;
        }

        var answer = await clients[0].SnapshotAsync(file, TimeSpan.FromSeconds(10), Token);

        var bytes = file.ToArray();
        Assert.Equal(bytes.Length, answer.Size);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), answer.Sha256);
        Assert.Equal(32, bytes.Length % 512);
        Assert.Equal(SHA256.HashData(bytes.AsSpan(..^32)), bytes[^32..]);
    }

    [Fact]
    public async Task Member_that_is_down_is_unreachable_and_answers_at_once_when_it_is_back()
    {
        await Stage.KillAsync(Stage.Endpoints[2], Token);

        Assert.Equal(EtcdFailure.Unreachable, await FailureAsync(() => clients[2].StatusAsync(Token)));
        Assert.Equal(EtcdFailure.Unreachable, await FailureAsync(() => clients[2].ReadLinearizableAsync(Token)));
        Assert.Equal(EtcdFailure.Unreachable, await FailureAsync(() => clients[2].VersionAsync(Token)));

        await Stage.StartAsync(Stage.Endpoints[2], Token);
        await UntilAsync(() => ServesAsync(clients[2]));
    }

    [Fact]
    public async Task Without_quorum_a_member_answers_but_reads_nothing_linearizable()
    {
        await Stage.KillAsync(Stage.Endpoints[1], Token);
        await Stage.KillAsync(Stage.Endpoints[2], Token);
        if (Stage.SpeaksV2)
        {
            await NothingTellsOfALostQuorumButAReadAsync();
            return;
        }

        await UntilAsync(async () => (await clients[0].StatusAsync(Token)).Leader is null);

        Assert.Equal(EtcdFailure.NoLeader, await FailureAsync(() => clients[0].ReadLinearizableAsync(Token)));
        Assert.Equal(EtcdFailure.NoLeader, await FailureAsync(() => clients[0].AlarmsAsync(Token)));
        Assert.Equal(TellsAppliedIndexAndErrors, (await clients[0].StatusAsync(Token)).Errors.Count > 0);
        Assert.Equal(clients.Count, (await clients[0].LocalMembersAsync(Token)).Members.Count);
        Assert.Equal(Stage.Version, (await clients[0].VersionAsync(Token)).Server);
        Assert.NotEqual(0u, (await clients[0].HashAsync(0, Token)).Hash);

        await Stage.StartAsync(Stage.Endpoints[1], Token);
        await UntilAsync(() => ServesAsync(clients[0]));
    }

    [Fact]
    public async Task Peer_url_belongs_to_one_member_and_asking_for_it_again_says_so()
    {
        var before = (await clients[0].MembersAsync(Token)).Members;
        var (own, other) = (before[0].PeerUrls[0], before[1].PeerUrls[0]);

        // 3.x refuses every change of membership while it has not seen all members for five seconds; 3.5 calls that unavailable.
        await UntilAsync(async () => await ChangeAsync(token => clients[0].AddMemberAsync(other, token)) == EtcdFailure.Exists);
        Assert.Equal(EtcdFailure.Exists, await ChangeAsync(token => clients[0].UpdateMemberAsync(before[0].Id, other, token)));
        Assert.Null(await ChangeAsync(token => clients[0].UpdateMemberAsync(before[0].Id, own, token)));

        var after = (await clients[0].LocalMembersAsync(Token)).Members;
        Assert.Equal(before.Select(Told).Order(), after.Select(Told).Order());

        static string Told(ListedMember member) => $"{member.Id} {member.Name} {string.Join(',', member.PeerUrls)} {string.Join(',', member.ClientUrls)}";
    }

    [Fact]
    public async Task Deadline_of_the_caller_stays_a_cancellation()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => clients[0].ReadLinearizableAsync(cancelled.Token));
    }

    private async Task NothingTellsOfALostQuorumButAReadAsync()
    {
        var read = FailureAsync(() => clients[0].ReadLinearizableAsync(Token));
        await UntilAsync(() => Task.FromResult(read.IsCompleted));
        Assert.Equal(EtcdFailure.TimedOut, await read);
        Assert.NotNull((await clients[0].StatusAsync(Token)).Leader);
        Assert.Equal(clients.Count, (await clients[0].MembersAsync(Token)).Members.Count);
        Assert.Equal(clients.Count, (await clients[0].LocalMembersAsync(Token)).Members.Count);
        Assert.Equal(Stage.Version, (await clients[0].VersionAsync(Token)).Server);

        await Stage.StartAsync(Stage.Endpoints[1], Token);
        await UntilAsync(() => ServesAsync(clients[0]));
    }

    protected async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            if (await condition())
            {
                return;
            }

            await Stage.PassTimeAsync(Token);
        }

        Assert.Fail("what was waited for did not come about");
    }

    // etcd answers nothing at all to a change of membership that its leader drops while it has not applied the one before: it is sent again. Null: it was carried out.
    private async Task<EtcdFailure?> ChangeAsync(Func<CancellationToken, Task> change)
    {
        EtcdFailure? failure = null;
        await UntilAsync(async () =>
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Token);
            deadline.CancelAfter(TimeSpan.FromSeconds(5));
            try
            {
                await change(deadline.Token);
                failure = null;
                return true;
            }
            catch (EtcdClientException e)
            {
                failure = e.Failure;
                return true;
            }
            catch (OperationCanceledException) when (!Token.IsCancellationRequested)
            {
                return false;
            }
        });
        return failure;
    }

    protected static async Task<EtcdFailure> FailureAsync(Func<Task> call) => (await Assert.ThrowsAsync<EtcdClientException>(call)).Failure;

    private async Task<bool> ServesAsync(IEtcdClient client)
    {
        try
        {
            var read = client.ReadLinearizableAsync(Token);
            await UntilAsync(() => Task.FromResult(read.IsCompleted));
            await read;
            return true;
        }
        catch (EtcdClientException)
        {
            return false;
        }
    }

    private async Task<List<MemberStatus>> StatusAsync()
    {
        List<MemberStatus> seen = [];
        foreach (var client in clients)
        {
            seen.Add(await client.StatusAsync(Token));
        }

        return seen;
    }
}
