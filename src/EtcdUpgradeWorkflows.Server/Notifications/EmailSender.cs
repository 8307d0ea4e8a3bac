using System.Net.Sockets;
using EtcdUpgradeWorkflows.Engine;
using EtcdUpgradeWorkflows.Etcd;
using EtcdUpgradeWorkflows.Etcd.Notifications;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Utils;

namespace EtcdUpgradeWorkflows.Server.Notifications;

/// <summary>Hands e-mail to a mail server. The <c>Message-ID</c> is the delivery's: the same in every attempt.</summary>
internal sealed class EmailSender(TimeProvider time)
{
    public static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(30);

    public async Task<SendResult> SendAsync(EmailTarget target, DueDelivery delivery, CancellationToken cancellationToken)
    {
        using var message = Compose(target, delivery);
        using Deadline deadline = new(LongestCall, time, cancellationToken);

        // As HTTP is: a revocation list that cannot be fetched from here would silence everybody.
        using SmtpClient client = new() { CheckCertificateRevocation = false };
        try
        {
            await client.ConnectAsync(target.Server, target.Port, SecurityOf(target), deadline.Token);
            if (target.Username is { } user)
            {
                await client.AuthenticateAsync(user, target.Password!.Read(), deadline.Token);
            }

            await client.SendAsync(message, deadline.Token);
            await client.DisconnectAsync(quit: true, deadline.Token);
            return SendResult.Done;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed("email.timed_out", $"{target.Server}:{target.Port} did not take it within {LongestCall.TotalSeconds:0} s.", "Whether it has it is unknown: it gets the same again, under the same Message-ID.");
        }
        catch (SslHandshakeException)
        {
            return Failed("email.tls", $"{target.Server}:{target.Port} and this server found no encryption that both trust.", "Check `security` and `port` of the channel, and the mail server's certificate.");
        }
        catch (NotSupportedException)
        {
            return Failed("email.tls", $"{target.Server}:{target.Port} does not offer STARTTLS.", "Use its submission port, or `security` tls.");
        }
        catch (Exception e) when (e is AuthenticationException or ServiceNotAuthenticatedException)
        {
            return Failed("email.denied", $"{target.Server} does not let {target.Username ?? "anybody without a name"} in.", "Check user name and password of the channel.");
        }
        catch (SmtpCommandException e)
        {
            return Failed("email.refused", $"{target.Server} refused it: {(int)e.StatusCode} {e.ErrorCode}.", "Check sender and addresses of the channel.");
        }
        catch (Exception e) when (e is IOException or SocketException or ProtocolException)
        {
            return Failed("email.unreachable", $"{target.Server}:{target.Port} cannot be reached, or broke the connection off.", "Check its name, its port, and what is between.");
        }
    }

    private static MimeMessage Compose(EmailTarget target, DueDelivery delivery)
    {
        var (one, told) = (delivery.Delivery, delivery.Notification);
        MimeMessage message = new() { Subject = $"{(one.Number > 0 ? "Reminder: " : "")}{told.Title}", MessageId = IdOf(one.Id, target), Date = told.At };
        message.From.Add(MailboxAddress.Parse(target.From));
        message.To.AddRange(target.To.Select(MailboxAddress.Parse));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (one.Number > 0)
        {
            message.InReplyTo = IdOf((one with { Number = 0 }).Id, target);
        }

        message.Body = new TextPart("plain")
        {
            Text = $"""
            {told.Message}
            {told.Advice}

            kind: {told.Kind}{(told.Code is null ? "" : $" ({told.Code})")}
            caused by: {told.By}
            at: {told.At:u}
            id: {one.Id}
            {(NotificationKinds.Repeated.Contains(told.Kind) ? $"It is told again until somebody has seen it: etcdup {(told.RunNumber is { } run ? $"runs ack {run}" : $"notifications ack {told.Id}")}" : "")}
            """,
        };
        return message;
    }

    // In the sender's own domain, so that no filter takes it for a forgery.
    private static string IdOf(string delivery, EmailTarget target) => MimeUtils.EnumerateReferences($"<{delivery}@{MailboxAddress.Parse(target.From).Domain}>").First();

    private static SecureSocketOptions SecurityOf(EmailTarget target) => target.Security switch
    {
        "tls" => SecureSocketOptions.SslOnConnect,
        "none" => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    private static SendResult Failed(string code, string message, string advice) => new(WorkflowError.Transient(code, message, advice));
}
