using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd.Notifications;

namespace EtcdUpgradeWorkflows.Server.Notifications;

/// <summary>Makes one attempt to tell what is to be told.</summary>
internal interface IChannelSender
{
    /// <summary>Ends within <see cref="Delivery.LongestAttempt"/>. What goes wrong is a value.</summary>
    Task<SendResult> SendAsync(Channel channel, DueDelivery delivery, CancellationToken cancellationToken);
}

/// <param name="Problem">Null: the receiver has it. Without secrets.</param>
/// <param name="RetryAfter">What the receiver asked for; null: nothing.</param>
internal sealed record SendResult(WorkflowError? Problem, TimeSpan? RetryAfter = null)
{
    public static SendResult Done { get; } = new(Problem: null);
}

/// <summary>By the kind of channel.</summary>
internal sealed class ChannelSender(WebhookSender webhooks, EmailSender emails) : IChannelSender
{
    public async Task<SendResult> SendAsync(Channel channel, DueDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            return channel.Target switch
            {
                WebhookTarget webhook => await webhooks.SendAsync(webhook, delivery, cancellationToken),
                EmailTarget email => await emails.SendAsync(email, delivery, cancellationToken),
                _ => throw new InvalidOperationException($"no sender for {channel.Target.GetType().Name}"),
            };
        }
        catch (WorkflowErrorException e)
        {
            // A secret that cannot be read, a URL that is none.
            return new(e.Error);
        }
    }
}
