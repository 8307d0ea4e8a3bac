using EtcdUpgradeWorkflows.Etcd.Calendar;

namespace EtcdUpgradeWorkflows.Tests.Fakes;

/// <summary>Windows and freezes in memory.</summary>
internal sealed class FakeWindows : IWindowStore
{
    private readonly Dictionary<string, StoredWindow> _windows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredFreeze> _freezes = new(StringComparer.Ordinal);

    public Task<IReadOnlyList<StoredWindow>> ListWindowsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoredWindow>>([.. _windows.Values.OrderBy(w => w.Document.Name, StringComparer.Ordinal)]);

    public Task<bool> AddAsync(StoredWindow window, CancellationToken cancellationToken) => Task.FromResult(_windows.TryAdd(window.Document.Name, window));

    public Task PutAsync(StoredWindow window, CancellationToken cancellationToken)
    {
        _windows[window.Document.Name] = window;
        return Task.CompletedTask;
    }

    public Task<bool> RemoveWindowAsync(string name, CancellationToken cancellationToken) => Task.FromResult(_windows.Remove(name));

    public Task<IReadOnlyList<StoredFreeze>> ListFreezesAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<StoredFreeze>>([.. _freezes.Values.OrderBy(f => f.Document.Name, StringComparer.Ordinal)]);

    public Task<bool> AddAsync(StoredFreeze freeze, CancellationToken cancellationToken) => Task.FromResult(_freezes.TryAdd(freeze.Document.Name, freeze));

    public Task PutAsync(StoredFreeze freeze, CancellationToken cancellationToken)
    {
        _freezes[freeze.Document.Name] = freeze;
        return Task.CompletedTask;
    }

    public Task<bool> RemoveAsync(StoredFreeze freeze, CancellationToken cancellationToken) => Task.FromResult(
        _freezes.TryGetValue(freeze.Document.Name, out var there) && (there.AddedBy, there.AddedAt) == (freeze.AddedBy, freeze.AddedAt) && _freezes.Remove(freeze.Document.Name));

    public Task<bool> RemoveFreezeAsync(string name, CancellationToken cancellationToken) => Task.FromResult(_freezes.Remove(name));
}
