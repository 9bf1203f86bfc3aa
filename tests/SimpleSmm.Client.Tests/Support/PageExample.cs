using System.IO;

namespace SimpleSmm.Tests;

/// <summary>The example responses of the documented panel, letter for letter; each is a file in Reading/Page.</summary>
internal static class PageExample
{
    public static string Read(string name)
    {
        using var stream = typeof(PageExample).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
