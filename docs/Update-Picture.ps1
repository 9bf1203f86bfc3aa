#requires -Version 7.4
<#
.SYNOPSIS
    Draws docs/images/terminal.svg: the commands below, really run against the sandbox, and what they really wrote.
#>
[CmdletBinding()]
param(
    [string] $ModulePath = (Join-Path $PSScriptRoot '../out/SimpleSmm'),
    [string] $Path = (Join-Path $PSScriptRoot 'images/terminal.svg')
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
$width = 92
$commands = @(
    'Connect-SmmPanel -Sandbox -SandboxSpeed 20000'
    'Get-SmmService *Followers* -Refill -MaximumRate 3'
    'New-SmmOrder 1 https://example.com/p 1000 -Reference 2026-11/001 -Budget 5'
    'New-SmmOrder 1 https://example.com/p 1000 -Reference 2026-11/001    # run again: nothing is sent'
    'Get-SmmOrder | Wait-SmmOrder -PollingIntervalSec 1'
    'New-SmmOrder 1 https://example.com/q 5'
)

function ConvertTo-Line([string] $Text) {
    $Text -replace '\e\[[\d;]*m' -split '\r?\n' | ForEach-Object TrimEnd
}

# A command's output and errors as the console shows them, without the blank lines around them.
function Invoke-Shown([string] $Command) {
    $shown = & ([scriptblock]::Create($Command)) 2>&1 | ForEach-Object {
        if ($_ -is [Management.Automation.ErrorRecord]) { "!$($_.InvocationInfo.MyCommand): $_"; if ($_.ErrorDetails.RecommendedAction) { "!  Recommendation: $($_.ErrorDetails.RecommendedAction)" } }
        else { $_ }
    }
    $text = @(ConvertTo-Line ($shown | Out-String -Width $width))
    while ($text -and -not $text[0]) { $text = @($text | Select-Object -Skip 1) }
    while ($text -and -not $text[-1]) { $text = @($text | Select-Object -SkipLast 1) }
    $text
}

function Write-Wrapped([string] $Line) {
    $indent = ''
    while ($Line.Length -gt $width) {
        $at = $Line.LastIndexOf(' ', $width)
        $Line.Substring(0, $at)
        $indent = $Line[0] -eq '!' ? '!  ' : '   '
        $Line = $indent + $Line.Substring($at + 1)
    }
    $Line
}

$ErrorActionPreference = 'Continue'
Import-Module $ModulePath -Force
$PSStyle.OutputRendering = 'PlainText'
$lines = foreach ($command in $commands) {
    "PS> $command"
    Invoke-Shown $command | ForEach-Object { Write-Wrapped $_ }
    ''
}
$lines = @($lines | Select-Object -SkipLast 1)

$step = 19
$height = 60 + $step * $lines.Count
$rows = for ($i = 0; $i -lt $lines.Count; $i++) {
    $line = $lines[$i]
    $class = if ($line.StartsWith('PS> ')) { 'c' } elseif ($line.StartsWith('!')) { 'e' } elseif ($line -match '^[ -]*-[ -]*$') { 'd' } else { 'o' }
    $text = [Security.SecurityElement]::Escape(($line -replace '^!'))
    if ($text) { "  <text x=`"18`" y=`"$(58 + $step * $i)`" class=`"$class`" xml:space=`"preserve`">$text</text>" }
}

Set-Content $Path @"
<svg xmlns="http://www.w3.org/2000/svg" width="860" height="$height" viewBox="0 0 860 $height" role="img" aria-label="SimpleSmm in a terminal">
  <style>
    text { font: 14px Consolas, Menlo, 'DejaVu Sans Mono', monospace; }
    .c { fill: #ffffff; font-weight: bold; } .o { fill: #c9d1d9; } .d { fill: #6e7681; } .e { fill: #ff7b72; }
  </style>
  <rect width="860" height="$height" rx="10" fill="#0d1117"/>
  <circle cx="22" cy="20" r="6" fill="#ff5f57"/><circle cx="42" cy="20" r="6" fill="#febc2e"/><circle cx="62" cy="20" r="6" fill="#28c840"/>
$($rows -join "`n")
</svg>
"@
