using EtcdUpgradeWorkflows.Engine;

namespace EtcdUpgradeWorkflows.Etcd.Calendar;

/// <param name="Document">As it was added.</param>
public sealed record StoredWindow(WindowDocument Document, string AddedBy, DateTimeOffset AddedAt)
{
    /// <summary>It was read when it was added.</summary>
    public MaintenanceWindow Window => Document.Read(null).Value ?? throw Unreadable("window.unreadable", "window", Document.Name);

    internal static WorkflowErrorException Unreadable(string code, string kind, string name) => new(WorkflowError.Permanent(
        code, $"The stored {kind} '{name}' cannot be read by this version.", $"Put one that it can read in its place, etcdup {kind}s add {name} --replace, or remove it: etcdup {kind}s remove {name}"));
}

/// <param name="Document">As it was added.</param>
public sealed record StoredFreeze(FreezeDocument Document, string AddedBy, DateTimeOffset AddedAt)
{
    public Freeze Freeze => Document.Read().Value ?? throw StoredWindow.Unreadable("freeze.unreadable", "freeze", Document.Name);
}

/// <summary>Windows and freezes, by name.</summary>
public interface IWindowStore
{
    /// <summary>By name.</summary>
    Task<IReadOnlyList<StoredWindow>> ListWindowsAsync(CancellationToken cancellationToken);

    /// <returns>False: there is one of that name.</returns>
    Task<bool> AddAsync(StoredWindow window, CancellationToken cancellationToken);

    /// <summary>Added, or in the place of the one that has its name: whoever reads meanwhile finds one of the two.</summary>
    Task PutAsync(StoredWindow window, CancellationToken cancellationToken);

    /// <returns>False: there is none of that name.</returns>
    Task<bool> RemoveWindowAsync(string name, CancellationToken cancellationToken);

    /// <summary>By name.</summary>
    Task<IReadOnlyList<StoredFreeze>> ListFreezesAsync(CancellationToken cancellationToken);

    /// <returns>False: there is one of that name.</returns>
    Task<bool> AddAsync(StoredFreeze freeze, CancellationToken cancellationToken);

    /// <summary>Added, or in the place of the one that has its name: nobody who reads meanwhile finds none.</summary>
    Task PutAsync(StoredFreeze freeze, CancellationToken cancellationToken);

    /// <returns>False: there is none of that name.</returns>
    Task<bool> RemoveFreezeAsync(string name, CancellationToken cancellationToken);

    /// <returns>False: it is not there any more, or another one has its name.</returns>
    Task<bool> RemoveAsync(StoredFreeze freeze, CancellationToken cancellationToken);
}
