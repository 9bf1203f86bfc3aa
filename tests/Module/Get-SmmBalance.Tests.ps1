#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'Get-SmmBalance' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $session = Connect-TestPanel $panel -Name here
    }

    It 'asks once and writes the money, its currency and the session' {
        $balance = Get-SmmBalance
        $balance | Should -BeOfType SimpleSmm.AccountBalance
        $balance.Balance | Should -BeOfType decimal
        $balance.Balance, $balance.Currency, $balance.Session | Should -Be 100, 'USD', 'here'
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=balance'
    }

    It 'keeps every digit of <Json>' -ForEach @(
        @{ Json = '"999.3011499999998"'; Value = '999.3011499999998' }
        @{ Json = '100.84292'; Value = '100.84292' }
        @{ Json = '1.0e-5'; Value = '0.000010' }
        @{ Json = '"-3.5"'; Value = '-3.5' }
        @{ Json = '0'; Value = '0' }
    ) {
        Add-TestPanelFault $panel @{ kind = 'answer'; body = "{`"balance`":$Json,`"currency`":`"EUR`"}" }
        $balance = Get-SmmBalance
        $balance.Balance | Should -Be ([decimal]::Parse($Value, [cultureinfo]::InvariantCulture))
        $balance.Currency | Should -Be 'EUR'
    }

    It 'asks several sessions, given as names, as objects and from the pipeline' {
        $other = Start-TestPanel -Key other-key -Orders 10 -Currency EUR
        Reset-TestPanel $other
        $there = Connect-TestPanel $other -Name there
        (Get-SmmBalance here, $there).Currency | Should -Be 'USD', 'EUR'
        (Get-SmmSession | Get-SmmBalance).Session | Should -Be 'here', 'there'
        (Get-SmmBalance -Session $session).Session | Should -Be 'here'
        @(Get-TestPanelRequest $panel).Key | Should -Be @(, 'test-key' * 3)
        @(Get-TestPanelRequest $other).Key | Should -Be @(, 'other-key' * 2)
    }

    It 'does not lose the balances of the others when one key is refused' {
        $null = Connect-TestPanel $panel -Name bad -Key wrong
        $run = Invoke-Recorded { Get-SmmBalance bad, nowhere, here }
        $run.Output.Session | Should -Be 'here'
        $run.Errors.FullyQualifiedErrorId | ForEach-Object { $_.Split(',')[0] } | Should -Be 'InvalidApiKey', 'NotConnected'
        $run.Errors.TargetObject | Should -Be 'bad', 'nowhere'
        $run.Termination | Should -BeNullOrEmpty
    }

    It 'ends with one error when the only key is refused' {
        $null = Connect-TestPanel $panel -Name bad -Key wrong
        $run = Invoke-Recorded { Get-SmmBalance }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidApiKey,*'
        $run.Errors | Should -BeNullOrEmpty
    }
}
