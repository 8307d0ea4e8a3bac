using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>A real HTTP service on loopback that answers as it is told and writes down what it was asked.</summary>
internal sealed class LoopbackService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly List<LoopbackRequest> _got = [];

    private LoopbackService()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(async context =>
        {
            using StreamReader reader = new(context.Request.Body, Encoding.UTF8);
            LoopbackRequest request = new(
                context.Request.Method, context.Request.Path, context.Request.QueryString.Value ?? "",
                context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), await reader.ReadToEndAsync());
            lock (_lock)
            {
                _got.Add(request);
            }

            await Answer(context);
        });
    }

    /// <summary>What it does with each request.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<LoopbackRequest> Got
    {
        get
        {
            lock (_lock)
            {
                return [.. _got];
            }
        }
    }

    public string Url => _app.Urls.Single();

    public static async Task<LoopbackService> StartAsync(CancellationToken cancellationToken)
    {
        LoopbackService service = new();
        await service._app.StartAsync(cancellationToken);
        return service;
    }

    public void AnswersWith(int status, string body = "", params (string Name, string Value)[] headers) => Answer = async context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(body);
    };

    /// <summary>It takes requests and never answers them; the task ends with the first.</summary>
    public Task Hang()
    {
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Answer = async context =>
        {
            asked.TrySetResult();
            await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
        };
        return asked.Task;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _app.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

internal sealed record LoopbackRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, string Body);
