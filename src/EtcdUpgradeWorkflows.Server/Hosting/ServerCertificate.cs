using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EtcdUpgradeWorkflows.Engine;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EtcdUpgradeWorkflows.Server.Hosting;

/// <summary>
/// The certificate that a server shows, from two PEM files: the certificate with what leads from it to its authority, and its key. When the files change
/// the next connection is shown the new one; when what they hold cannot be used the one before stays, and the log says why.
/// </summary>
internal sealed class ServerCertificate
{
    private const string WhatToGive = "Give a PEM file: the server's certificate first, then what leads to its authority.";

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly string _certFile;
    private readonly string _keyFile;
    private readonly TimeProvider _time;
    private Loaded _current;
    private string? _problem;

    private ServerCertificate(string certFile, string keyFile, TimeProvider time)
    {
        _certFile = certFile;
        _keyFile = keyFile;
        _time = time;
        _current = Load();
    }

    /// <summary>With what leads to its authority; what a new connection is shown.</summary>
    public SslStreamCertificateContext Context => Volatile.Read(ref _current).Context;

    public DateTimeOffset ExpiresAt => Volatile.Read(ref _current).ExpiresAt;

    /// <exception cref="WorkflowErrorException">
    /// <c>server.tls_missing</c>, <c>server.certificate_unreadable</c>, <c>server.certificate_expired</c>, <c>server.certificate_not_yet_valid</c>,
    /// <c>server.key_unreadable</c>, <c>server.key_not_private</c>, <c>server.key_mismatch</c>
    /// </exception>
    public static ServerCertificate Open(string? certFile, string? keyFile, TimeProvider time) =>
        string.IsNullOrWhiteSpace(certFile) || string.IsNullOrWhiteSpace(keyFile)
            ? throw Refused("server.tls_missing", "The server is to listen on https, and its certificate or its key is not given.", "Give both: --tls-cert FILE --tls-key FILE.")
            : new(Path.GetFullPath(certFile), Path.GetFullPath(keyFile), time);

    /// <summary>One look at the files.</summary>
    /// <returns>Null: nothing is new. Otherwise whether what they hold now is shown from here on, or why it is not.</returns>
    public CertificateChange? Look()
    {
        try
        {
            // What could not be used is tried again although its content is the same: its rights, or the time, may be others.
            if (_problem is null && TryReadBoth().AsSpan().SequenceEqual(_current.Content))
            {
                return null;
            }

            var (before, loaded) = (_current, Load());
            _problem = null;
            Volatile.Write(ref _current, loaded);
            return loaded.Content.AsSpan().SequenceEqual(before.Content) ? null : new(null);
        }
        catch (WorkflowErrorException e)
        {
            // Said once for each problem, not at each look.
            var isNew = _problem != e.Error.Code;
            _problem = e.Error.Code;
            return isNew ? new(e.Error) : null;
        }
    }

    private Loaded Load()
    {
        // Before the rest: what changes in between is seen as new at the next look.
        var content = TryReadBoth();
        X509Certificate2Collection chain = [];
        try
        {
            chain.ImportFromPemFile(_certFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Unreadable(e);
        }

        if (chain.Count == 0)
        {
            throw Refused("server.certificate_unreadable", $"There is no certificate in {_certFile}.", WhatToGive);
        }

        var leaf = chain[0];
        chain.RemoveAt(0);
        RequireInForce(leaf);
        var certificate = WithKey(leaf);
        return new(SslStreamCertificateContext.Create(certificate, chain, offline: true), leaf.NotAfter.ToUniversalTime(), content);
    }

    private WorkflowErrorException Unreadable(Exception e) => Refused("server.certificate_unreadable", $"The certificate {_certFile} cannot be read: {e.Message}", WhatToGive, e);

    private void RequireInForce(X509Certificate2 certificate)
    {
        var now = _time.GetUtcNow();
        if (certificate.NotAfter.ToUniversalTime() <= now)
        {
            throw Refused("server.certificate_expired", $"The certificate {_certFile} has expired at {certificate.NotAfter.ToUniversalTime():u}.", "Have it renewed.");
        }

        if (certificate.NotBefore.ToUniversalTime() > now)
        {
            throw Refused("server.certificate_not_yet_valid", $"The certificate {_certFile} is valid from {certificate.NotBefore.ToUniversalTime():u} on only.", "Look at this machine's clock, or give the one that is valid now.");
        }
    }

    private X509Certificate2 WithKey(X509Certificate2 certificate)
    {
        string key;
        try
        {
            // The file that a link leads to: links themselves are open to all.
            var file = File.ResolveLinkTarget(_keyFile, returnFinalTarget: true)?.FullName ?? _keyFile;
            if ((File.GetUnixFileMode(file) & Others) != 0)
            {
                throw Refused("server.key_not_private", $"The key {_keyFile} may be read or changed by others than its owner.", $"chmod 600 {_keyFile}; and when others may have read it, have a new one made.");
            }

            key = File.ReadAllText(_keyFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refused("server.key_unreadable", $"The key {_keyFile} cannot be read: {e.Message}", "Give the PEM file of the certificate's key, readable by the server's user.", e);
        }

        try
        {
            return X509Certificate2.CreateFromPem(certificate.ExportCertificatePem(), key);
        }
        catch (ArgumentException e)
        {
            throw Refused("server.key_mismatch", $"{_keyFile} is not the key of {_certFile}.", "Give the key that the certificate was made for.", e);
        }
        catch (CryptographicException e)
        {
            // The exception may quote what it read.
            throw Refused("server.key_unreadable", $"There is no key in {_keyFile} that can be used, or it is encrypted.", "Give a PEM file with a key that has no passphrase.", e);
        }
    }

    private byte[] TryReadBoth()
    {
        try
        {
            return ReadBoth();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Which of the two it is, and why, is said when it is loaded.
            return [];
        }
    }

    // Hashes: the key is not kept in memory a second time.
    private byte[] ReadBoth() => [.. SHA256.HashData(File.ReadAllBytes(_certFile)), .. SHA256.HashData(File.ReadAllBytes(_keyFile))];

    private static WorkflowErrorException Refused(string code, string message, string advice, Exception? inner = null) => new(WorkflowError.NeedsOperator(code, message, advice), inner);

    private sealed record Loaded(SslStreamCertificateContext Context, DateTimeOffset ExpiresAt, byte[] Content);
}

/// <summary>The files of a certificate hold something else.</summary>
/// <param name="Problem">Why it is not used; null: new connections are shown it.</param>
internal sealed record CertificateChange(WorkflowError? Problem);

/// <summary>Looks at a server's certificate for as long as it runs.</summary>
internal sealed partial class CertificateReload(ServerCertificate certificate, TimeProvider time, ILogger<ServerCertificate> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(LookEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            switch (certificate.Look())
            {
                case { Problem: { } problem }:
                    LogKept(log, problem.Code, problem.Message, certificate.ExpiresAt);
                    break;
                case { Problem: null }:
                    LogChanged(log, certificate.ExpiresAt);
                    break;
            }
        }
    }

    [LoggerMessage(4030, LogLevel.Information, "The certificate has changed; new connections are shown the one that is valid until {Until:u}.")]
    private static partial void LogChanged(ILogger log, DateTimeOffset until);

    [LoggerMessage(4031, LogLevel.Error, "The changed certificate is not used: {Code}: {Message} The one before stays; it is valid until {Until:u}.")]
    private static partial void LogKept(ILogger log, string code, string message, DateTimeOffset until);
}
