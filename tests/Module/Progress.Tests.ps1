#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'Progress' {
    BeforeAll {
        function Get-Progress([string] $Script) {
            $runspace = New-TestRunspace
            $shell = [powershell]::Create($runspace)
            try {
                $null = $shell.AddScript("param(`$session) $Script").AddArgument($session).Invoke()
                @($shell.Streams.Progress.Where{ $_.Activity -match 'refill|status|order|catalog' })
            }
            finally { $shell.Dispose(); $runspace.Dispose() }
        }
    }

    BeforeEach {
        Reset-TestPanel $panel
        $session = Connect-TestPanel $panel
    }

    It 'is not shown where the work is short' {
        Get-Progress '1..250 | Get-SmmOrderStatus -Session $session' | Should -BeNullOrEmpty
    }

    It 'is shown in percent where the ids are known, and taken away at the end' {
        Set-TestPanelLatency $panel 500
        $records = Get-Progress 'Get-SmmOrderStatus (1..350) -Session $session -ThrottleLimit 1'
        $records.Count | Should -BeGreaterThan 1
        $records.Count | Should -BeLessThan 15
        $records.Where{ $_.RecordType -eq 'Processing' }.PercentComplete.Where{ $_ -lt 0 -or $_ -gt 100 } | Should -BeNullOrEmpty
        $records[-1].RecordType | Should -Be 'Completed'
    }

    It 'is shown as a count where the number of ids is unknown, and removed when an error ends the command' {
        Set-TestPanelLatency $panel 500
        $records = Get-Progress 'try { @(1..300) + 987654 + @(301..350) | Get-SmmOrderStatus -Session $session -ThrottleLimit 1 -ErrorAction Stop } catch { }'
        $records.Count | Should -BeGreaterThan 1
        $records[0].PercentComplete | Should -Be -1
        $records[-1].RecordType | Should -Be 'Completed'
    }
    It 'is shown for orders, and taken away before an error that ends it' {
        Set-TestPanelLatency $panel 350
        $line = '@(1..5).ForEach{ [pscustomobject] @{ ServiceId = 1; Link = "https://example.com/$_"; Quantity = if ($_ -eq 5) { 0 } else { 100 } } } |'
        $records = Get-Progress "try { $line New-SmmOrder -SkipValidation -Session `$session -ErrorAction Stop } catch { }"
        $records[0].Activity | Should -Be 'Placing orders'
        $records.StatusDescription | Should -Contain '3 done'
        $records[-1].RecordType | Should -Be 'Completed'
    }

    It 'is shown while a catalog takes long' {
        Set-TestPanelLatency $panel 1500
        $records = Get-Progress '$null = Get-SmmService -Session $session'
        $records[0].StatusDescription, $records[0].PercentComplete | Should -Be 'Waiting for the panel', -1
        $records[-1].RecordType | Should -Be 'Completed'
    }

    It 'is shown while an order waits for another one on its link' {
        $null = New-SmmOrder 1 https://example.com/busy 100 -Session $session
        $line = 'New-SmmOrder 1 https://example.com/busy 100 -OnDuplicateLink Wait -PollingIntervalSec 0.3 -DuplicateLinkTimeoutSeconds 2 -Session $session'
        $records = Get-Progress "try { $line -ErrorAction Stop } catch { }"
        $records[0].Activity | Should -Be 'Placing orders'
        $records[0].StatusDescription | Should -BeLike '0 done: waiting for order 235416 on the same link*'
        $records[-1].RecordType | Should -Be 'Completed'
    }
}
