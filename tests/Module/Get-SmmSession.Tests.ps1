#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'Get-SmmSession' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
    }

    It 'writes nothing, and no error, when there is no session' {
        $run = Invoke-Recorded { Get-SmmSession }
        $run.Output.Count + $run.Errors.Count | Should -Be 0
        $run.Termination | Should -BeNullOrEmpty
    }

    It 'lists the sessions in the order they were connected' {
        $sessions = 'beta', 'alpha', 'gamma' | ForEach-Object { Connect-TestPanel $panel -Name $_ }
        @(Get-SmmSession) | Should -Be $sessions
    }

    It 'finds sessions by name in any case, and by wildcard' {
        'shop-eu', 'shop-us', 'test' | ForEach-Object { $null = Connect-TestPanel $panel -Name $_ }
        (Get-SmmSession TEST).Name | Should -Be 'test'
        (Get-SmmSession Shop-*).Name | Should -Be 'shop-eu', 'shop-us'
        (Get-SmmSession -Name shop-us, test).Name | Should -Be 'shop-us', 'test'
        Get-SmmSession none* | Should -BeNullOrEmpty
    }

    It 'reports a name that is not there' {
        $null = Connect-TestPanel $panel -Name here
        $run = Invoke-Recorded { Get-SmmSession there, here }
        $run.Output.Name | Should -Be 'here'
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
        $run.Errors.TargetObject | Should -Be 'there'
    }

    It 'finds a session whose name has wildcard characters, such as the address [::1]:8080, by name and by the session itself' {
        $session = Connect-TestPanel $panel -Name '[::1]:8080'
        Get-SmmSession '[::1]:8080' | Should -Be $session
        $session | Get-SmmSession | Should -Be $session
    }

    It 'sends nothing' {
        $null = Connect-TestPanel $panel
        $null = Get-SmmSession
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }
}

Describe 'The completion of -Session' {
    BeforeAll {
        function Get-Completion([string] $Line) {
            (TabExpansion2 $Line $Line.Length).CompletionMatches | ForEach-Object CompletionText
        }
        Get-SmmSession | Disconnect-SmmPanel
        'plain', 'with blank', "o'hara", '[::1]:80', '10', '-dash' | ForEach-Object { $null = Connect-TestPanel $panel -Name $_ }
    }

    AfterAll { Get-SmmSession | Disconnect-SmmPanel }

    It 'offers every session to <_>' -ForEach 'Get-SmmBalance', 'Get-SmmOrderStatus', 'Get-SmmRefillStatus', 'Get-SmmService', 'Get-SmmSession',
        'Invoke-SmmRefill', 'New-SmmOrder', 'Stop-SmmOrder', 'Disconnect-SmmPanel' {
        @(Get-Completion "$_ -Session ").Count | Should -Be 6
    }

    It 'completes what is typed, in any case' {
        Get-Completion 'Get-SmmBalance -Session PL' | Should -Be 'plain'
        Get-Completion 'Get-SmmBalance -Session nothing' | Should -BeNullOrEmpty
    }

    It 'quotes <_> so that the line means the session' -ForEach 'plain', 'with blank', "o'hara", '[::1]:80', '10', '-dash' {
        $name = $_
        $line = 'Get-SmmSession -Session '
        $match = (TabExpansion2 $line $line.Length).CompletionMatches.Where{ $_.ListItemText -eq $name }
        $match.ToolTip | Should -Be $panel.Uri
        (Invoke-Expression "$line$($match.CompletionText)").Name | Should -Be $name
    }

    It 'completes a word that begins with a quote' {
        Get-Completion "Get-SmmBalance -Session 'with b" | Should -Be "'with blank'"
    }
}
