using System.Buffers.Binary;
using System.Text;

namespace KeToanChung.Testing;

/// <summary>
/// Writes the plainest .xls (BIFF8 in a compound file) that Excel of 1997 would open: texts, numbers and days of one sheet. Made from the formats'
/// definitions ([MS-XLS], [MS-CFB]), since no library that we may use writes them.
/// </summary>
public static class OldWorkbook
{
    private const int SectorBytes = 512;

    private const uint EndOfChain = 0xFFFF_FFFE;

    private const uint Free = 0xFFFF_FFFF;

    private const uint FatSector = 0xFFFF_FFFD;

    /// <summary>A day is written as Excel keeps it: a number with the format of days.</summary>
    public static byte[] Of(IReadOnlyList<IReadOnlyList<object?>> rows) => Compound(Stream(rows));

    private static byte[] Stream(IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        var globals = new List<byte>();
        Record(globals, 0x0809, U16(0x0600), U16(0x0005), U16(0x0DBB), U16(0x07CC), U32(0), U32(6)); // BOF, workbook
        for (var i = 0; i < 15; i++)
            Record(globals, 0x00E0, U16(0), U16(0), U16(0xFFF5), new byte[14]); // XF of styles
        Record(globals, 0x00E0, U16(0), U16(0), U16(1), new byte[14]); // 15: a cell
        Record(globals, 0x00E0, U16(0), U16(14), U16(1), new byte[14]); // 16: a day
        var name = "Trang"u8.ToArray();
        const int header = 4;
        var start = globals.Count + header + 6 + 2 + name.Length + header; // behind this record and the end of the globals
        Record(globals, 0x0085, U32((uint)start), [0, 0], [(byte)name.Length, 0], name); // BOUNDSHEET, visible, letters of one byte
        Record(globals, 0x000A); // EOF

        Record(globals, 0x0809, U16(0x0600), U16(0x0010), U16(0x0DBB), U16(0x07CC), U32(0), U32(6)); // BOF, sheet
        Record(globals, 0x0200, U32(0), U32((uint)rows.Count), U16(0), U16((ushort)rows.Max(r => r.Count)), U16(0)); // DIMENSIONS
        foreach (var (r, row) in rows.Index())
        {
            foreach (var (c, value) in row.Index())
                Cell(globals, (ushort)r, (ushort)c, value);
        }

        Record(globals, 0x000A);
        return [.. globals];
    }

    private static void Cell(List<byte> stream, ushort row, ushort column, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                Record(stream, 0x0204, U16(row), U16(column), U16(15), U16((ushort)text.Length), [1], Encoding.Unicode.GetBytes(text)); // LABEL
                break;
            case DateOnly day:
                Number(stream, row, column, 16, day.ToDateTime(default).ToOADate());
                break;
            default:
                Number(stream, row, column, 15, Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void Number(List<byte> stream, ushort row, ushort column, ushort format, double number) =>
        Record(stream, 0x0203, U16(row), U16(column), U16(format), BitConverter.GetBytes(number));

    private static void Record(List<byte> stream, ushort kind, params byte[][] parts)
    {
        stream.AddRange(U16(kind));
        stream.AddRange(U16((ushort)parts.Sum(p => p.Length)));
        stream.AddRange(parts.SelectMany(p => p));
    }

    // Header, then the workbook's sectors, the directory, and the table of who follows whom. A stream below 4,096 bytes would live elsewhere.
    private static byte[] Compound(byte[] stream)
    {
        var sectors = (Math.Max(stream.Length, 4096) + SectorBytes - 1) / SectorBytes;
        var tables = 1;
        while (tables * (SectorBytes / 4) < sectors + 1 + tables)
            tables++;

        var file = new byte[(1 + sectors + 1 + tables) * SectorBytes];
        byte[] header =
        [
            0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[16], .. U16(0x003E), .. U16(3), .. U16(0xFFFE), .. U16(9), .. U16(6), .. new byte[6],
            .. U32(0), .. U32((uint)tables), .. U32((uint)sectors), .. U32(0), .. U32(4096), .. U32(EndOfChain), .. U32(0), .. U32(EndOfChain), .. U32(0),
            .. Enumerable.Range(0, 109).SelectMany(i => U32(i < tables ? (uint)(sectors + 1 + i) : Free)),
        ];
        header.CopyTo(file, 0);
        stream.CopyTo(file, SectorBytes);

        var directory = (1 + sectors) * SectorBytes;
        Entry(file.AsSpan(directory, 128), "Root Entry", kind: 5, child: 1, first: EndOfChain, size: 0);
        Entry(file.AsSpan(directory + 128, 128), "Workbook", kind: 2, child: Free, first: 0, size: (uint)(sectors * SectorBytes));
        Entry(file.AsSpan(directory + 256, 128), "", kind: 0, child: Free, first: 0, size: 0);
        Entry(file.AsSpan(directory + 384, 128), "", kind: 0, child: Free, first: 0, size: 0);

        var table = file.AsSpan((2 + sectors) * SectorBytes);
        for (var i = 0; i < table.Length / 4; i++)
        {
            var next = i < sectors - 1 ? (uint)(i + 1) : i <= sectors ? EndOfChain : i <= sectors + tables ? FatSector : Free;
            BinaryPrimitives.WriteUInt32LittleEndian(table[(i * 4)..], next);
        }

        return file;
    }

    private static void Entry(Span<byte> entry, string name, byte kind, uint child, uint first, uint size)
    {
        Encoding.Unicode.GetBytes(name).CopyTo(entry);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[64..], (ushort)(name.Length == 0 ? 0 : (name.Length + 1) * 2));
        (entry[66], entry[67]) = (kind, 1);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[68..], Free);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[72..], Free);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[76..], child);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[116..], first);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[120..], size);
    }

    private static byte[] U16(ushort value) => BitConverter.GetBytes(value);

    private static byte[] U32(uint value) => BitConverter.GetBytes(value);
}
