using System.Buffers.Binary;

namespace KeToanChung.App.Evidence;

/// <summary>What a paper may come as. Told by its bytes: a name or a sender can say anything.</summary>
internal sealed record FileFormat(string Name, string ContentType, IReadOnlyList<string> Endings)
{
    public static FileFormat Pdf { get; } = new("PDF", "application/pdf", [".pdf"]);

    public static FileFormat Jpeg { get; } = new("JPEG", "image/jpeg", [".jpg", ".jpeg", ".jpe", ".jfif"]);

    public static FileFormat Png { get; } = new("PNG", "image/png", [".png"]);

    public static FileFormat WebP { get; } = new("WebP", "image/webp", [".webp"]);

    // "ftyp" and a brand of the HEIF family: what phones of one maker take by default, and most browsers can't show.
    private static readonly byte[][] HeifBrands = ["heic"u8.ToArray(), "heix"u8.ToArray(), "hevc"u8.ToArray(), "mif1"u8.ToArray(), "msf1"u8.ToArray()];

    /// <summary>The format that the bytes begin as, whether or not the rest is there.</summary>
    public static FileFormat? Of(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) ? Pdf
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpeg
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? Png
        : bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? WebP
        : null;

    public static bool IsHeif(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 12 || !bytes[4..8].SequenceEqual("ftyp"u8))
            return false;
        foreach (var brand in HeifBrands)
        {
            if (bytes[8..12].SequenceEqual(brand))
                return true;
        }

        return false;
    }

    /// <summary>Whether the file is there to its end, and what it begins as goes on: a photo cut off by a lost network proves nothing.</summary>
    public bool IsWhole(ReadOnlySpan<byte> bytes) =>
        this == Pdf ? bytes[Math.Max(0, bytes.Length - 2_048)..].IndexOf("%%EOF"u8) >= 0
        : this == Jpeg ? IsWholeJpeg(bytes)
        : this == Png ? bytes.Length > 33 && bytes[12..16].SequenceEqual("IHDR"u8) && bytes[^Math.Min(bytes.Length, 64)..].IndexOf("IEND"u8) >= 0
        : bytes.Length >= BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) + 8L && bytes.Length > 20 && bytes[12..15].SequenceEqual("VP8"u8);

    // Segments one after the other up to the picture itself, and the mark of its end. Phones write their own data after it.
    private static bool IsWholeJpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 4 <= bytes.Length && bytes[at] == 0xFF;)
        {
            if (bytes[at + 1] == 0xFF)
            {
                at++; // filler
                continue;
            }

            if (bytes[at + 1] == 0xDA)
                return bytes[at..].LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) >= 0;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return false;
    }
}
