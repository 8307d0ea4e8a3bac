using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace EtcdUpgradeWorkflows.IntegrationTests.Etcd;

/// <summary>A web server on loopback with files by their last name, strong tags and ranges; it can be told to fail.</summary>
internal sealed class PublishedFiles : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, byte[]> _files = new();
    private readonly WebApplication _app;

    public PublishedFiles()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(ServeAsync);
    }

    public string Url => _app.Urls.First();

    /// <summary>The Range header of each request for an archive; null when there was none.</summary>
    public List<string?> Ranges { get; } = [];

    /// <summary>The next answers are cut after so many bytes.</summary>
    public ConcurrentQueue<int> CutAfter { get; } = new();

    /// <summary>Once, after the next cut.</summary>
    public Action? AfterCut { get; set; }

    /// <summary>Once, after the next part was sent.</summary>
    public Action? AfterPart { get; set; }

    /// <summary>Sends the rest of whatever file there is.</summary>
    public bool IgnoresIfRange { get; set; }

    /// <summary>What Content-Length says of an archive.</summary>
    public long? ClaimsLength { get; set; }

    public Task StartAsync() => _app.StartAsync();

    public void Change(string name, byte[] content) => _files[name] = content;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ServeAsync(HttpContext context)
    {
        var name = Path.GetFileName(context.Request.Path.Value!);
        if (name == "loop")
        {
            context.Response.Redirect("/loop");
            return;
        }

        if (context.Request.Path.StartsWithSegments("/missing") || !_files.TryGetValue(name, out var content))
        {
            context.Response.StatusCode = 404;
            return;
        }

        var isArchive = name.EndsWith(".gz", StringComparison.Ordinal);
        if (isArchive)
        {
            lock (Ranges)
            {
                Ranges.Add(context.Request.Headers.Range);
            }
        }

        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"";
        context.Response.Headers.ETag = tag;
        var from = 0L;
        if (context.Request.GetTypedHeaders().Range?.Ranges.FirstOrDefault()?.From is { } wanted && (IgnoresIfRange || context.Request.Headers.IfRange == tag))
        {
            from = wanted;
            context.Response.StatusCode = 206;
            context.Response.GetTypedHeaders().ContentRange = new ContentRangeHeaderValue(from, content.Length - 1, content.Length);
        }

        context.Response.ContentLength = isArchive ? ClaimsLength ?? content.Length - from : content.Length - from;
        if (isArchive && CutAfter.TryDequeue(out var most))
        {
            await context.Response.Body.WriteAsync(content.AsMemory((int)from, most));
            await context.Response.Body.FlushAsync();
            AfterCut?.Invoke();
            AfterCut = null;
            context.Abort();
            return;
        }

        await context.Response.Body.WriteAsync(content.AsMemory((int)from));
        if (context.Response.StatusCode == 206)
        {
            AfterPart?.Invoke();
            AfterPart = null;
        }
    }
}
