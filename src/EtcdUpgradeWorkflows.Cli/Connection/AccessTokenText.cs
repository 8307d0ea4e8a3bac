namespace EtcdUpgradeWorkflows.Cli.Connection;

/// <summary>A token as somebody has put it somewhere: a line break after it is an editor's or a shell's.</summary>
internal static class AccessTokenText
{
    private const string OfTokens = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=";

    /// <param name="where">The variable or file.</param>
    /// <returns>Null: none is given.</returns>
    public static string? Read(string? text, string where)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        // What it is instead may be another secret: it is not repeated.
        var token = text.TrimEnd();
        return token.All(sign => OfTokens.Contains(sign, StringComparison.Ordinal))
            ? token
            : throw new CommandFailure(ExitCode.Usage, "command.token_invalid", $"What {where} holds is no token: a token has letters, digits and -._~+/= only.", "Give the token as `etcdup tokens add` has shown it, and nothing else.");
    }
}
