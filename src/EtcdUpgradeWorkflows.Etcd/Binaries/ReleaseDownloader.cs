using System.Net;
using System.Net.Http.Headers;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Clients;

namespace EtcdUpgradeWorkflows.Etcd.Binaries;

/// <summary>Fetches published releases into the <see cref="BinaryStore"/>. Nothing is unpacked before its sha256 is the published one.</summary>
/// <param name="directory">Holds archives that are not whole yet, each named by its checksum: a later call goes on where one was cut.</param>
public sealed class ReleaseDownloader(string directory, BinaryStore store, HttpMessageHandler handler, TimeProvider time) : IDisposable
{
    /// <summary>An archive of etcd has about 20 MB.</summary>
    public const long MostBytes = 512L << 20;

    private const int MostBytesOfChecksums = 1 << 20;
    private const int MostAttempts = 5;
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly HttpClient _http = new(handler) { Timeout = Timeout.InfiniteTimeSpan };

    // One at a time: the second of two gets finds what the first has brought.
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>For production: five redirects at most, none from https to http, the system's proxy.</summary>
    public static SocketsHttpHandler NewHandler() => new()
    {
        MaxAutomaticRedirections = 5, ConnectTimeout = TimeSpan.FromSeconds(10), ConnectCallback = TcpConnection.ConnectAsync,
    };

    /// <summary>The release, fetched when it is not there yet.</summary>
    /// <param name="urlTemplate">Of a tar.gz; see <see cref="ReleaseUrl"/>.</param>
    /// <param name="sha256Sums">URL or absolute path of the publisher's checksums.</param>
    /// <remarks>
    /// Fails with <c>binaries.url_invalid</c>, <c>binaries.download_failed</c>, <c>binaries.too_large</c>, <c>binaries.checksum_missing</c>,
    /// <c>binaries.checksum</c>, <c>binaries.archive_invalid</c>, <c>binaries.archive_unsafe</c>, and what <see cref="BinaryStore.AddAsync"/> fails with.
    /// </remarks>
    public async Task<StoredRelease> GetAsync(string version, string urlTemplate, string sha256Sums, CancellationToken cancellationToken)
    {
        var url = ReleaseUrl.Parse(ReleaseUrl.Expand(urlTemplate, version));
        var sums = ReleaseUrl.Expand(sha256Sums, version);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (store.List().Contains(version))
            {
                return await store.FindAsync(version, cancellationToken);
            }

            Directory.CreateDirectory(directory);
            var sha256 = ChecksumFile.Find(await ReadChecksumsAsync(sums, cancellationToken), Path.GetFileName(Uri.UnescapeDataString(url.AbsolutePath)), sums);
            var archive = Path.Combine(directory, $"{sha256}.part");
            await DownloadAsync(url, archive, sha256, cancellationToken);
            return await UnpackAsync(version, archive, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _turn.Dispose();
    }

    private async Task<StoredRelease> UnpackAsync(string version, string archive, CancellationToken cancellationToken)
    {
        var unpacked = Path.Combine(directory, $"{Guid.NewGuid():n}.unpacked");
        Directory.CreateDirectory(unpacked);
        try
        {
            await ReleaseArchive.UnpackAsync(archive, unpacked, cancellationToken);
            var added = await store.AddAsync(version, unpacked, null, cancellationToken);
            File.Delete(archive);
            return added;
        }
        finally
        {
            Directory.Delete(unpacked, recursive: true);
        }
    }

    private async Task<string> ReadChecksumsAsync(string source, CancellationToken cancellationToken)
    {
        try
        {
            if (Path.IsPathFullyQualified(source))
            {
                return new FileInfo(source).Length <= MostBytesOfChecksums ? await File.ReadAllTextAsync(source, cancellationToken) : throw TooLarge(source);
            }

            var url = ReleaseUrl.Parse(source);
            using var response = await SendAsync(new(HttpMethod.Get, url), cancellationToken);
            RequireSuccess(response, url);
            using MemoryStream text = new();
            await CopyAsync(response, text, MostBytesOfChecksums, url, cancellationToken);
            return System.Text.Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or HttpRequestException)
        {
            throw Failed($"The checksums in {source} cannot be read: {e.Message}", e);
        }
    }

    private async Task DownloadAsync(Uri url, string archive, string sha256, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var before = LengthOf(archive);
            try
            {
                var resumed = await AppendAsync(url, archive, cancellationToken);
                if (await ReleaseInspector.HashAsync(archive, cancellationToken) is var found && found == sha256)
                {
                    return;
                }
                else
                {
                    File.Delete(archive);
                    if (!resumed || attempt >= MostAttempts)
                    {
                        throw new WorkflowErrorException(WorkflowError.NeedsOperator(
                            "binaries.checksum", $"{ReleaseUrl.Show(url)} has the sha256 {found}, not {sha256}. It was not unpacked.", "Do not run it. Find out which of the two is wrong."));
                    }
                }

                // Two parts of different files: once more from the start.
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                // Cut. Whoever gets nowhere gives up; a later call goes on with what is there.
                if (attempt >= MostAttempts || LengthOf(archive) <= before)
                {
                    throw Failed($"{ReleaseUrl.Show(url)} could not be fetched: {e.Message}", e);
                }

                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    /// <returns>False: the whole file was written anew.</returns>
    private async Task<bool> AppendAsync(Uri url, string archive, CancellationToken cancellationToken)
    {
        var validatorFile = archive + ".validator";
        var have = LengthOf(archive);
        using HttpRequestMessage request = new(HttpMethod.Get, url);
        if (have > 0 && File.Exists(validatorFile) && RangeConditionHeaderValue.TryParse(await File.ReadAllTextAsync(validatorFile, cancellationToken), out var validator))
        {
            // The rest, if it is still the same file; else all of it.
            request.Headers.Range = new(have, null);
            request.Headers.IfRange = validator;
        }

        using var response = await SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // All of it is here already, or the file has become shorter: the checksum tells.
            return true;
        }

        RequireSuccess(response, url);
        var resumes = response.StatusCode == HttpStatusCode.PartialContent;
        if (resumes && response.Content.Headers.ContentRange?.From != have)
        {
            File.Delete(archive);
            throw Failed($"{ReleaseUrl.Show(url)} gave another part than was asked for.");
        }

        if (!resumes)
        {
            have = 0;
            File.Delete(validatorFile);
            if ((response.Headers.ETag is { IsWeak: false } tag ? tag.ToString() : response.Content.Headers.LastModified?.ToString("r")) is { } given)
            {
                await File.WriteAllTextAsync(validatorFile, given, cancellationToken);
            }
        }

        await using FileStream file = new(archive, resumes ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.None);
        await CopyAsync(response, file, MostBytes - have, url, cancellationToken);
        return resumes;
    }

    private async Task CopyAsync(HttpResponseMessage response, Stream target, long most, Uri url, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > most)
        {
            throw TooLarge(ReleaseUrl.Show(url));
        }

        await using var source = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[128 * 1024];
        using var stalled = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stalled.Token, cancellationToken);
        for (long copied = 0; ;)
        {
            stalled.CancelAfter(Stall);
            int read;
            try
            {
                read = await source.ReadAsync(buffer, either.Token);
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                throw new IOException($"no byte came for {Stall.TotalSeconds:0} s", e);
            }

            if (read == 0)
            {
                return;
            }

            if ((copied += read) > most)
            {
                throw TooLarge(ReleaseUrl.Show(url));
            }

            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using Deadline deadline = new(Stall, time, cancellationToken);
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"no answer within {Stall.TotalSeconds:0} s", e);
        }
    }

    private static void RequireSuccess(HttpResponseMessage response, Uri url)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw Failed((int)response.StatusCode is >= 300 and < 400
                ? $"{ReleaseUrl.Show(url)} redirects too often, or from https to http."
                : $"{ReleaseUrl.Show(url)} answers {(int)response.StatusCode} {response.ReasonPhrase}.");
        }
    }

    private static long LengthOf(string file) => File.Exists(file) ? new FileInfo(file).Length : 0;

    private static WorkflowErrorException TooLarge(string what) =>
        new(WorkflowError.Permanent("binaries.too_large", $"{what} is larger than any archive or checksum file of etcd.", "Look at what the URL gives."));

    private static WorkflowErrorException Failed(string message, Exception? inner = null) =>
        new(WorkflowError.NeedsOperator("binaries.download_failed", message, "Look at the URL and the network; the same command goes on where this one was cut."), inner);
}
