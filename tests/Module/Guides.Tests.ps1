#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeDiscovery {
    # A block of PowerShell, with its place. Those of the other guides need computers of their own, and are only read.
    $blocks = foreach ($guide in 'monitoring-and-refills', 'scheduling', 'fleet', 'fleet-at-scale') {
        $text = Get-Content "$PSScriptRoot/../../docs/guides/$guide.md" -Raw
        foreach ($block in [regex]::Matches($text, '(?ms)^```powershell\r?\n(.*?)^```')) {
            @{ Guide = $guide; Line = ($text.Substring(0, $block.Index) -split '\n').Count; Code = $block.Groups[1].Value }
        }
    }
    $runnable = $blocks.Where{ $_.Guide -eq 'monitoring-and-refills' }
}

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
    Reset-TestPanel $panel
    Get-SmmSession | Disconnect-SmmPanel
    $before = $env:SMM_API_KEY
    $env:SMM_API_KEY = $panel.Key

    # A reader's folder, with orders that have ended by the time they are looked at.
    Copy-Item "$PSScriptRoot/../../samples" $TestDrive -Recurse -Filter *.ps1
    Set-Content "$TestDrive/orders.csv" 'Reference,ServiceId,Link,Quantity', 'G-1,1,https://example.com/1,100', 'G-2,1,https://example.com/2,100'
    Set-Content "$TestDrive/test.psd1" "@{ Uri = '$($panel.Uri)'; LedgerPath = '$(New-LedgerPath)'; FromEnvironment = `$true }"
    Push-Location $TestDrive
    $there = Import-PowerShellDataFile test.psd1
    Connect-SmmPanel @there
    $null = 1..20 | Import-SmmOrder
    Step-TestPanelClock $panel ([timespan]::FromDays(60))
    Add-TestPanelFault $panel @{ kind = 'answer'; body = '{"235416":{"status":"In progress"},"235417":{"status":"In progress"}}' } -Action status -Nth 2
}

AfterAll {
    Pop-Location
    $env:SMM_API_KEY = $before
    Get-SmmSession | Disconnect-SmmPanel
}

Describe '<Guide>.md, line <Line>' -ForEach $blocks {
    It 'is PowerShell that this module understands' {
        $problems = $null
        $ast = [Management.Automation.Language.Parser]::ParseInput($Code, [ref] $null, [ref] $problems)
        $problems | Should -BeNullOrEmpty
        foreach ($command in $ast.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)) {
            $name = $command.GetCommandName()
            if ($name -notlike '*-Smm*') { continue }
            $known = (Get-Command $name -Module SimpleSmm -ErrorAction Stop).Parameters.Keys
            foreach ($parameter in $command.CommandElements.Where{ $_ -is [Management.Automation.Language.CommandParameterAst] }) { $parameter.ParameterName | Should -BeIn $known }
        }
    }
}

Describe '<Guide>.md, run from line <Line>,' -ForEach $runnable {
    It 'does what it says without an error' {
        # As it stands, but with the test's panel in place of the documented one, and quicker.
        $here = $Code -replace 'Connect-SmmPanel -FromEnvironment', 'Connect-SmmPanel @there' -replace '(?m)(?<=\.ps1 .*)$', ' -Panel test.psd1' -replace 'Wait-SmmOrder', '$0 -PollingIntervalSec 0.1'
        $run = Invoke-Recorded { . ([scriptblock]::Create($here)) }
        $run.Errors | Should -BeNullOrEmpty
        $run.Termination | Should -BeNullOrEmpty
        if ($Code -like './samples*') { $LASTEXITCODE | Should -Be 0 }
    }
}
