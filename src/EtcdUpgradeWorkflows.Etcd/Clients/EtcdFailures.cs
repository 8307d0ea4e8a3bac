using System.Security.Authentication;
using Grpc.Core;

namespace EtcdUpgradeWorkflows.Etcd.Clients;

/// <summary>What a gRPC error of etcd means. The texts are those of 3.4 and 3.5, seen on real members.</summary>
internal static class EtcdFailures
{
    public static EtcdClientException ToException(RpcException exception, Uri endpoint)
    {
        var failure = Classify(exception);
        var cause = InnermostMessage(exception.Status.DebugException);
        var detail = exception.Status.Detail;
        var message = failure == EtcdFailure.Unreachable && cause is not null ? cause : detail.Length > 0 ? detail : exception.StatusCode.ToString();
        return new EtcdClientException(failure, endpoint, $"{endpoint}: {message}", exception);
    }

    /// <summary>The member wants a token and got none: authentication is on.</summary>
    public static bool SaysUserNameIsEmpty(RpcException exception) => exception.Status.Detail.Contains("user name is empty", StringComparison.Ordinal);

    /// <summary>The token was made by a member that has since restarted, or has expired.</summary>
    public static bool SaysTokenIsStale(RpcException exception) =>
        exception.StatusCode == StatusCode.Unauthenticated || exception.Status.Detail.Contains("invalid auth token", StringComparison.Ordinal);

    public static bool SaysAuthenticationIsOff(RpcException exception) =>
        exception.Status.Detail.Contains("authentication is not enabled", StringComparison.Ordinal);

    /// <summary>The member knows users and refuses this one: authentication is on.</summary>
    public static bool ComesFromAuthentication(RpcException exception) =>
        SaysUserNameIsEmpty(exception) || SaysTokenIsStale(exception) || exception.StatusCode == StatusCode.PermissionDenied
        || exception.Status.Detail.Contains("authentication failed", StringComparison.Ordinal)
        || exception.Status.Detail.Contains("permission denied", StringComparison.Ordinal);

    private static EtcdFailure Classify(RpcException exception)
    {
        var detail = exception.Status.Detail;
        bool Says(string text) => detail.Contains(text, StringComparison.Ordinal);

        if (ComesFromAuthentication(exception))
        {
            return EtcdFailure.Denied;
        }

        if (Says("no leader"))
        {
            return EtcdFailure.NoLeader;
        }

        // 3.4 reports its own time-out as Unknown, 3.5 as DeadlineExceeded; a lost leader interrupts requests whose fate is then open.
        if (Says("context deadline exceeded") || Says("request timed out") || Says("leader changed"))
        {
            return EtcdFailure.TimedOut;
        }

        if (Says("Peer URLs already exists"))
        {
            return EtcdFailure.Exists;
        }

        return exception.StatusCode switch
        {
            StatusCode.DeadlineExceeded => EtcdFailure.TimedOut,
            StatusCode.OutOfRange => EtcdFailure.OutOfRange,
            StatusCode.Unimplemented => EtcdFailure.Unimplemented,
            _ when IsCertificateProblem(exception.Status.DebugException) => EtcdFailure.Denied,
            StatusCode.Unavailable or StatusCode.Cancelled => EtcdFailure.Unreachable,
            _ when exception.Status.DebugException is HttpRequestException or IOException => EtcdFailure.Unreachable,
            _ => EtcdFailure.Refused,
        };
    }

    public static bool IsCertificateProblem(Exception? exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationException)
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsConnectionRefused(Exception? exception) => exception switch
    {
        null => false,
        System.Net.Sockets.SocketException socket => socket.SocketErrorCode == System.Net.Sockets.SocketError.ConnectionRefused,
        RpcException rpc => IsConnectionRefused(rpc.Status.DebugException),
        _ => IsConnectionRefused(exception.InnerException),
    };

    private static string? InnermostMessage(Exception? exception) => exception?.GetBaseException().Message;
}
