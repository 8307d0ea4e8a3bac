using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Gates;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using EtcdUpgradeWorkflows.Etcd.Silences;
using EtcdUpgradeWorkflows.Etcd.Steps;
using EtcdUpgradeWorkflows.Server.Notifications;

namespace EtcdUpgradeWorkflows.Tests.Faults;

/// <summary>An answer of a service outside was lost; the product's own callers make a value of it.</summary>
internal sealed class OutsideLostException : Exception
{
    public static Exception New() => new OutsideLostException();
}

/// <summary>One server's way to the gates.</summary>
internal sealed class PortGates(ServerPorts ports, IGateProbe gates, TimeProvider time) : IGateProbe
{
    public async Task<IReadOnlyList<GateAnswer>> AskAsync(IReadOnlyList<StopGate> all, CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            return await ports.CallAsync("gates.ask", "", () => gates.AskAsync(all, cancellationToken), OutsideLostException.New);
        }
        catch (OutsideLostException)
        {
            return [.. all.Select(gate => new GateAnswer(gate.Name, WorkflowError.NeedsOperator("gate.no_answer", $"Gate '{gate.Name}' gave no answer."), time.GetUtcNow()))];
        }
    }
}

/// <summary>One server's way to the steps around a member.</summary>
internal sealed class PortSteps(ServerPorts ports, IMemberStepRunner steps) : IMemberStepRunner
{
    public async Task<WorkflowError?> RunAsync(MemberStep step, MemberStepCall call, CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            return await ports.CallAsync("steps.run", call.Id, () => steps.RunAsync(step, call, cancellationToken), OutsideLostException.New);
        }
        catch (OutsideLostException)
        {
            return WorkflowError.NeedsOperator("step.timed_out", $"Step '{step.Name}' for {call.Member} did not end in time.");
        }
    }
}

/// <summary>One server's way to the Alertmanager.</summary>
internal sealed class PortSilences(ServerPorts ports, IAlertSilencer silences) : IAlertSilencer
{
    public async Task<(ActiveSilence? Silence, WorkflowError? Problem)> SilenceAsync(AlertSilence silence, ActiveSilence? active, string comment, CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            return await ports.CallAsync("silences.make", active?.Id ?? "", () => silences.SilenceAsync(silence, active, comment, cancellationToken), OutsideLostException.New);
        }
        catch (OutsideLostException)
        {
            return (active, Lost());
        }
    }

    public async Task<WorkflowError?> EndAsync(AlertSilence silence, ActiveSilence active, CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            return await ports.CallAsync("silences.end", active.Id, () => silences.EndAsync(silence, active, cancellationToken), OutsideLostException.New);
        }
        catch (OutsideLostException)
        {
            return Lost();
        }
    }

    private static WorkflowError Lost() => WorkflowError.Transient("silence.failed", "The Alertmanager gave no answer.");
}

/// <summary>One server's way to the receivers of notifications.</summary>
internal sealed class PortSender(ServerPorts ports, IChannelSender sender) : IChannelSender
{
    public async Task<SendResult> SendAsync(Channel channel, DueDelivery delivery, CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            return await ports.CallAsync("outbox.send", delivery.Delivery.Id, () => sender.SendAsync(channel, delivery, cancellationToken), OutsideLostException.New);
        }
        catch (OutsideLostException)
        {
            return new(WorkflowError.Transient("webhook.timed_out", "It did not answer in time."));
        }
    }
}

/// <summary>One server's way to the outbox. Reads are no crash points.</summary>
internal sealed class PortOutbox(ServerPorts ports, INotificationStore store, Mutant mutant) : INotificationStore
{
    public Task<bool> AddAsync(Notification notification, CancellationToken cancellationToken) => store.AddAsync(notification, cancellationToken);

    public Task<IReadOnlyList<Notification>> ListAsync(NotificationFilter filter, CancellationToken cancellationToken) => ReadAsync(() => store.ListAsync(filter, cancellationToken));

    public Task<IReadOnlyList<Delivery>> ListDeliveriesAsync(IReadOnlyCollection<Guid> notifications, CancellationToken cancellationToken) =>
        ReadAsync(() => store.ListDeliveriesAsync(notifications, cancellationToken));

    public Task<bool> AcknowledgeAsync(Guid id, string by, DateTimeOffset at, CancellationToken cancellationToken) => store.AcknowledgeAsync(id, by, at, cancellationToken);

    public Task<int> AcknowledgeRunAsync(Guid runId, string by, DateTimeOffset at, CancellationToken cancellationToken) => store.AcknowledgeRunAsync(runId, by, at, cancellationToken);

    public Task<IReadOnlyList<Notification>> ListUnaddressedAsync(int limit, CancellationToken cancellationToken) => ReadAsync(() => store.ListUnaddressedAsync(limit, cancellationToken));

    public Task AddressAsync(Guid id, IReadOnlyCollection<string> channels, DateTimeOffset at, CancellationToken cancellationToken) => WriteAsync("outbox.address", async () =>
    {
        await store.AddressAsync(id, channels, at, cancellationToken);
        return true;
    });

    public Task<IReadOnlyList<DueDelivery>> ListDueAsync(string channel, DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        ReadAsync(() => store.ListDueAsync(channel, now, limit, cancellationToken));

    public Task<int> GiveUpAsync(IReadOnlyCollection<string> channels, CancellationToken cancellationToken) => ReadAsync(() => store.GiveUpAsync(channels, cancellationToken));

    public Task<bool> AnyWaitingAsync(CancellationToken cancellationToken) => ReadAsync(() => store.AnyWaitingAsync(cancellationToken));

    public Task<Delivery?> TryBeginAsync(Delivery delivery, DateTimeOffset until, CancellationToken cancellationToken) => WriteAsync("outbox.begin", () => store.TryBeginAsync(delivery, Mutants.HeldForLost(mutant, until), cancellationToken));

    public Task<bool> EndAsync(Delivery begun, DeliveryStatus status, DateTimeOffset? dueAt, DateTimeOffset? deliveredAt, string? error, CancellationToken cancellationToken) =>
        WriteAsync("outbox.end", () => store.EndAsync(begun, status, dueAt, deliveredAt, error, cancellationToken));

    public Task<int> RemindAsync(string channel, DateTimeOffset deliveredBefore, DateTimeOffset now, CancellationToken cancellationToken) =>
        ReadAsync(() => store.RemindAsync(channel, deliveredBefore, now, cancellationToken));

    public Task<int> DeleteOldAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) => ReadAsync(() => store.DeleteOldAsync(before, limit, cancellationToken));

    private async Task<T> ReadAsync<T>(Func<Task<T>> read)
    {
        await ports.Process.PassAsync();
        return await read();
    }

    private async Task<T> WriteAsync<T>(string port, Func<Task<T>> write)
    {
        await Task.Yield();
        return await ports.CallAsync(port, "", write, ServerPorts.StoreLost);
    }
}
