using System.Text.Json;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Hosts;

namespace EtcdUpgradeWorkflows.Etcd.Binaries;

/// <summary>
/// The releases that this server can lay on hosts and prove backups with: <c>&lt;directory&gt;/&lt;version&gt;/</c> with the programs and
/// <c>release.json</c>, the sha256 of each. A release appears whole or not at all and is never replaced.
/// </summary>
public sealed class BinaryStore(string directory)
{
    private const string manifestName = "release.json";

    private const string asideEnding = ".aside";

    private static readonly string[] requiredFiles = ["etcd", "etcdctl"];

    private static readonly string[] optionalFiles = ["etcdutl"];

    private static readonly JsonSerializerOptions manifestJson = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly ReleaseInspector inspector = new();

    /// <summary>The versions that are here, oldest first. Nothing is verified; <see cref="FindAsync"/> does.</summary>
    public IReadOnlyList<string> List() => !Directory.Exists(directory)
        ? []
        : [.. Directory.EnumerateDirectories(directory)
            .Where(path => File.Exists(Path.Combine(path, manifestName)))
            .Select(path => Path.GetFileName(path)!)
            .Where(name => name[0] != '.')
            .OrderBy(name => System.Version.TryParse(name, out var version) ? version : new System.Version())
            .ThenBy(name => name, StringComparer.Ordinal)];

    /// <summary>When a release was added; null when it is not there.</summary>
    public DateTimeOffset? FindAddedAt(string version) =>
        Path.Combine(PathOf(version), manifestName) is var manifest && File.Exists(manifest) ? File.GetLastWriteTimeUtc(manifest) : null;

    /// <summary>Nobody finds the release any more, from one moment to the next; it can be put back until it is discarded. Null: it was not there.</summary>
    public string? SetAside(string version)
    {
        var aside = Path.Combine(Path.GetFullPath(directory), $".{version}.{Guid.NewGuid():N}{asideEnding}");
        try
        {
            Directory.Move(PathOf(version), aside);
            return aside;
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>It is needed after all. When another one was added meanwhile, that one stays.</summary>
    public void PutBack(string version, string aside)
    {
        if (Directory.Exists(PathOf(version)))
        {
            Directory.Delete(aside, recursive: true);
            return;
        }

        Directory.Move(aside, PathOf(version));
    }

    public static void Discard(string aside)
    {
        // The manifest first: what a crash leaves of the rest is no release, and is not put back.
        File.Delete(Path.Combine(aside, manifestName));
        Directory.Delete(aside, recursive: true);
    }

    /// <summary>What a server that died in a removal had set aside is put back: whether it may go is asked anew.</summary>
    public void PutBackAll()
    {
        foreach (var aside in Directory.Exists(directory) ? Directory.GetDirectories(directory, $".*{asideEnding}") : [])
        {
            // .3.5.16.<32 digits>.aside; without its manifest it was being discarded.
            var version = Path.GetFileName(aside)[1..^(asideEnding.Length + 33)];
            if (File.Exists(Path.Combine(aside, manifestName)))
            {
                PutBack(version, aside);
            }
            else
            {
                Directory.Delete(aside, recursive: true);
            }
        }
    }

    /// <summary>Fails with <c>binaries.missing</c>, or with <c>binaries.checksum</c> when a file is not what was added.</summary>
    public async Task<StoredRelease> FindAsync(string version, CancellationToken cancellationToken)
    {
        var path = PathOf(version);
        var manifestFile = Path.Combine(path, manifestName);
        if (!File.Exists(manifestFile))
        {
            throw Missing($"etcd {version} is not in {directory}.", $"Add it: etcdup binaries add {version} DIR.");
        }

        Manifest manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<Manifest>(await File.ReadAllTextAsync(manifestFile, cancellationToken), manifestJson)
                ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw new WorkflowErrorException(ChecksumError($"{manifestFile} cannot be read"), exception);
        }

        foreach (var (name, sha256) in manifest.Sha256)
        {
            var file = Path.Combine(path, name);
            if (!File.Exists(file) || await ReleaseInspector.HashAsync(file, cancellationToken) != sha256)
            {
                throw new WorkflowErrorException(ChecksumError($"{file} is not the file that was added"));
            }
        }

        return new StoredRelease(version, path, manifest.Sha256);
    }

    /// <summary>Checks the programs in <paramref name="sourceDirectory"/> and copies them here. Adding the same release again changes nothing.</summary>
    /// <param name="expectedSha256">Of the program <c>etcd</c>, where its publisher tells it.</param>
    /// <remarks>
    /// Fails with <c>binaries.missing</c>, <c>binaries.not_executable</c>, <c>binaries.wrong_architecture</c>, <c>binaries.wrong_version</c>,
    /// <c>binaries.checksum</c>, or <c>binaries.differs</c> when another release of this version is here.
    /// </remarks>
    public async Task<StoredRelease> AddAsync(string version, string sourceDirectory, string? expectedSha256, CancellationToken cancellationToken)
    {
        var target = PathOf(version);
        var names = requiredFiles.Concat(optionalFiles.Where(name => File.Exists(Path.Combine(sourceDirectory, name)))).ToList();
        foreach (var name in names)
        {
            CheckProgram(Path.Combine(sourceDirectory, name));
        }

        var etcd = await inspector.InspectAsync(Path.Combine(sourceDirectory, "etcd"), version, cancellationToken);
        if (expectedSha256 is not null && !string.Equals(etcd!.Sha256, expectedSha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new WorkflowErrorException(ChecksumError($"The etcd in {sourceDirectory} has the sha256 {etcd.Sha256}, not {expectedSha256}"));
        }

        var unfinished = Path.Combine(directory, $".{version}.{Guid.NewGuid():N}.new");
        try
        {
            Directory.CreateDirectory(unfinished);
            var sums = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var name in names)
            {
                var copy = Path.Combine(unfinished, name);
                File.Copy(Path.Combine(sourceDirectory, name), copy);
                // Hashed after the copy: what was copied is what the manifest speaks of.
                sums[name] = await ReleaseInspector.HashAsync(copy, cancellationToken);
            }

            if (sums["etcd"] != etcd!.Sha256)
            {
                throw new WorkflowErrorException(ChecksumError($"{sourceDirectory}/etcd changed while it was copied"));
            }

            await File.WriteAllTextAsync(
                Path.Combine(unfinished, manifestName), JsonSerializer.Serialize(new Manifest(version, sums), manifestJson), cancellationToken);
            await LocalProgram.RunAsync(
                "sync", ["--", .. names.Append(manifestName).Select(name => Path.Combine(unfinished, name)), unfinished], cancellationToken);
            if (!Directory.Exists(target))
            {
                Directory.Move(unfinished, target);
                return new StoredRelease(version, target, sums);
            }

            var present = await FindAsync(version, cancellationToken);
            return present.Sha256.Count == sums.Count && present.Sha256.All(pair => sums.TryGetValue(pair.Key, out var sum) && sum == pair.Value)
                ? present
                : throw new WorkflowErrorException(WorkflowError.Permanent(
                    "binaries.differs", $"Another etcd {version} is in {target}; it was left alone.", "Remove that one first if the new one is right."));
        }
        finally
        {
            if (Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }
        }
    }

    private static void CheckProgram(string file)
    {
        // A link may lead elsewhere tomorrow.
        if (!File.Exists(file) || new FileInfo(file).LinkTarget is not null)
        {
            throw Missing($"There is no regular file {file}.", "A release is a directory with etcd and etcdctl in it.");
        }

        if ((File.GetUnixFileMode(file) & UnixFileMode.UserExecute) == 0)
        {
            throw new WorkflowErrorException(WorkflowError.NeedsOperator("binaries.not_executable", $"{file} is not executable.", "chmod 0755, if it is the right file."));
        }

        if (!ElfHeader.IsForThisMachine(file))
        {
            throw new WorkflowErrorException(WorkflowError.NeedsOperator(
                "binaries.wrong_architecture", $"{file} is no program for this machine.", "Take the release for this architecture."));
        }
    }

    private string PathOf(string version) =>
        version.Length > 0 && version[0] != '.' && version.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+' or '_')
            ? Path.Combine(Path.GetFullPath(directory), version)
            : throw Missing($"'{version}' is not the name of a release.", "Name it as in 3.5.16.");

    private static WorkflowErrorException Missing(string message, string advice) => new(WorkflowError.NeedsOperator("binaries.missing", message, advice));

    private static WorkflowError ChecksumError(string message) =>
        WorkflowError.NeedsOperator("binaries.checksum", message + ".", "Do not run it. Get the release again from where it is published.");

    private sealed record Manifest(string Version, IReadOnlyDictionary<string, string> Sha256);
}
