#Requires -Version 7.4
#Requires -Modules @{ ModuleName = 'Microsoft.PowerShell.PlatyPS'; ModuleVersion = '1.0' }
<#
.SYNOPSIS
    Brings the help pages up to date with the cmdlets, and makes of them the help file that the module ships.
.DESCRIPTION
    The prose of a page in docs/en-US is written by hand and stays; its syntax and the data of its parameters are taken from the cmdlet.
    What a page has no words for yet is marked {{ so }}, and a test finds it. The help file, SimpleSmm.dll-Help.xml, is kept in
    module/en-US, so that only this script needs PlatyPS.
.PARAMETER ModulePath
    The module to read the cmdlets from, built from these sources.
.EXAMPLE
    ./build.ps1 Docs
#>
[CmdletBinding()]
param([string] $ModulePath = (Join-Path $PSScriptRoot '../out/SimpleSmm'))

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$pages = Join-Path $PSScriptRoot 'en-US'
$helpFile = [IO.Path]::GetFullPath("$PSScriptRoot/../module/en-US/SimpleSmm.dll-Help.xml")
$utf8 = [Text.UTF8Encoding]::new($false)

# Everything that a person wrote, put on what the cmdlet says of itself.
function Copy-Prose($From, $To) {
    foreach ($property in 'Synopsis', 'Description', 'Notes') { $To.$property = $From.$property }
    foreach ($property in 'Examples', 'Inputs', 'Outputs', 'RelatedLinks') {
        $To.$property.Clear()
        foreach ($item in $From.$property) { $To.$property.Add($item) }
    }
    foreach ($parameter in $To.Parameters) {
        $known = $From.Parameters.Where{ $_.Name -eq $parameter.Name }
        $parameter.Description = $known ? $known[0].Description : "{{ Fill in $($parameter.Name) }}"
        if ($known) { $parameter.DefaultValue = $known[0].DefaultValue }
    }
}

# A page without a date, so that it changes only when its content does.
function Write-Page($Help, $Folder) {
    $written = Export-MarkdownCommandHelp -CommandHelp $Help -OutputFolder $Folder -Force
    $text = (Get-Content $written.FullName -Raw) -replace '\r\n', "`n" -replace '(?s)(?<=## ALIASES\n\n).*?(?=\n\n## )', 'This cmdlet has no aliases.' -replace '(?m)^ms\.date:.*\n', '' -replace '(?m)[ \t]+$', '' -replace '\n{3,}', "`n`n"
    [IO.File]::WriteAllText((Join-Path $pages "$($Help.Title).md"), $text.TrimEnd() + "`n", $utf8)
}

# What a terminal shows as it is: paragraphs in one line each, and no marks of Markdown.
function ConvertTo-Plain([string] $Markdown) {
    $lines = $Markdown -replace '\r\n', "`n" -replace '(?<=\S)[ \t]*\n(?=[^\s\-|])', ' '
    $marks = '`([^`]+)`|\*\*([^*]+)\*\*|\*([^\s*][^*]*)\*|\[([^\]]+)\]\([^)]+\)'
    [regex]::Replace($lines, $marks, { param($found) @($found.Groups)[1..4].Where{ $_.Success }[0].Value }).Trim()
}

# The help file knows code and words of an example apart; PlatyPS writes both as words.
function Split-Example([string] $Remarks) {
    $fence = [regex]::new('(?ms)^```(\w*)\n(.*?)^```[ \t]*$')
    $text = $Remarks -replace '\r\n', "`n"
    @{
        Code  = ($fence.Matches($text).ForEach{ $_.Groups[2].Value.TrimEnd() }) -join "`n`n"
        Words = ConvertTo-Plain ($fence.Replace($text, '') -replace '\n{3,}', "`n`n")
    }
}

function Add-Element($Parent, [string] $Name, [string] $Text) {
    $prefix, $local = $Name -split ':'
    $element = $Parent.OwnerDocument.CreateElement($prefix, $local, $Parent.GetNamespaceOfPrefix($prefix))
    if ($Text) { $element.InnerText = $Text }
    $Parent.AppendChild($element)
}

# Mends what PlatyPS leaves open in the help of one cmdlet.
function Repair-Maml($Command, $Help, $Names) {
    $examples = $Command.SelectNodes('command:examples/command:example', $Names)
    for ($i = 0; $i -lt $examples.Count; $i++) {
        $parts = Split-Example $Help.Examples[$i].Remarks
        $title = ConvertTo-Plain $Help.Examples[$i].Title
        $examples[$i].RemoveAll()
        $null = Add-Element $examples[$i] 'maml:title' "---------- $title ----------"
        $null = Add-Element $examples[$i] 'dev:code' $parts.Code
        $remarks = Add-Element $examples[$i] 'dev:remarks'
        $null = Add-Element $remarks 'maml:para' $parts.Words
        # A blank line before the next one.
        $null = Add-Element $remarks 'maml:para'
    }

    foreach ($parameter in $Command.SelectNodes('command:parameters/command:parameter', $Names)) {
        $type = $parameter.SelectSingleNode('dev:type/maml:name', $Names).InnerText
        $parameter.SetAttribute('variableLength', "$($type.EndsWith('[]'))".ToLowerInvariant())
        $value = $parameter.SelectSingleNode('command:parameterValue', $Names)
        if ($value) { $value.InnerText = $type -replace '^System\.Nullable`1\[(.*)\]$', '$1' -replace '^.*\.' }
        $name = $parameter.SelectSingleNode('maml:name', $Names).InnerText
        foreach ($same in $Command.SelectNodes("command:syntax/command:syntaxItem/command:parameter[maml:name='$name']", $Names)) {
            foreach ($attribute in 'pipelineInput', 'globbing', 'variableLength') { $same.SetAttribute($attribute, $parameter.GetAttribute($attribute)) }
        }
    }

    # A path of the repository leads nowhere from a terminal.
    foreach ($uri in $Command.SelectNodes('command:relatedLinks/maml:navigationLink/maml:uri', $Names)) {
        if ($uri.InnerText -notmatch '^https:') { $uri.InnerText = '' }
    }
}

function Write-HelpFile($Helps, $Folder) {
    $original = @{}
    foreach ($help in $Helps) {
        $original[$help.Title] = Import-MarkdownCommandHelp (Join-Path $pages "$($help.Title).md")
        foreach ($property in 'Synopsis', 'Description', 'Notes') { $help.$property = ConvertTo-Plain $help.$property }
        foreach ($item in @($help.Parameters) + @($help.Inputs) + @($help.Outputs)) { $item.Description = ConvertTo-Plain $item.Description }
    }

    $written = Export-MamlCommandHelp -CommandHelp $Helps -OutputFolder $Folder -Force
    $document = [xml]::new()
    $document.Load($written.FullName)
    $names = [Xml.XmlNamespaceManager]::new($document.NameTable)
    foreach ($prefix in 'maml', 'command', 'dev') { $names.AddNamespace($prefix, $document.DocumentElement.GetNamespaceOfPrefix($prefix)) }
    foreach ($command in $document.SelectNodes('//command:command', $names)) {
        $name = $command.SelectSingleNode('command:details/command:name', $names).InnerText
        Repair-Maml $command $original[$name] $names
    }

    $settings = [Xml.XmlWriterSettings]@{ Indent = $true; NewLineChars = "`n"; Encoding = $utf8 }
    $null = New-Item (Split-Path $helpFile) -ItemType Directory -Force
    $writer = [Xml.XmlWriter]::Create($helpFile, $settings)
    try { $document.Save($writer) }
    finally { $writer.Dispose() }
}

Import-Module Microsoft.PowerShell.PlatyPS
$module = Import-Module $ModulePath -PassThru -Force
$work = Join-Path ([IO.Path]::GetTempPath()) "simplesmm-help-$PID"
try {
    foreach ($command in $module.ExportedCmdlets.Values) {
        # It reads the help that is there, in this scope, and stumbles over strictness.
        $help = & { Set-StrictMode -Off; New-CommandHelp $command }
        $page = Join-Path $pages "$command.md"
        if (Test-Path $page) { Copy-Prose (Import-MarkdownCommandHelp $page) $help }
        Write-Page $help $work
    }

    Write-HelpFile @(Get-ChildItem $pages -Filter *-Smm*.md | Sort-Object Name | ForEach-Object { Import-MarkdownCommandHelp $_.FullName }) $work
    "Wrote $($module.ExportedCmdlets.Count) pages and $helpFile."
}
finally { if (Test-Path $work) { Remove-Item $work -Recurse } }
