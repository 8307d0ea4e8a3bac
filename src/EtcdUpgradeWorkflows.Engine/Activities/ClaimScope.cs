namespace EtcdUpgradeWorkflows.Engine.Activities;

/// <summary>Objects that are valid under one number only, such as opened connections to fenced hosts; gone with the claim.</summary>
public sealed class ClaimScope : IAsyncDisposable
{
    private readonly Dictionary<string, object> _objects = new(StringComparer.Ordinal);

    /// <summary>The object of this name; made once. A making that fails leaves nothing.</summary>
    public async Task<T> GetAsync<T>(string name, Func<Task<T>> make)
        where T : class
    {
        if (_objects.TryGetValue(name, out var found))
        {
            return (T)found;
        }

        var made = await make();
        _objects.Add(name, made);
        return made;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var made in _objects.Values)
        {
            if (made is IAsyncDisposable disposable)
            {
                await disposable.DisposeAsync();
            }
        }

        _objects.Clear();
    }
}
