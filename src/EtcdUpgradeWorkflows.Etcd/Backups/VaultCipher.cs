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

    /// <summary>What is written to it is encrypted; disposing ends the message and leaves the file open.</summary>
    public Stream Encrypt(Stream file)
    {
        PgpEncryptedDataGenerator generator = new(SymmetricKeyAlgorithmTag.Aes256, withIntegrityPacket: true, new SecureRandom());
        generator.AddMethodUtf8(passphrase.ToCharArray(), HashAlgorithmTag.Sha256);
        var message = generator.Open(file, new byte[BufferSize]);
        PgpLiteralDataGenerator literal = new();
        return new Nested(literal.Open(message, PgpLiteralData.Binary, "", DateTime.UnixEpoch, new byte[BufferSize]), message);
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

    /// <summary>Two layers that end one after the other.</summary>
    private sealed class Nested(Stream inner, Stream outer) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

        public override void Write(ReadOnlySpan<byte> buffer) => inner.Write(buffer);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
                outer.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
