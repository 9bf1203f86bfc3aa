#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'Select-SmmSession' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $sessions = 'one', 'two', 'three' | ForEach-Object { Connect-TestPanel $panel -Name $_ }
    }

    It 'makes a session current by its name in any case, by the object, and from the pipeline' {
        Select-SmmSession ONE | Should -BeNullOrEmpty
        (Get-SmmSession | Where-Object IsCurrent).Name | Should -Be 'one'
        (Get-SmmBalance).Session | Should -Be 'one'
        Select-SmmSession $sessions[1]
        (Get-SmmBalance).Session | Should -Be 'two'
        Get-SmmSession three | Select-SmmSession
        (Get-SmmBalance).Session | Should -Be 'three'
    }

    It 'sends nothing, keeps the order of the sessions, and writes the session with -PassThru' {
        $session = Select-SmmSession one -PassThru
        $session | Should -Be $sessions[0]
        $session.IsCurrent | Should -BeTrue
        Get-SmmSession | Should -Be $sessions
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'leaves the current session as it is where the other is not connected' {
        $run = Invoke-Recorded { Select-SmmSession nowhere }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
        $run.Termination.TargetObject | Should -Be 'nowhere'
        (Get-SmmSession | Where-Object IsCurrent).Name | Should -Be 'three'
    }

    It 'holds until the session is disconnected or another one is connected' {
        Select-SmmSession one
        Disconnect-SmmPanel two
        (Get-SmmBalance).Session | Should -Be 'one'
        Disconnect-SmmPanel
        (Get-SmmBalance).Session | Should -Be 'three'
        $null = Connect-TestPanel $panel -Name four
        (Get-SmmBalance).Session | Should -Be 'four'
    }

    It 'follows the session that replaces the selected one under its name' {
        Select-SmmSession one
        $again = Connect-TestPanel $panel -Name one
        $again.IsCurrent | Should -BeTrue
        $sessions[0].IsCurrent | Should -BeFalse
    }

    It 'makes a session of another runspace one of this runspace' {
        $runspace = New-TestRunspace
        try {
            $script = 'param($session) Select-SmmSession $session; (Get-SmmBalance).Session; (Get-SmmSession).Name'
            Invoke-InRunspace $runspace $script $sessions[0] | Should -Be 'one', 'one'
        }
        finally { $runspace.Dispose() }
    }

    It 'marks the current session in the table' {
        Select-SmmSession two
        $lines = @(Get-SmmSession | Out-String -Stream -Width 120 | Where-Object { $_ -match 'one|two|three' })
        $lines | Should -HaveCount 3
        @($lines -match '^\*') | Should -BeLike '*two*'
    }
}
