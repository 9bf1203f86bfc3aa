namespace SimpleSmm.Commands;

/// <summary>Where the pages are that <c>Get-Help -Online</c> opens.</summary>
internal static class HelpUri
{
    /// <summary>The folder; a page has its cmdlet's name.</summary>
    public const string Base = "https://github.com/simplesmm/SimpleSmm/blob/main/docs/en-US/";
}
