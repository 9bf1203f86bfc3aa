# Looks for a key in everything that can be printed of a run.
Set-StrictMode -Version Latest

# The key in every way of writing it, and parts that all of these have in common.
function Get-KeyForm {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string] $Key, [Parameter(Mandatory)][string[]] $Part)
    $escaped = -join $Key.ToCharArray().ForEach{ '\u{0:x4}' -f [int] $_ }
    $entities = $Key.EnumerateRunes().ForEach{ "&#$($_.Value);" }
    $forms = @(
        -join $entities
        -join $entities[0..3]
        $Key
        $Part
        foreach ($text in @($Key) + $Part) {
            [uri]::EscapeDataString($text)
            [Net.WebUtility]::UrlEncode($text)
            [Net.WebUtility]::HtmlEncode($text)
            $json = (ConvertTo-Json $text -EscapeHandling EscapeNonAscii).Trim('"')
            $json
            $json -replace '/', '\/'
            (ConvertTo-Json $text -EscapeHandling EscapeHtml).Trim('"')
        }
        $escaped
        $escaped.Substring(0, 24)
        foreach ($encoding in [Text.Encoding]::UTF8, [Text.Encoding]::Unicode) {
            [Convert]::ToBase64String($encoding.GetBytes($Key)).TrimEnd('=')
            [Convert]::ToHexString($encoding.GetBytes($Key))
        }
    )
    $forms | Select-Object -Unique
}

# Its streams, and its errors and objects in every form. What Get-Error and the serializers make of an error takes a while, so
# many errors are better given at once.
function Get-EverythingSaid {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Run, [int] $Errors = 4)
    $output = @($Run.Output)
    $records = @(@($Run.Errors) + @($Run.Termination) + @($global:Error) | Where-Object { $_ -is [Management.Automation.ErrorRecord] } |
        Select-Object -Unique -First $Errors)
    $file = Join-Path ([IO.Path]::GetTempPath()) "smm-$([guid]::NewGuid().ToString('N')).xml"
    @(
        $output; $Run.Verbose; $Run.Warnings; $Run.Debug
        if ($output) {
            $output | Format-List * -Force
            ConvertTo-Json $output -Depth 5 -WarningAction Ignore
            ConvertTo-Xml $output -As String -Depth 3
        }
        foreach ($record in $records) {
            "$record"; $record.Exception.ToString(); $record.ErrorDetails; $record.CategoryInfo; $record.FullyQualifiedErrorId
            $record | Format-List * -Force
            $record.TargetObject | Format-List * -Force
            if ($record.Exception -is [SimpleSmm.PanelException]) { $record.Exception.PanelText; $record.Exception.Fields | Out-String }
        }
        if ($records) {
            $records | Get-Error
            # PowerShell cannot convert an exception of Npgsql, which has two properties of one name.
            try { ConvertTo-Json $records.Exception -Depth 2 -WarningAction Ignore }
            catch [ArgumentException] { if ("$_" -notlike '*BatchCommand*') { throw } }
            ConvertTo-Json $records.TargetObject -Depth 2 -WarningAction Ignore
            ConvertTo-Xml $records.Exception -As String -Depth 2
        }
        try {
            Export-Clixml $file -InputObject @($output, $records) -Depth 3
            Get-Content $file -Raw
        }
        finally { Remove-Item $file -ErrorAction Ignore }
    ) | Out-String -Width 4096
}

# Fails where one of the forms is in a text, and shows where.
function Assert-NoForm {
    [CmdletBinding()]
    param([Parameter(Mandatory)][AllowEmptyString()][string] $Text, [Parameter(Mandatory)][string[]] $Form)
    foreach ($form in $Form) {
        $at = $Text.IndexOf($form, [StringComparison]::OrdinalIgnoreCase)
        if ($at -lt 0) { continue }
        $from = [Math]::Max(0, $at - 200)
        throw "The key must not be in '$($Text.Substring($from, [Math]::Min(300, $Text.Length - $from)))'."
    }
}

Export-ModuleMember -Function *-*
