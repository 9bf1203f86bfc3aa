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
                @($shell.Streams.Progress.Where{ $_.Activity -like '*refill*' -or $_.Activity -like '*status*' })
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

    It 'is shown as a count where nobody knows how many ids come, and taken away when an error ends it' {
        Set-TestPanelLatency $panel 500
        $records = Get-Progress 'try { @(1..300) + 987654 + @(301..350) | Get-SmmOrderStatus -Session $session -ThrottleLimit 1 -ErrorAction Stop } catch { }'
        $records.Count | Should -BeGreaterThan 1
        $records[0].PercentComplete | Should -Be -1
        $records[-1].RecordType | Should -Be 'Completed'
    }
}
