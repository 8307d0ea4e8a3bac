using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Storage.Runs;

namespace EtcdUpgradeWorkflows.Tests.Storage;

public sealed class SharedCommitsTests
{
    private readonly TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<IReadOnlyList<Guid>> written = [];
    private Func<IReadOnlyList<Checkpoint>, Exception?> fault = _ => null;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_comes_first_does_not_wait_for_company()
    {
        open.SetResult();
        var one = Checkpoint();
        Assert.Equal(new CheckpointResult.Held("k", one.Claim.RunId, 1), await New().CommitAsync(one, Token));
        Assert.Equal([[one.Claim.RunId]], written);
    }

    [Fact]
    public async Task What_comes_while_all_lanes_are_taken_is_written_together_and_each_is_told_its_own_answer()
    {
        var commits = New(lanes: 2);
        var first = Committed(commits, Checkpoint());
        await UntilAsync(() => Count() == 1);
        var second = Committed(commits, Checkpoint());
        await UntilAsync(() => Count() == 2);
        var rest = Enumerable.Range(0, 100).Select(_ => Committed(commits, Checkpoint())).ToList();
        Assert.Equal(2, Count());

        open.SetResult();
        foreach (var (run, answer) in rest.Prepend(second).Prepend(first)) Assert.Equal(run, Assert.IsType<CheckpointResult.Held>(await answer).RunId);

        Assert.Equal([1, 1, 36, SharedCommits.Most], written.Select(group => group.Count).Order());
        Assert.Equal(rest.Select(commit => commit.Run), written.Skip(2).OrderByDescending(group => group.Count).SelectMany(group => group));
    }

    [Fact]
    public async Task When_the_answer_of_a_shared_commit_is_lost_all_in_it_are_in_doubt_and_nobody_else()
    {
        var commits = New();
        var first = Committed(commits, Checkpoint());
        await UntilAsync(() => Count() == 1);
        var together = Enumerable.Range(0, 3).Select(_ => Committed(commits, Checkpoint())).ToList();
        fault = group => group.Count > 1 ? new IOException("the answer was lost") : null;
        open.SetResult();

        await first.Answer;
        foreach (var (_, answer) in together) await Assert.ThrowsAsync<IOException>(() => answer);

        // Nothing was tried again.
        Assert.Equal([1, 3], written.Select(group => group.Count));
        Assert.IsType<CheckpointResult.Held>(await commits.CommitAsync(Checkpoint(), Token));
    }

    [Fact]
    public async Task When_the_database_refuses_a_shared_commit_each_is_committed_by_itself()
    {
        var commits = New();
        var first = Committed(commits, Checkpoint());
        await UntilAsync(() => Count() == 1);
        var together = Enumerable.Range(0, 3).Select(_ => Committed(commits, Checkpoint())).ToList();
        fault = group => group.Any(c => c.Claim.RunId == together[1].Run) ? new ArgumentException("bad data") : null;
        open.SetResult();

        await first.Answer;
        Assert.Equal(together[0].Run, Assert.IsType<CheckpointResult.Held>(await together[0].Answer).RunId);
        await Assert.ThrowsAsync<ArgumentException>(() => together[1].Answer);
        Assert.Equal(together[2].Run, Assert.IsType<CheckpointResult.Held>(await together[2].Answer).RunId);
        Assert.Equal([1, 3, 1, 1, 1], written.Select(group => group.Count));
    }

    [Fact]
    public async Task One_that_is_cancelled_before_it_is_taken_up_is_not_written_and_one_that_is_under_way_is_not_waited_for()
    {
        var commits = New();
        using CancellationTokenSource stop = new();
        var underWay = commits.CommitAsync(Checkpoint(), stop.Token);
        await UntilAsync(() => Count() == 1);
        var waiting = commits.CommitAsync(Checkpoint(), stop.Token);
        var other = Committed(commits, Checkpoint());
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => underWay);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => commits.CommitAsync(Checkpoint(), stop.Token));
        open.SetResult();
        await other.Answer;
        Assert.Equal([[other.Run]], written.Skip(1));
    }

    [Fact]
    public async Task Two_of_one_run_do_not_share_a_commit()
    {
        var commits = New();
        var first = Committed(commits, Checkpoint());
        await UntilAsync(() => Count() == 1);
        var again = Checkpoint();
        Task[] both = [commits.CommitAsync(again, Token), commits.CommitAsync(again with { Claim = again.Claim with { Number = 2 } }, Token), commits.CommitAsync(Checkpoint(), Token)];
        open.SetResult();

        await first.Answer;
        await Task.WhenAll(both);
        Assert.Equal([1, 2, 1], written.Select(group => group.Count));
    }

    private static (Guid Run, Task<CheckpointResult> Answer) Committed(SharedCommits commits, Checkpoint checkpoint) => (checkpoint.Claim.RunId, commits.CommitAsync(checkpoint, Token));

    private static Checkpoint Checkpoint() =>
        new() { Claim = new(Guid.NewGuid(), 1), State = "{}", Status = RunStatus.Running, SubStatus = RunSubStatus.Executing, At = DateTimeOffset.UnixEpoch };

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var deadline = Environment.TickCount64 + 10_000; !condition();)
        {
            Assert.True(Environment.TickCount64 < deadline, "it did not come");
            await Task.Yield();
        }
    }

    private int Count()
    {
        lock (written) return written.Count;
    }

    private SharedCommits New(int lanes = 1) => new(lanes, WriteAsync, exception => exception is ArgumentException);

    // Answers that tell the one from the other.
    private async Task<IReadOnlyList<CheckpointResult>> WriteAsync(IReadOnlyList<Checkpoint> checkpoints)
    {
        lock (written) written.Add([.. checkpoints.Select(c => c.Claim.RunId)]);
        await open.Task;
        return fault(checkpoints) is { } exception ? throw exception : [.. checkpoints.Select(c => new CheckpointResult.Held("k", c.Claim.RunId, c.Claim.Number))];
    }
}
