using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using EtcdUpgradeWorkflows.Engine.Runs;

namespace EtcdUpgradeWorkflows.Storage.Copying;

/// <summary>
/// How many rows a table has and a sum of their hashes, which does not depend on their order: two databases sort text differently.
/// </summary>
internal readonly record struct RowSum(long Rows, UInt128 Sum)
{
    public static async Task<RowSum> OfAsync(IAsyncEnumerable<object?[]> rows)
    {
        RowSum sum = default;
        await foreach (var row in rows) sum = sum.With(row);
        return sum;
    }

    public RowSum With(object?[] row)
    {
        // Each value with its length before it, so that no two rows are written alike.
        using MemoryStream written = new();
        using (BinaryWriter writer = new(written, Encoding.UTF8, leaveOpen: true))
        {
            foreach (var value in row)
            {
                writer.Write(value is not null);
                switch (value)
                {
                    case null:
                        break;
                    case string text:
                        writer.Write(text);
                        break;
                    case Guid id:
                        writer.Write(id.ToByteArray());
                        break;
                    case DateTimeOffset instant:
                        writer.Write(instant.UtcTicks);
                        break;
                    case bool flag:
                        writer.Write(flag);
                        break;
                    default:
                        writer.Write(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                        break;
                }
            }
        }

        var hash = SHA256.HashData(written.GetBuffer().AsSpan(0, (int)written.Length));
        return new(Rows + 1, unchecked(Sum + BinaryPrimitives.ReadUInt128LittleEndian(hash)));
    }
}

/// <summary>The journals as they are read, run by run: how many there are, which of them are broken, and a sum of the last hash of each.</summary>
internal sealed class JournalChains : IEquatable<JournalChains>
{
    private readonly HashSet<Guid> _broken = [];
    private RowSum _ended;
    private Guid? _run;
    private string _last = JournalEntry.NoHash;

    public int Count => (int)Ends.Rows;

    /// <summary>Runs with a line that does not carry the hash of the line before it.</summary>
    public IReadOnlyCollection<Guid> Broken => _broken;

    private RowSum Ends => _run is { } run ? _ended.With([run, _last]) : _ended;

    /// <summary>Lines come run by run, each run's in the order of their sequence.</summary>
    public void Add(Guid run, string text, string previousHash)
    {
        if (run != _run) (_ended, _run, _last) = (Ends, run, JournalEntry.NoHash);
        if (previousHash != _last) _broken.Add(run);
        _last = JournalEntry.HashOf(text);
    }

    public bool Equals(JournalChains? other) => other is not null && Ends == other.Ends && _broken.SetEquals(other._broken);

    public override bool Equals(object? obj) => Equals(obj as JournalChains);

    public override int GetHashCode() => Ends.GetHashCode();
}

internal static class WatchedRows
{
    /// <summary>The same rows; lines of journals are seen by <paramref name="chains"/> on their way.</summary>
    public static async IAsyncEnumerable<object?[]> Watched(this IAsyncEnumerable<object?[]> rows, CopyTable table, JournalChains chains)
    {
        var (run, text, previous) = table.IsJournal ? (table.Ordinal("run_id"), table.Ordinal("text"), table.Ordinal("previous_hash")) : (-1, -1, -1);
        await foreach (var row in rows)
        {
            if (table.IsJournal) chains.Add((Guid)row[run]!, (string)row[text]!, (string)row[previous]!);
            yield return row;
        }
    }
}
