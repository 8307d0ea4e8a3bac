using EtcdUpgradeWorkflows.Engine;
using Org.BouncyCastle.Bcpg;
using Org.BouncyCastle.Bcpg.OpenPgp;
using Org.BouncyCastle.Security;

namespace EtcdUpgradeWorkflows.Etcd.Backups;

/// <summary>
/// OpenPGP with a passphrase, AES-256 and an integrity check: whoever has file and passphrase reads it with <c>gpg --decrypt</c> too, without us.
/// </summary>
internal sealed class VaultCipher(string passphrase)
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Gives a stream whose content becomes the message; the file stays open behind it.</summary>
    public async Task<T> EncryptAsync<T>(Stream file, Func<Stream, Task<T>> write)
    {
        PgpEncryptedDataGenerator generator = new(SymmetricKeyAlgorithmTag.Aes256, withIntegrityPacket: true, new SecureRandom());
        generator.AddMethodUtf8(passphrase.ToCharArray(), HashAlgorithmTag.Sha256);
        await using var message = generator.Open(file, new byte[BufferSize]);
        await using var content = new PgpLiteralDataGenerator().Open(message, PgpLiteralData.Binary, "", DateTime.UnixEpoch, new byte[BufferSize]);
        return await write(content);
    }

    /// <summary>Hands the content over, and then looks whether all of it is what was written.</summary>
    /// <exception cref="WorkflowErrorException"><c>backup.key_wrong</c></exception>
    public async Task DecryptAsync(Stream file, string path, Func<Stream, CancellationToken, Task> read, CancellationToken cancellationToken)
    {
        try
        {
            if (new PgpObjectFactory(file).NextPgpObject() is not PgpEncryptedDataList { Count: > 0 } list || list[0] is not PgpPbeEncryptedData data)
            {
                throw Wrong(path, null);
            }

            if (new PgpObjectFactory(data.GetDataStreamUtf8(passphrase.ToCharArray())).NextPgpObject() is not PgpLiteralData literal)
            {
                throw Wrong(path, null);
            }

            await read(literal.GetInputStream(), cancellationToken);
            if (!data.IsIntegrityProtected() || !data.Verify())
            {
                throw Wrong(path, null);
            }
        }
        catch (Exception exception) when (exception is PgpException or InvalidOperationException or ArgumentException || (exception is IOException && exception is not FileNotFoundException))
        {
            throw Wrong(path, exception);
        }
    }

    private static WorkflowErrorException Wrong(string path, Exception? inner) => new(WorkflowError.NeedsOperator(
        "backup.key_wrong", $"{path} cannot be decrypted: it was written with another key, or is damaged.", "Give the server the key that it was written with (--vault-key); do not rely on the file before."), inner);
}
