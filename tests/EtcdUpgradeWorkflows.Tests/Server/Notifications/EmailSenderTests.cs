using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EtcdUpgradeWorkflows.Etcd.Clients;
using EtcdUpgradeWorkflows.Server.Notifications;
using EtcdUpgradeWorkflows.Tests.Etcd.Notifications;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace EtcdUpgradeWorkflows.Tests.Server.Notifications;

/// <summary>A mail server on loopback: what it gets, and what becomes of each way in which it does not take it.</summary>
public sealed class EmailSenderTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new(2026, 12, 5, 22, 0, 5, TimeSpan.Zero));
    private readonly CancellationTokenSource _stop = new();
    private readonly Mailbox _mailbox = new();
    private readonly int _port = FreePort();
    private Task _serving = Task.CompletedTask;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _stop.Dispose();
    }

    [Fact]
    public async Task It_is_handed_over_with_an_id_that_stays()
    {
        Serve();
        Assert.Null((await SendAsync("m1 does not serve.\r\nBcc: all@example.org")).Problem);
        Assert.Null((await SendAsync("m1 does not serve.", reminder: 1)).Problem);

        var (first, reminder) = (_mailbox.Got[0], _mailbox.Got[1]);
        Assert.Equal("0193a000000070008000000000000001.0@example.org", first.MessageId);
        Assert.Equal(("Run 7 on prod-a: needs you", "etcdup@example.org", "auto-generated"), (first.Subject, first.From.ToString(), first.Headers[HeaderId.AutoSubmitted]));
        Assert.Equal(["a@example.org", "b@example.org"], first.To.Mailboxes.Select(m => m.Address));
        Assert.Empty(first.Bcc);
        Assert.Contains("m1 does not serve.", first.TextBody, StringComparison.Ordinal);
        Assert.Contains("etcdup runs ack 7", first.TextBody, StringComparison.Ordinal);
        Assert.Equal(("Reminder: Run 7 on prod-a: needs you", "0193a000000070008000000000000001.1@example.org", first.MessageId), (reminder.Subject, reminder.MessageId, reminder.InReplyTo));
    }

    [Fact]
    public async Task It_says_who_it_is()
    {
        Serve(o => o.AuthenticationRequired().AllowUnsecureAuthentication());
        using SecretFile password = new("right");
        using SecretFile wrong = new("wrong");

        Assert.Null((await SendAsync("x", password: password.Reference)).Problem);
        var refused = await SendAsync("x", password: wrong.Reference);
        Assert.Equal("email.denied", refused.Problem!.Code);
        Assert.DoesNotContain("wrong", refused.Problem.Message, StringComparison.Ordinal);
        Assert.Equal("email.denied", (await SendAsync("x")).Problem!.Code);
    }

    [Fact]
    public async Task A_refused_address_is_an_error()
    {
        _mailbox.Takes = false;
        Serve();

        Assert.Equal("email.refused", (await SendAsync("x")).Problem!.Code);
    }

    [Fact]
    public async Task Encryption_that_was_asked_for_is_not_done_without()
    {
        Serve();
        Assert.Equal("email.tls", (await SendAsync("x", "starttls")).Problem!.Code);
        Assert.Empty(_mailbox.Got);
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_is_not_taken()
    {
        using var key = RSA.Create(2048);
        CertificateRequest request = new("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Serve(o => o.Certificate(certificate));

        Assert.Equal("email.tls", (await SendAsync("x", "starttls")).Problem!.Code);
        Assert.Empty(_mailbox.Got);
    }

    [Fact]
    public async Task Nobody_there_is_an_error()
    {
        // Taken, and not listened at: nobody else gets it meanwhile.
        using Socket taken = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, _port));

        Assert.Equal("email.unreachable", (await SendAsync("x")).Problem!.Code);
    }

    [Fact]
    public async Task One_that_hangs_is_left_after_half_a_minute()
    {
        using TcpListener silent = new(IPAddress.Loopback, _port);
        silent.Start();
        var sending = SendAsync("x");
        using var connection = await silent.AcceptSocketAsync(Token);

        _time.Advance(EmailSender.LongestCall);
        Assert.Equal("email.timed_out", (await sending).Problem!.Code);
    }

    private void Serve(Action<EndpointDefinitionBuilder>? configure = null)
    {
        var options = new SmtpServerOptionsBuilder().ServerName("test").Endpoint(endpoint =>
        {
            endpoint.Port(_port);
            configure?.Invoke(endpoint);
        }).Build();
        ServiceProvider services = new();
        services.Add((IMessageStore)_mailbox);
        services.Add((IMailboxFilter)_mailbox);
        services.Add((IUserAuthenticator)_mailbox);
        _serving = new SmtpServer.SmtpServer(options, services).StartAsync(_stop.Token);
    }

    private Task<SendResult> SendAsync(string message, string security = "none", string? password = null, int reminder = 0) => new EmailSender(_time).SendAsync(
        new("127.0.0.1", _port, security, password is null ? null : "etcdup", password is null ? null : SecretReference.Parse(password), "etcdup@example.org", ["a@example.org", "b@example.org"]),
        ChannelDocumentTests.Told(message, reminder), Token);

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class SecretFile : IDisposable
    {
        private readonly string _path = Path.GetTempFileName();

        public SecretFile(string secret) => File.WriteAllText(_path, secret);

        public string Reference => $"file:{_path}";

        public void Dispose() => File.Delete(_path);
    }

    private sealed class Mailbox : IMessageStore, IMailboxFilter, IUserAuthenticator
    {
        public List<MimeMessage> Got { get; } = [];

        public bool Takes { get; set; } = true;

        public async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            using MemoryStream stream = new(buffer.ToArray());
            Got.Add(await MimeMessage.LoadAsync(stream, cancellationToken));
            return SmtpResponse.Ok;
        }

        public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) => Task.FromResult(true);

        public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) => Task.FromResult(Takes);

        public Task<bool> AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken cancellationToken) => Task.FromResult((user, password) == ("etcdup", "right"));
    }
}
