using System;
using System.IO;

namespace SimpleSmm.Tests;

/// <summary>Finds the files that lie beside the tests' source.</summary>
internal static class TestFiles
{
    public static string Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "tests", "SimpleSmm.Client.Tests", path);
            if (File.Exists(file)) return file;
        }

        throw new FileNotFoundException(path);
    }
}
