using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EtcdUpgradeWorkflows.Engine;

namespace EtcdUpgradeWorkflows.Etcd.Clients;

/// <summary>Clients of members: over gRPC, or over the v2 API where that is all a member speaks.</summary>
public sealed class EtcdClientFactory(TimeProvider timeProvider) : IEtcdClientFactory
{
    private static readonly TimeSpan connectTimeout = TimeSpan.FromSeconds(2);

    private readonly SpokenApis apis = new();

    /// <summary>Fails with <c>etcd.tls_files</c> or <c>secret.reference_invalid</c>; connects to nothing yet.</summary>
    public IEtcdClient Create(Uri endpoint, EtcdAccess access)
    {
        var password = access.PasswordReference is null ? null : SecretReference.Parse(access.PasswordReference);
        var asked = new CertificateQuestion();
        return Create(endpoint, CreateHandler(access, asked), access.Username, password, asked);
    }

    internal IEtcdClient Create(Uri endpoint, HttpMessageHandler handler, string? username, SecretReference? password, CertificateQuestion asked)
    {
        var http = new MemberHttp(endpoint, handler, asked, timeProvider);
        return new EtcdClient(
            endpoint, handler, http, new GrpcEtcdClient(handler, http, username, password, timeProvider), new V2EtcdClient(http, username, password), apis);
    }

    private static SocketsHttpHandler CreateHandler(EtcdAccess access, CertificateQuestion asked)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = connectTimeout,
            UseProxy = false,
            ConnectCallback = TcpConnection.ConnectAsync,
        };
        try
        {
            if (access.CaFile is { } caFile)
            {
                var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
                policy.CustomTrustStore.ImportFromPemFile(caFile);
                handler.SslOptions.CertificateChainPolicy = policy;
            }

            if (access is { CertFile: { } certFile, KeyFile: { } keyFile })
            {
                handler.SslOptions.ClientCertificates = [X509Certificate2.CreateFromPemFile(certFile, keyFile)];
            }
            else
            {
                // Called once before the handshake, without the member's certificate, and again when the member asks for one of ours.
                handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, remote, _) =>
                {
                    asked.WasAsked |= remote is not null;
                    return null!;
                };
            }

            return handler;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            handler.Dispose();
            throw new WorkflowErrorException(
                WorkflowError.NeedsOperator(
                    "etcd.tls_files",
                    $"The certificate files of the cluster cannot be used: {exception.Message}",
                    "They must be PEM files on the server's machine, the key without a passphrase."),
                exception);
        }
    }
}

/// <summary>Whether a member asked for a client certificate that there is none of: gRPC's own error after that is a broken connection.</summary>
internal sealed class CertificateQuestion
{
    public volatile bool WasAsked;
}
