using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Notifications;

namespace EtcdUpgradeWorkflows.Storage.Stores;

/// <summary>Channels are documents, known by name.</summary>
internal sealed class ChannelStore(WorkflowDatabase database) : IChannelStore
{
    public async Task<IReadOnlyList<StoredChannel>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, "select document, added_by, added_at from channels order by name");
        return await WorkflowDatabase.ReadAllAsync(
            command, reader => new StoredChannel(EngineJson.Read<ChannelDocument>(reader.GetString(0)), reader.GetString(1), database.ReadInstant(reader, 2)), cancellationToken);
    }

    public async Task<bool> AddAsync(StoredChannel channel, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(
            connection, "insert into channels (name, document, added_by, added_at) values (@name, @document, @by, @at) on conflict (name) do nothing",
            ("name", channel.Document.Name), ("document", EngineJson.Text(channel.Document)), ("by", channel.AddedBy), ("at", channel.AddedAt.CutToMicroseconds()));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    public async Task<bool> ReplaceAsync(StoredChannel channel, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(
            connection, "update channels set document = @document, added_by = @by, added_at = @at where name = @name",
            ("name", channel.Document.Name), ("document", EngineJson.Text(channel.Document)), ("by", channel.AddedBy), ("at", channel.AddedAt.CutToMicroseconds()));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    public async Task<bool> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var command = database.Command(connection, "delete from channels where name = @name", ("name", name));
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }
}
