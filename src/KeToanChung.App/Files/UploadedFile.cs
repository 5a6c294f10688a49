using System.Security.Cryptography;

namespace KeToanChung.App.Files;

/// <summary>A file as it was sent. What is in it is told by its content alone.</summary>
public abstract class UploadedFile(string name, byte[] content)
{
    /// <summary>What its sender calls it; it decides nothing.</summary>
    public string Name => name;

    /// <summary>Stands for the bytes wherever they are compared.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(content));

    internal byte[] Content => content;
}
