using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Engine.Definitions;
using EtcdUpgradeWorkflows.Engine.Runs;
using EtcdUpgradeWorkflows.Etcd.People;
using EtcdUpgradeWorkflows.Server;
using EtcdUpgradeWorkflows.Server.Api;
using EtcdUpgradeWorkflows.Server.Hosting;
using EtcdUpgradeWorkflows.Storage.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EtcdUpgradeWorkflows.Tests.Server;

/// <summary>A whole server in this process: its database, its worker, its port.</summary>
internal sealed class HostedServer : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

#pragma warning disable RS0030 // what the ban leaves to tests
    public static readonly TimeProvider Clock = TimeProvider.System;
#pragma warning restore RS0030

    private readonly string _directory;
    private readonly DataDirectory _data;

    private HostedServer(string directory, DataDirectory data, WebApplication app)
    {
        _directory = directory;
        _data = data;
        App = app;
    }

    public WebApplication App { get; }

    public ServerFile File { get; private set; } = null!;

    /// <summary>As the owner.</summary>
    public HttpClient Client { get; private set; } = null!;

    public string DataDirectoryPath => _directory;

    public T Get<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    public static async Task<HostedServer> StartAsync(Func<ServeOptions, ServeOptions>? change = null)
    {
        var directory = Directory.CreateTempSubdirectory("etcdup-hosted-").FullName;
        var data = DataDirectory.Open(directory);
        ServeOptions options = new(null, directory, null, false);
        var server = new HostedServer(directory, data, ServerHost.Build(change?.Invoke(options) ?? options, data, Clock));
        try
        {
            await server.Get<DatabaseSetup>().PrepareAsync(CancellationToken.None);
            await ServerHost.StartAsync(server.App, CancellationToken.None);
            server.File = ServerHost.Describe(server.App);
            server.Client = server.ClientWith(server.File.Token);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client with a token, or with none.</summary>
    public HttpClient ClientWith(string? token)
    {
        HttpClient client = new() { BaseAddress = new(File.Url) };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>The token of a new person.</summary>
    public async Task<string> AddPersonAsync(string name, Role role)
    {
        using var answer = await Client.PostAsJsonAsync("/api/v1/tokens", new AddTokenBody(name, role), EngineJson.Options);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<NewTokenDocument>(EngineJson.Options))!.Token;
    }

    /// <summary>Publishes a definition of these activities in a sequence, and runs it to its end.</summary>
    public async Task<RunDocument> RunAsync(string definition, string activities)
    {
        var json = $$$"""
            {"id":"{{{definition}}}-1","definitionId":"{{{definition}}}","version":1,"name":"{{{definition}}}","isLatest":true,"isPublished":true,
             "root":{"id":"root","nodeId":"root","type":"Elsa.Sequence","version":1,"activities":[{{{activities}}}]}}
            """;
        var read = DefinitionReader.Read(json).Definition!;
        await Get<IDefinitionStore>().PublishAsync(
            new(read.Id, read.DefinitionId, read.Version, read.Name, true, true, Clock.GetUtcNow(), read.ToJson(), JournalEntry.HashOf(read.ToJson())), CancellationToken.None);
        using var answer = await Client.PostAsJsonAsync("/api/v1/runs", new StartRunBody(definition, null, null), EngineJson.Options);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var run = (await answer.Content.ReadFromJsonAsync<RunReference>(EngineJson.Options))!;
        var ended = await UntilAsync(async () => (await Client.GetFromJsonAsync<RunDocument>($"/api/v1/runs/{run.Number}", EngineJson.Options))!, found => found.Status == "Finished" || found.NeedsYou);

        // Its end is seen before the worker has let go of it, and counted it.
        await UntilAsync(() => Task.FromResult(Get<WorkflowWorker>().Working), working => working == 0);
        return ended;
    }

    /// <summary>Asks until the answer is as wanted, or the deadline is over.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> isWanted)
    {
        var began = Clock.GetTimestamp();
        while (true)
        {
            var answer = await ask();
            if (isWanted(answer))
            {
                return answer;
            }

            Assert.True(Clock.GetElapsedTime(began) < Deadline, $"Not in time: {JsonSerializer.Serialize(answer, EngineJson.Options)}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), Clock, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        _data.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
