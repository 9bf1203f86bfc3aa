#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'Disconnect-SmmPanel' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $first = Connect-TestPanel $panel -Name first
        $second = Connect-TestPanel $panel -Name second
        $third = Connect-TestPanel $panel -Name third
    }

    It 'closes the current session and makes the one before it the current one' {
        Disconnect-SmmPanel | Should -BeNullOrEmpty
        (Get-SmmSession).Name | Should -Be 'first', 'second'
        (Get-SmmBalance).Session | Should -Be 'second'
    }

    It 'closes sessions by name, in any case' {
        Disconnect-SmmPanel FIRST, third
        (Get-SmmSession).Name | Should -Be 'second'
    }

    It 'closes sessions from the pipeline' {
        Get-SmmSession | Disconnect-SmmPanel
        Get-SmmSession | Should -BeNullOrEmpty
    }

    It 'closes the others when one name is not there' {
        $run = Invoke-Recorded { Disconnect-SmmPanel nowhere, second }
        $run.Termination | Should -BeNullOrEmpty
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
        $run.Errors[0].TargetObject | Should -Be 'nowhere'
        $run.Errors[0].ToString() | Should -BeLike "The session 'nowhere' does not exist in this runspace*first, second, third*"
        (Get-SmmSession).Name | Should -Be 'first', 'third'
    }

    It 'makes a closed session unusable, with a message that says so' {
        Disconnect-SmmPanel $second
        $run = Invoke-Recorded { Get-SmmBalance -Session $second }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
        "$($run.Termination)" | Should -BeLike "The session 'second' is closed*Connect-SmmPanel*"
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'reports a session that is closed already' {
        Disconnect-SmmPanel $second
        $run = Invoke-Recorded { Disconnect-SmmPanel $second }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
    }

    It 'ends with an error when there is no session' {
        Get-SmmSession | Disconnect-SmmPanel
        $run = Invoke-Recorded { Disconnect-SmmPanel }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
    }
}
