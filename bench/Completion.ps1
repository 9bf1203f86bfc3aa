# Measures how long a press of Tab takes where the panel sells thousands of services. Every figure is of this machine and this moment;
# see README.md.
[CmdletBinding()]
param(
    # How many services the panel sells.
    [ValidateRange(1, 100000)][int] $Services = 5000,

    # How many times each line is completed for its median.
    [ValidateRange(1, 1000)][int] $Times = 15
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Import-Module (Join-Path (Split-Path $PSScriptRoot) 'tests/Module/TestPanel.psm1')
Import-ModuleUnderTest
$panel = Start-TestPanel
Reset-TestPanel $panel

# The panel in memory has its own few services; this answer stands for a large one.
$all = foreach ($i in 1..$Services) {
    @{
        service = 1000 + $i; name = "Service $i [Max 100K] [Start 0-1 Hour] [Speed 5K/Day]"; type = 'Default'; category = "Category $([Math]::Floor($i / 50)) [REAL]"
        rate = "$($i / 1000)"; min = '10'; max = '100000'; refill = $true; cancel = $false
    }
}
Add-TestPanelFault $panel @{ kind = 'answer'; body = (ConvertTo-Json $all -Compress) } -Action services -Times always

function Write-Figure([string] $What, [double] $Value) {
    [pscustomobject] @{ What = $What; Value = [Math]::Round($Value, 1); Unit = 'ms' }
}

# The first press, and the median of the further ones; the results are counted.
function Measure-Tab([string] $Line, [int] $Results) {
    $pressed = foreach ($time in 0..$Times) {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $found = (TabExpansion2 $Line $Line.Length).CompletionMatches
        $clock.Elapsed.TotalMilliseconds
        if ($found.Count -ne $Results) { throw "'$Line' gives $($found.Count) results, not $Results." }
    }
    Write-Figure "'$Line' ($Results results), first" $pressed[0]
    Write-Figure "'$Line', again" (@($pressed[1..$Times] | Sort-Object)[[Math]::Floor($Times / 2)])
}

try {
    $null = Connect-TestPanel $panel
    Write-Figure "Get-SmmService, $Services services" (Measure-Command { $null = Get-SmmService }).TotalMilliseconds
    Measure-Tab 'New-SmmOrder ' $Services
    Measure-Tab 'New-SmmOrder speed' $Services
    Measure-Tab "New-SmmOrder $(1000 + $Services)" 1
    Measure-Tab 'Get-SmmService -Category ' ([Math]::Floor($Services / 50) + 1)
}
finally {
    Get-SmmSession | Disconnect-SmmPanel
    Stop-TestPanel $panel
}
