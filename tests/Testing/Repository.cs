namespace KeToanChung.Testing;

/// <summary>Where this project's files are, for tests that read the source.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The C# files below a folder, without what is built.</summary>
    public static IEnumerable<string> SourceOf(params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Migrations"));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "KeToanChung.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests don't run inside the repository.");
    }
}
