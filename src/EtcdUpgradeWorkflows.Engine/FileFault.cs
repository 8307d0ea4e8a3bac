namespace EtcdUpgradeWorkflows.Engine;

/// <summary>Why a file or directory cannot be used, as a part of a sentence: the library's own names what it tried, which is not always what was asked of it.</summary>
public static class FileFault
{
    public static string Of(Exception fault) => fault switch
    {
        FileNotFoundException or DirectoryNotFoundException => "it is not there, and cannot be made there",
        UnauthorizedAccessException => "this user may not",
        PathTooLongException => "its name is too long",
        IOException { Message: var message } when message.Contains("already exists", StringComparison.Ordinal) => "it, or what it would lie in, is a file and no directory",
        _ => fault.Message.Split(" (Parameter ")[0].TrimEnd('.'),
    };
}
