namespace SimpleSmm.Commands;

/// <summary>Defines the address of the pages that <c>Get-Help -Online</c> opens.</summary>
internal static class HelpUri
{
    /// <summary>The folder of the pages; each page is named after its cmdlet.</summary>
    public const string Base = "https://github.com/simplesmm/SimpleSmm/blob/main/docs/en-US/";
}
