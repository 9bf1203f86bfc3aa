# The figures of long runs, which docs/reliability.md shows.
Set-StrictMode -Version Latest

# Writes the figures of a run into docs/reliability-runs.csv if SIMPLESMM_RECORD_RUNS is 1, in place of its earlier ones.
function Save-RunFigure {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string] $Run, [Parameter(Mandatory)][string] $Size, [Parameter(Mandatory)][string] $Outcome)
    if ($env:SIMPLESMM_RECORD_RUNS -ne '1') { return }
    $file = [IO.Path]::GetFullPath("$PSScriptRoot/../../docs/reliability-runs.csv")
    $lines = @([IO.File]::ReadAllLines($file).Where{ -not $_.StartsWith("$Run;") }) + "$Run;$Size;$Outcome;$([datetime]::UtcNow.ToString('yyyy-MM-dd'))"
    [IO.File]::WriteAllText($file, ($lines -join "`n") + "`n")
}
