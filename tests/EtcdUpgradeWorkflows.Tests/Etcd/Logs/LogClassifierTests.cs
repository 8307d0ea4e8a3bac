using EtcdUpgradeWorkflows.Etcd.Logs;

namespace EtcdUpgradeWorkflows.Tests.Etcd.Logs;

/// <summary>Lines of the guides and of real members, word for word.</summary>
public sealed class LogClassifierTests
{
    [Theory]
    [InlineData("2016-03-11 09:50:49.860319 E | rafthttp: failed to read 8211f1d0f64f3269 on stream Message (unexpected EOF)", LogMeaning.Expected)]
    [InlineData("2016-03-11 09:50:49.860335 I | rafthttp: the connection with 8211f1d0f64f3269 became inactive", LogMeaning.Expected)]
    [InlineData("2016-03-11 09:50:51.023804 W | etcdserver: failed to reach the peerURL(http://127.0.0.1:12380) of member 8211f1d0f64f3269 (Get http://127.0.0.1:12380/version: dial tcp 127.0.0.1:12380: getsockopt: connection refused)", LogMeaning.Expected)]
    [InlineData("2016-03-11 09:50:51.023821 W | etcdserver: cannot get the version of member 8211f1d0f64f3269 (Get http://127.0.0.1:12380/version: dial tcp 127.0.0.1:12380: getsockopt: connection refused)", LogMeaning.Expected)]
    [InlineData("09:58:25.938673 I | etcdserver: published {Name:infra1 ClientURLs:[http://localhost:12379]} to cluster 524400597fb1d5f6", LogMeaning.Evidence)]
    [InlineData("2016-03-11 09:58:26.851837 W | etcdserver: the local etcd version 2.2.0 is not up-to-date", LogMeaning.Expected)]
    [InlineData("2016-03-11 09:58:26.851854 W | etcdserver: member c02c70ede158499f has a higher version 2.3.0", LogMeaning.Expected)]
    [InlineData("2016-03-11 10:03:01.583392 N | etcdserver: updated the cluster version from 2.2 to 2.3", LogMeaning.Evidence)]
    public void Every_line_that_the_guide_shows_is_known(string line, LogMeaning meaning) => Assert.Equal(meaning, Classify(line)?.Meaning);

    [Theory]
    [InlineData("2026-11-24 00:07:26.683043 E | rafthttp: failed to write 793b873057ee4df2 on pipeline (dial tcp 127.0.0.1:21021: connect: connection refused)", LogMeaning.Expected)]
    [InlineData("2026-11-24 00:07:48.084978 W | rafthttp: the connection to peer 1572aec069d2d405 is unhealthy", LogMeaning.Expected)]
    [InlineData("2026-11-25 18:19:43.374172 E | rafthttp: failed to find member 1572aec069d2d405 in cluster e6bb78988ef4b253", LogMeaning.Harmless)]
    [InlineData("2026-11-25 18:19:43.374172 E | rafthttp: failed to process raft message (raft: stopped)", LogMeaning.Expected)]
    [InlineData("2026-11-25 18:19:43.374172 W | auth: simple token is not cryptographically signed", LogMeaning.Harmless)]
    [InlineData("2026-11-25 18:19:43.374172 W | rafthttp: lost the TCP streaming connection with peer 1572aec069d2d405 (stream MsgApp v2 reader)", LogMeaning.Expected)]
    [InlineData("""{"level":"warn","ts":"2026-11-25T18:20:05.9Z","caller":"rafthttp/stream.go:421","msg":"lost TCP streaming connection with remote peer","stream-reader-type":"stream Message","error":"EOF"}""", LogMeaning.Expected)]
    [InlineData("""{"level":"warn","ts":"2026-11-25T18:20:05.9Z","caller":"embed/config.go:689","msg":"Running http and grpc server on single port. This is not recommended for production."}""", LogMeaning.Harmless)]
    [InlineData("""{"level":"warn","ts":"2026-11-25T18:20:05.9Z","caller":"rafthttp/peer_status.go:66","msg":"peer became inactive (message send to peer failed)","peer-id":"9f","error":"failed to dial 9f on stream Message (dial tcp 127.0.0.1:1: connect: connection refused)"}""", LogMeaning.Expected)]
    [InlineData("""{"level":"info","ts":"2026-11-25T18:20:05.926106Z","caller":"etcdserver/server.go:2140","msg":"published local member to cluster through raft","local-member-id":"a7876d8f6e1d605f"}""", LogMeaning.Evidence)]
    [InlineData("""{"level":"info","ts":"2026-11-25T18:20:09.202203Z","caller":"membership/cluster.go:576","msg":"updated cluster version","from":"3.4","to":"3.5"}""", LogMeaning.Evidence)]
    [InlineData("2026-11-24 00:00:00.000000 C | etcdserver: cluster cannot be downgraded (current version: 2.2.5 is lower than determined cluster version: 2.3).", LogMeaning.ActNow)]
    [InlineData("2026-11-24 00:00:00.000000 C | etcdserver: conflicting cluster ID with the target cluster (918cc0c88273df59 != 918cc0c88273df59)", LogMeaning.ActNow)]
    [InlineData("2026-11-24 00:00:00.000000 E | rafthttp: request sent was ignored by peer 9f (server version incompatible)", LogMeaning.ActNow)]
    [InlineData("""{"level":"fatal","ts":"2026-11-24T00:35:44.285501Z","caller":"membership/downgrade.go:59","msg":"invalid downgrade; server version is not allowed to join when downgrade is enabled"}""", LogMeaning.ActNow)]
    [InlineData("flag provided but not defined: -debug", LogMeaning.ActNow)]
    [InlineData("panic: not implemented", LogMeaning.ActNow)]
    [InlineData("""{"level":"panic","ts":"x","msg":"tocommit(11) is out of range [lastIndex(8)]. Was the raft log corrupted, truncated, or lost?"}""", LogMeaning.ActNow)]
    public void Lines_of_real_members_are_known(string line, LogMeaning meaning) => Assert.Equal(meaning, Classify(line)?.Meaning);

    [Theory]
    [InlineData("2026-11-24 00:00:00.000000 W | etcdserver: something nobody has seen")]
    [InlineData("""{"level":"error","ts":"x","msg":"something nobody has seen"}""")]
    [InlineData("panic: runtime error: index out of range")]
    public void A_warning_or_worse_that_nothing_is_known_of_is_unknown_never_silent(string line) => Assert.Equal(LogMeaning.Unknown, Classify(line)?.Meaning);

    [Theory]
    [InlineData("2026-11-24 00:07:53.099612 I | etcdmain: listening for client requests on http://127.0.0.1:21020")]
    [InlineData("""{"level":"info","ts":"x","msg":"ready to serve client requests"}""")]
    [InlineData("""{"level":"info","ts":"x","msg":"cut o""")]
    [InlineData("")]
    public void Other_lines_say_nothing(string line) => Assert.Null(Classify(line));

    [Fact]
    public void Every_rule_has_a_name_of_its_own_and_a_source()
    {
        Assert.Equal(LogClassifier.Shipped.Rules.Count(), LogClassifier.Shipped.Rules.Select(rule => rule.Id).Distinct().Count());
        Assert.All(LogClassifier.Shipped.Rules, rule => Assert.True(rule.Why.Length > 0 && rule.Source.Length > 0, rule.Id));
    }

    [Fact]
    public void A_very_long_line_is_cut_before_it_is_looked_at() =>
        Assert.Equal(LogMeaning.Unknown, Classify($"2026-11-24 00:00:00.000000 E | {new string('x', 1_000_000)}")?.Meaning);

    private static ClassifiedLine? Classify(string line) => LogClassifier.Shipped.Classify(EtcdLogLine.Parse(line));
}
