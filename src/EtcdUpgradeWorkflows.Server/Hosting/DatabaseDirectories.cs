using EtcdUpgradeWorkflows.Engine;

namespace EtcdUpgradeWorkflows.Server.Hosting;

/// <summary>
/// The data directories whose server could come to work on a database file, each with its owner lock held: beside the file as it was named, and beside whatever a link leads to. A server works only
/// on <c>etcdup.db</c> of a data directory, so a file of another name needs no lock. That a link from elsewhere leads here cannot be seen from here: SQLite's own lock shows who has the file open.
/// </summary>
public sealed class DatabaseDirectories : IDisposable
{
    // As the kernel follows them; more is a loop.
    private const int MostLinks = 40;

    private readonly List<DataDirectory> _directories = [];

    private DatabaseDirectories()
    {
    }

    /// <summary>The one that belongs to the file as it was named, else the first that a link leads to; null when there is none.</summary>
    public string? Path => _directories.Count > 0 ? _directories[0].Path : null;

    /// <param name="file">The database file; it need not be there.</param>
    /// <param name="make">The directory of the file as it was named may be made, or made one of a server.</param>
    /// <exception cref="WorkflowErrorException"><c>server.owned</c>, <c>server.data_unusable</c></exception>
    public static DatabaseDirectories Open(string file, bool make)
    {
        var opened = new DatabaseDirectories();
        try
        {
            var named = System.IO.Path.GetFullPath(file);
            foreach (var path in NamesOf(named).Where(path => System.IO.Path.GetFileName(path) == DataDirectory.DatabaseFileName))
            {
                var directory = System.IO.Path.GetDirectoryName(path)!;
                if (opened._directories.All(other => other.Path != directory)
                    && ((make && path == named) || File.Exists(System.IO.Path.Combine(directory, DataDirectory.OwnerLockName))))
                {
                    opened._directories.Add(DataDirectory.Open(directory));
                }
            }

            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>None of them is of a server on something else: a copy would turn it to another database.</summary>
    /// <exception cref="WorkflowErrorException"><c>server.other_database</c></exception>
    public void RequireDatabase(params IReadOnlyList<string> names)
    {
        foreach (var directory in _directories)
        {
            if (DataDirectory.DatabaseOf(directory.Path) is { Length: > 0 } known && !names.Contains(known))
            {
                throw new WorkflowErrorException(WorkflowError.NeedsOperator("server.other_database", $"{directory.Path} belongs to a server on {known}.", "Name a file in another directory; nothing was changed."));
            }
        }
    }

    /// <summary>After the rows were moved: their servers work on another database from now on.</summary>
    public void ChangeDatabase(string name) => _directories.ForEach(directory => directory.ChangeDatabase(name));

    public void Dispose() => _directories.ForEach(directory => directory.Dispose());

    private static IEnumerable<string> NamesOf(string path)
    {
        for (var links = 0; links <= MostLinks; links++)
        {
            yield return path;
            if (new FileInfo(path).LinkTarget is not { } target)
            {
                yield break;
            }

            path = System.IO.Path.GetFullPath(target, System.IO.Path.GetDirectoryName(path)!);
        }
    }
}
