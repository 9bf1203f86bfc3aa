# Runs the Pester tests of a folder and writes one JSON object a test to a file. Started by PesterRun.cs in a fresh PowerShell.
[CmdletBinding()]
param(
    [Parameter(Mandatory)][string] $TestFolder,
    [Parameter(Mandatory)][string] $ResultFile
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module Pester -MinimumVersion 5.5

$configuration = New-PesterConfiguration
$configuration.Run.Path = $TestFolder
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'None'
$run = Invoke-Pester -Configuration $configuration

$results = [Collections.Generic.List[object]]::new()
foreach ($container in $run.Containers) {
    # A file that does not even load has no tests to fail.
    if ($container.ErrorRecord) {
        $results.Add(@{ Name = "$($container.Item)"; Result = 'Failed'; Message = "$($container.ErrorRecord)" })
    }
}
foreach ($block in $run.FailedBlocks) {
    $results.Add(@{ Name = "$($block.ExpandedPath) (set-up)"; Result = 'Failed'; Message = $block.ErrorRecord | Out-String })
}
foreach ($test in $run.Tests) {
    $file = [IO.Path]::GetFileNameWithoutExtension([IO.Path]::GetFileNameWithoutExtension($test.ScriptBlock.File))
    $results.Add(@{ Name = "${file}: $($test.ExpandedPath)"; Result = "$($test.Result)"; Message = $test.ErrorRecord | Out-String })
}

[IO.File]::WriteAllLines($ResultFile, [string[]] @($results | ForEach-Object { ConvertTo-Json $_ -Compress }))
