#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
}

Describe 'A sandbox of the SmartPanel family' {
    BeforeAll {
        Get-SmmSession | Disconnect-SmmPanel
        $session = Connect-SmmPanel -Sandbox -SandboxDialect Smart -SandboxSpeed 0 -PassThru
    }

    AfterAll { Get-SmmSession | Disconnect-SmmPanel }

    It 'is sent values that are encoded twice' {
        $session.DoubleEncoding | Should -BeTrue
        $link = 'https://example.com/a%20b+c?x=1&y=ü'
        New-SmmOrder 1 $link 100 -Reference smart/1
        (New-SmmOrder 1 $link 100 -Reference smart/1).AlreadyPlaced | Should -BeTrue
        $session.Clock.Advance([timespan]::FromDays(3))
        (Get-SmmOrder -Reference smart/1 | Get-SmmOrderStatus).IsFinal | Should -BeTrue
    }

    It 'answers for each id of a list, and has a catalog and a balance' {
        $first, $second = 1..2 | ForEach-Object { (New-SmmOrder 1 "https://example.com/$_" 100).OrderId }
        $found = $first, 7, $second | Get-SmmOrderStatus -ErrorVariable failed -ErrorAction SilentlyContinue
        $found.OrderId | Should -Be $first, $second
        $failed.FullyQualifiedErrorId | Should -Be 'OrderNotFound,SimpleSmm.Commands.GetSmmOrderStatusCommand'
        @(Get-SmmService).Count | Should -Be 41
        (Get-SmmBalance).Currency | Should -Be 'USD'
    }

    It 'says that it does not have the action: <_>' -ForEach 'Invoke-SmmRefill', 'Stop-SmmOrder', 'Get-SmmRefillStatus' {
        $null = & $_ 235416 -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'UnsupportedAction,*'
        "$($failed[0])" | Should -BeLike '*action*'
    }
}

Describe '-SandboxDialect' {
    It 'is the documented panel where it is left out, whose values are encoded once' {
        (Connect-SmmPanel -Sandbox -PassThru).DoubleEncoding | Should -BeFalse
        (Connect-SmmPanel -Sandbox -SandboxDialect Perfect -PassThru).DoubleEncoding | Should -BeFalse
        { Connect-SmmPanel -Sandbox -DoubleEncoding } | Should -Throw '*-DoubleEncoding*' -ErrorId 'InvalidField,*'
        { Connect-SmmPanel -Sandbox -SandboxDialect Smart -DoubleEncoding } | Should -Not -Throw
    }

    It 'refuses another word, and belongs to a sandbox' {
        { Connect-SmmPanel -Sandbox -SandboxDialect Clever } | Should -Throw -ErrorId 'CannotConvertArgumentNoMessage,*'
        (Get-Command Connect-SmmPanel).Parameters['SandboxDialect'].ParameterSets.Keys | Should -Be 'Sandbox'
    }
}
