using System.Globalization;
using System.Net;
using System.Text.Json;

namespace EtcdUpgradeWorkflows.Etcd.Clients;

/// <summary>
/// One member over the v2 API: all that a 2.x member speaks. What it has not, alarms excepted, is <see cref="EtcdFailure.Unimplemented"/>.
/// <c>/health</c> is never asked: it takes half a second on 2.x, and tells of raft, not of this member's data.
/// </summary>
internal sealed class V2EtcdClient : IEtcdClient
{
    // Hidden, so that it stands in no listing; whether it exists does not matter.
    private const string ProbeKey = "/v2/keys/_etcdup";

    private const int KeyNotFound = 100;
    private const int RaftInternal = 300;

    private readonly MemberHttp http;
    private readonly string? username;
    private readonly SecretReference? password;

    public V2EtcdClient(MemberHttp http, string? username, SecretReference? password)
    {
        this.http = http;
        this.username = username;
        this.password = password;
    }

    public Uri Endpoint => http.Endpoint;

    /// <summary>
    /// A member without quorum goes on to call itself the leader (2.x, and 3.x over this API): only a linearizable read proves anything. The raft
    /// index stands for the applied one, which is not told.
    /// </summary>
    public async Task<MemberStatus> StatusAsync(CancellationToken cancellationToken)
    {
        var self = RequireOkAsync("/v2/stats/self", false, cancellationToken);
        var members = RequireOkAsync("/v2/members", false, cancellationToken);
        var version = http.VersionAsync(cancellationToken);
        var keys = RequireOkAsync("/v2/keys", true, cancellationToken);
        await Task.WhenAll(self, members, version, keys);
        var (id, leader) = http.Read("/v2/stats/self", (await self).Text, ReadSelf);
        var headers = await keys;
        return new MemberStatus(
            id, ClusterIdOf(await members), (await version).Server, leader, Number(headers, "X-Raft-Term"), Number(headers, "X-Raft-Index"), null, 0, 0, false,
            (long)Number(headers, "X-Etcd-Index"), []);
    }

    public Task<long> ReadLinearizableAsync(CancellationToken cancellationToken) => ReadV2LinearizableAsync(cancellationToken);

    public async Task<long> ReadV2LinearizableAsync(CancellationToken cancellationToken)
    {
        var answer = await http.GetAsync($"{ProbeKey}?quorum=true", Basic(), false, cancellationToken);
        return answer.Code == HttpStatusCode.OK || (answer.Code == HttpStatusCode.NotFound && ErrorCodeOf(answer) == KeyNotFound)
            ? (long)Number(answer, "X-Etcd-Index")
            : throw No(ProbeKey, answer);
    }

    public Task<VersionAnswer> VersionAsync(CancellationToken cancellationToken) => http.VersionAsync(cancellationToken);

    /// <summary>As this member has it: the v2 API knows no other way.</summary>
    public async Task<MemberListAnswer> MembersAsync(CancellationToken cancellationToken)
    {
        var answer = await RequireOkAsync("/v2/members", false, cancellationToken);
        return new(ClusterIdOf(answer), http.Read("/v2/members", answer.Text, ReadMembers));
    }

    public Task<MemberListAnswer> LocalMembersAsync(CancellationToken cancellationToken) => MembersAsync(cancellationToken);

    public async Task AddMemberAsync(string peerUrl, CancellationToken cancellationToken) =>
        Require("/v2/members", await http.SendAsync(HttpMethod.Post, "/v2/members", PeerUrls(peerUrl), Basic(), cancellationToken), HttpStatusCode.Created);

    public async Task UpdateMemberAsync(string memberId, string peerUrl, CancellationToken cancellationToken)
    {
        var path = $"/v2/members/{Uri.EscapeDataString(memberId)}";
        Require(path, await http.SendAsync(HttpMethod.Put, path, PeerUrls(peerUrl), Basic(), cancellationToken), HttpStatusCode.NoContent);
    }

    /// <summary>2.x has no alarms.</summary>
    public Task<IReadOnlyList<EtcdAlarm>> AlarmsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<EtcdAlarm>>([]);

    public Task<HashAnswer> HashAsync(long revision, CancellationToken cancellationToken) => throw Unimplemented("a hash of the data");

    public Task<long> CountKeysAsync(long revision, CancellationToken cancellationToken) => throw Unimplemented("a count of the keys");

    public async Task<bool> IsAuthEnabledAsync(CancellationToken cancellationToken)
    {
        var answer = await http.GetAsync("/v2/auth/enable", Basic(), false, cancellationToken);
        return answer.Code switch
        {
            HttpStatusCode.OK => http.Read("/v2/auth/enable", answer.Text, text =>
            {
                using var json = JsonDocument.Parse(text);
                return json.RootElement.GetProperty("enabled").GetBoolean();
            }),
            HttpStatusCode.NotFound => false, // 2.0 knows none
            _ => throw No("/v2/auth/enable", answer),
        };
    }

    public async Task<V2StoreAnswer> V2StoreAsync(CancellationToken cancellationToken)
    {
        var answer = await http.GetAsync("/v2/keys", Basic(), false, cancellationToken);
        return answer.Code switch
        {
            HttpStatusCode.OK => new(true, http.Read("/v2/keys", answer.Text, CountKeys)),
            HttpStatusCode.NotFound => new(false, 0),
            _ => throw No("/v2/keys", answer),
        };
    }

    public async Task<V2KeySpace> ReadV2KeysAsync(CancellationToken cancellationToken)
    {
        const string path = "/v2/keys/?recursive=true";
        var answer = await RequireOkAsync(path, false, cancellationToken);
        return new(Number(answer, "X-Etcd-Index"), ReadNodes(path, answer));
    }

    public async Task<IReadOnlyList<FoundKey>> FindKeysAsync(string prefix, int most, CancellationToken cancellationToken)
    {
        var path = $"/v2/keys/{string.Join('/', prefix.Trim('/').Split('/').Select(Uri.EscapeDataString))}?recursive=true&sorted=true";
        var answer = await http.GetAsync(path, Basic(), false, cancellationToken);
        return answer.Code switch
        {
            HttpStatusCode.OK => [.. ReadNodes(path, answer).Where(node => node.Value.Value is not null).Take(most).Select(node => new FoundKey(node.Key, node.Value.Value!))],
            HttpStatusCode.NotFound when ErrorCodeOf(answer) == KeyNotFound => [],
            _ => throw No(path, answer),
        };
    }

    public Task MoveLeaderAsync(string targetMemberId, CancellationToken cancellationToken) => throw Unimplemented("a transfer of leadership");

    public Task DowngradeAsync(DowngradeStep step, string target, CancellationToken cancellationToken) => throw Unimplemented("a formal downgrade");

    public Task<SnapshotAnswer> SnapshotAsync(Stream destination, TimeSpan stall, CancellationToken cancellationToken) => throw Unimplemented("a snapshot over the network");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask; // what it asks by is its maker's

    private async Task<MemberAnswer> RequireOkAsync(string path, bool headersOnly, CancellationToken cancellationToken) =>
        Require(path, await http.GetAsync(path, Basic(), headersOnly, cancellationToken), HttpStatusCode.OK);

    private MemberAnswer Require(string path, MemberAnswer answer, HttpStatusCode wanted) => answer.Code == wanted ? answer : throw No(path, answer);

    private static string PeerUrls(string peerUrl) => JsonSerializer.Serialize(new { peerURLs = new[] { peerUrl } });

    private (string User, string Password)? Basic() => username is null ? null : (username, password?.Read() ?? "");

    /// <summary>403 says "not the leader" of /v2/stats/leader only, which is never asked; here it is a right that is missing.</summary>
    private EtcdClientException No(string path, MemberAnswer answer)
    {
        var failure = (answer.Code, ErrorCodeOf(answer)) switch
        {
            (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, _) => EtcdFailure.Denied,
            (HttpStatusCode.ServiceUnavailable, _) => EtcdFailure.NoLeader,
            (HttpStatusCode.Conflict, _) => EtcdFailure.Exists,
            (_, RaftInternal) => answer.Text.Contains("no leader", StringComparison.Ordinal) ? EtcdFailure.NoLeader : EtcdFailure.TimedOut,
            (HttpStatusCode.NotFound, null) => EtcdFailure.Unimplemented,
            _ => EtcdFailure.Refused,
        };
        return http.Failure(failure, $"{path} answered {(int)answer.Code}");
    }

    private EtcdClientException Unimplemented(string what) => http.Failure(EtcdFailure.Unimplemented, $"the v2 API has not {what}");

    private static int? ErrorCodeOf(MemberAnswer answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer.Text);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("errorCode", out var code) ? code.GetInt32() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private ulong Number(MemberAnswer answer, string header) =>
        answer.Headers.TryGetValue(header, out var text) && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw http.Failure(EtcdFailure.Refused, $"the answer has no {header}");

    // 2.0 and proxies of it leave the header away.
    private string ClusterIdOf(MemberAnswer answer) =>
        answer.Headers.TryGetValue("X-Etcd-Cluster-Id", out var id) ? id : throw http.Failure(EtcdFailure.Refused, "the answer has no X-Etcd-Cluster-Id");

    private static (string Id, string? Leader) ReadSelf(string text)
    {
        using var json = JsonDocument.Parse(text);
        var id = json.RootElement.GetProperty("id").GetString() ?? throw new JsonException("id is null");
        var leader = json.RootElement.TryGetProperty("leaderInfo", out var info) && info.TryGetProperty("leader", out var value) ? value.GetString() : null;
        return (id, string.IsNullOrEmpty(leader) ? null : leader);
    }

    private static List<ListedMember> ReadMembers(string text)
    {
        using var json = JsonDocument.Parse(text);
        return
        [
            .. json.RootElement.GetProperty("members").EnumerateArray().Select(member => new ListedMember(
                member.GetProperty("id").GetString()!, member.GetProperty("name").GetString()!, Urls(member, "peerURLs"), Urls(member, "clientURLs"), false)),
        ];
    }

    private static List<string> Urls(JsonElement member, string name) =>
        member.TryGetProperty(name, out var urls) && urls.ValueKind == JsonValueKind.Array ? [.. urls.EnumerateArray().Select(url => url.GetString()!)] : [];

    private Dictionary<string, V2Node> ReadNodes(string path, MemberAnswer answer)
    {
        Dictionary<string, V2Node> nodes = new(StringComparer.Ordinal);
        http.Read(path, answer.Text, text =>
        {
            using var json = JsonDocument.Parse(text);
            Collect(json.RootElement.GetProperty("node"), nodes);
            return true;
        });
        return nodes;
    }

    // The root itself has no key. Depth is bounded by the parser.
    private static void Collect(JsonElement node, Dictionary<string, V2Node> nodes)
    {
        if (node.TryGetProperty("key", out var key))
        {
            nodes[key.GetString()!] = new(
                node.TryGetProperty("value", out var value) ? value.GetString() : null,
                node.GetProperty("modifiedIndex").GetUInt64(),
                node.GetProperty("createdIndex").GetUInt64(),
                node.TryGetProperty("expiration", out var expires) ? expires.GetDateTimeOffset() : null);
        }

        if (node.TryGetProperty("nodes", out var children))
        {
            foreach (var child in children.EnumerateArray())
            {
                Collect(child, nodes);
            }
        }
    }

    private static int CountKeys(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.GetProperty("node").TryGetProperty("nodes", out var nodes) ? nodes.GetArrayLength() : 0;
    }
}
