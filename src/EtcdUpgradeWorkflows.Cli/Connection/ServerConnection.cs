using System.Globalization;
using EtcdUpgradeWorkflows.Cli.Screens;
using EtcdUpgradeWorkflows.Etcd.Hosts;
using EtcdUpgradeWorkflows.Server.Api;

namespace EtcdUpgradeWorkflows.Cli.Connection;

/// <summary>
/// Finds the server of a data directory, or starts it. Every command is its client; nothing else works on the directory.
/// </summary>
internal sealed class ServerConnection : IDisposable
{
    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(60);

    // Of two servers that are started at once one is refused, and its command waits for the other's server.json. Should that one die before
    // it writes any, a server is started again.
    private const int OwnedByAnother = 3;
    private static readonly TimeSpan StartAgainAfter = TimeSpan.FromSeconds(3);

    // The machine itself may be what kills (memory): no command starts servers for ever.
    private const int KillsAtMost = 5;

    // A server that others started may have ended just so long before its server.json is seen.
    private static readonly TimeSpan OthersStartWithin = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    private readonly CommandSettings _settings;
    private readonly ServerStarter _starter;
    private readonly Screen _screen;
    private readonly TimeProvider _time;
    private readonly Func<string, string?> _variable;
    private ApiClient? _client;

    public ServerConnection(CommandSettings settings, ServerStarter starter, Screen screen, TimeProvider time, Func<string, string?> variable)
    {
        _settings = settings;
        _starter = starter;
        _screen = screen;
        _time = time;
        _variable = variable;
    }

    /// <summary>This command started the server, so it also starts it again.</summary>
    public bool StartedHere { get; private set; }

    /// <summary>Null when no server lives on the data directory; none is started.</summary>
    public async Task<ApiClient?> TryOpenAsync(CancellationToken cancellationToken) =>
        _client ??= _settings.Server is { } server ? await OpenRemoteAsync(server, cancellationToken) : Find();

    public async Task<ApiClient> OpenAsync(CancellationToken cancellationToken) =>
        _client ??= _settings.Server is { } server
            ? await OpenRemoteAsync(server, cancellationToken)
            : Find() ?? await StartAsync(cancellationToken);

    /// <summary>
    /// After the connection broke: the same server, or the one that took its place. A server that died is started again; one that was
    /// stopped on purpose took its server.json away and stays stopped, unless this command had started it.
    /// </summary>
    public async Task<ApiClient> ReopenAsync(CancellationToken cancellationToken)
    {
        _client?.Dispose();
        _client = null;
        if (_settings.Server is { } server)
        {
            return _client = await OpenRemoteAsync(server, cancellationToken);
        }

        var died = File.Exists(ServerFileReader.PathIn(_settings.Data));
        if (await FindAsync(cancellationToken) is { } found)
        {
            return _client = found;
        }

        if (!StartedHere && !died)
        {
            throw CommandFailure.NotReachable(
                "server.stopped", $"The server of {_settings.Data} was stopped. The run goes on when it is started again.", "etcdup serve, or any command.");
        }

        _screen.Note("the server is gone; its runs go on when it is back");
        return _client = await StartAsync(cancellationToken);
    }

    public void Dispose() => _client?.Dispose();

    private async Task<ApiClient> OpenRemoteAsync(Uri server, CancellationToken cancellationToken)
    {
        // The token of server.json is for the server that wrote it, not for whatever --server names.
        var token = AccessTokenText.Read(_variable("ETCDUP_TOKEN"), "ETCDUP_TOKEN")
            ?? (ServerFileReader.TryRead(_settings.Data) is { } file && Uri.TryCreate(file.Url, UriKind.Absolute, out var own) && own == server ? TokenOf(file) : null);
        if (token is not null && server.Scheme == Uri.UriSchemeHttp && !server.IsLoopback)
        {
            _screen.Note($"{server.GetLeftPart(UriPartial.Authority)} is plain http: whoever sees the network reads the token");
        }

        ApiClient client = new(server, token, User(), caFile: _settings.CaFile);
        RequireSameVersion((await client.GetAsync<ServerInfo>("server", cancellationToken)).Version, server.AbsoluteUri);
        return client;
    }

    /// <summary>
    /// Null when no server lives on the data directory. The file is written by the process that it names, once its port answers: a server that lives
    /// is not asked who it is before it is asked what is wanted.
    /// </summary>
    private ApiClient? Find()
    {
        if (FileOfLiving() is not { } file || !Uri.TryCreate(file.Url, UriKind.Absolute, out var url))
        {
            return null;
        }

        RequireSameVersion(file.Version, file.Url);
        return new(url, TokenOf(file), User());
    }

    private ServerFile? FileOfLiving() =>
        ServerFileReader.TryRead(_settings.Data) is { } file && new ProcessIdentity(file.Pid, file.StartTime).IsAlive() ? file : null;

    /// <summary>The same after a start or a broken connection, when it has answered.</summary>
    private async Task<ApiClient?> FindAsync(CancellationToken cancellationToken)
    {
        if (Find() is not { } client)
        {
            return null;
        }

        try
        {
            RequireSameVersion((await client.GetAsync<ServerInfo>("server", cancellationToken)).Version, client.Server.AbsoluteUri);
            return client;
        }
        catch (CommandFailure) when (FileOfLiving() is null)
        {
            // It ended between the look and the question.
            client.Dispose();
            return null;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private async Task<ApiClient> StartAsync(CancellationToken cancellationToken)
    {
        var log = ServerStarter.LogIn(_settings.Data);
        var written = LengthOf(log);
        var process = _starter.Start(_settings);
        var began = _time.GetTimestamp();
        var kills = 0;
        long? ended = null;
        while (true)
        {
            if (await TryFindWhileStartingAsync(cancellationToken) is { } client)
            {
                StartedHere = true;
                if (FileOfLiving()?.Pid == process.Pid)
                {
                    _screen.Note(string.Create(CultureInfo.InvariantCulture, $"started a server on {_settings.Data} (pid {process.Pid}, log {log})"));
                }

                return client;
            }

            if (process.HasEnded())
            {
                ended ??= _time.GetTimestamp();
                if (_time.GetElapsedTime(ended.Value) > (process.ExitCode == OwnedByAnother ? StartAgainAfter : OthersStartWithin))
                {
                    // One that ended by itself says in its log what is wrong; one that was killed says nothing about the next.
                    if (process.ExitCode != OwnedByAnother && (process.ExitCode is not null || ++kills == KillsAtMost))
                    {
                        throw NotStarted($"The server ended while it was starting{(kills > 0 ? ", killed each time" : "")}.", log, written);
                    }

                    written = LengthOf(log);
                    process = _starter.Start(_settings);
                    ended = null;
                }
            }

            if (_time.GetElapsedTime(began) > StartWithin)
            {
                throw NotStarted($"The server did not answer within {StartWithin.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s.", log, written);
            }

            await Task.Delay(LookEvery, _time, cancellationToken);
        }
    }

    private static CommandFailure NotStarted(string what, string log, long from) => CommandFailure.NotReachable(
        "server.not_started", $"{what} The last lines that it wrote into {log}:{Environment.NewLine}{LastLines(log, from)}", "Mend what the log names and try again.");

    // What stands there before is of servers that ended long ago, and says nothing about this one.
    private static long LengthOf(string log) => new FileInfo(log) is { Exists: true } file ? file.Length : 0;

    private async Task<ApiClient?> TryFindWhileStartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(cancellationToken);
        }
        catch (CommandFailure e) when (e.Code == "server.not_reachable")
        {
            // server.json is there a moment before the port answers.
            return null;
        }
    }

    private static void RequireSameVersion(string version, string where)
    {
        if (version.Split('+')[0] != CommandSettings.Version)
        {
            throw CommandFailure.NotReachable(
                "server.other_version", $"The server at {where} is version {version}, this command is {CommandSettings.Version}.",
                "Use the command of that version, or stop that server when it has no run under way.");
        }
    }

    private string? TokenOf(ServerFile file) => AccessTokenText.Read(file.Token, ServerFileReader.PathIn(_settings.Data));

    // A header takes ASCII only.
    private static string User() => string.Concat($"{Environment.UserName}@{Environment.MachineName}".Select(sign => sign is > ' ' and <= '~' ? sign : '?'));

    /// <param name="from">What stands before it is left out; a log that is shorter was begun anew.</param>
    internal static string LastLines(string file, long from = 0, int count = 12)
    {
        try
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            stream.Position = stream.Length >= from ? from : 0;
            using StreamReader reader = new(stream);
            var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(count).ToList();
            return lines.Count == 0 ? "  (it wrote nothing)" : string.Join(Environment.NewLine, lines.Select(l => $"  {l.TrimEnd('\r')}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "  (no log was written)";
        }
    }
}
