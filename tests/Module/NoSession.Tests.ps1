#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'No session' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
    }

    It 'ends <Line> with one error that names Connect-SmmPanel' -ForEach @(
        @{ Line = { 1..3 | Get-SmmOrderStatus } }
        @{ Line = { 1..3 | Get-SmmRefillStatus } }
        @{ Line = { 1..3 | Invoke-SmmRefill } }
        @{ Line = { 1..3 | Stop-SmmOrder } }
        @{ Line = { Get-SmmService } }
        @{ Line = { Get-SmmBalance } }
        @{ Line = { Import-Csv "$TestDrive/x.csv" | New-SmmOrder } }
        @{ Line = { New-SmmOrder 1 'https://example.com/p' 100 } }
        @{ Line = { New-SmmOrder 1 'https://example.com/p' 100 -WhatIf } }
    ) {
        Set-Content "$TestDrive/x.csv" 'ServiceId,Link,Quantity', '1,a,100', '1,b,100'
        $run = Invoke-Recorded $Line
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
        $run.Termination.CategoryInfo.Category | Should -Be 'ConnectionError'
        "$($run.Termination)" | Should -BeLike '*Connect-SmmPanel*'
        $run.Errors | Should -BeNullOrEmpty
        $run.Output | Should -BeNullOrEmpty
    }

    It 'ends <_> -Session with the name of the session that is not there' -ForEach 'Get-SmmOrderStatus', 'Get-SmmRefillStatus', 'Invoke-SmmRefill', 'Stop-SmmOrder' {
        $command = $_
        $null = Connect-TestPanel $panel -Name here
        $run = Invoke-Recorded { 1..3 | & $command -Session there }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
        "$($run.Termination)" | Should -BeLike "*'there'*here*"
        $run.Errors | Should -BeNullOrEmpty
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'makes a script without a session, in a process of its own, end with exit code 1' {
        $child = Invoke-ChildPowerShell '$ErrorActionPreference = "Stop"; 1..3 | Get-SmmOrderStatus; "not reached"' -NonInteractive
        $child.ExitCode | Should -Be 1
        $child.Output | Should -Not -BeLike '*not reached*'
        "$($child.Output)$($child.Errors)" | Should -BeLike '*Connect-SmmPanel*'
    }
}
