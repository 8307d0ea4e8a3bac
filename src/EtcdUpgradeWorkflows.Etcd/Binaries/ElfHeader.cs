using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace EtcdUpgradeWorkflows.Etcd.Binaries;

/// <summary>The machine that a program was built for, as the head of an ELF file tells.</summary>
internal static class ElfHeader
{
    private const int machineOffset = 18;
    private const byte bigEndian = 2;

    public static bool IsForThisMachine(string file) => ReadMachine(file) is { } machine && machine == (RuntimeInformation.OSArchitecture switch
    {
        Architecture.X64 => 62,
        Architecture.Arm64 => 183,
        Architecture.Arm => 40,
        Architecture.X86 => 3,
        Architecture.Ppc64le => 21,
        Architecture.S390x => 22,
        Architecture.RiscV64 => 243,
        _ => -1,
    });

    /// <summary>Null when the file is no ELF file.</summary>
    private static int? ReadMachine(string file)
    {
        using var stream = File.OpenRead(file);
        Span<byte> head = stackalloc byte[machineOffset + sizeof(ushort)];
        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.StartsWith("\u007fELF"u8))
        {
            return null;
        }

        var machine = head[machineOffset..];
        return head[5] == bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(machine) : BinaryPrimitives.ReadUInt16LittleEndian(machine);
    }
}
