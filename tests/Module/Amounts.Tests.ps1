#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
    Reset-TestPanel $panel
    $null = Connect-TestPanel $panel
    $link = 'https://example.com/p'
}

AfterAll { Get-SmmSession | Disconnect-SmmPanel }

Describe 'An amount' {
    BeforeEach { Clear-TestPanelRequest $panel }

    It "that can be misread ends the command before anything is sent: '<_>'" -ForEach @(
        '4,50', '1.000,50', '1,000.50', "1'000", '4 50', ' 4.50', '4.50 USD', '$4.50', '1e3', '1E-3', 'NaN', '-1', '+1', '0x10', '', '.5', '5.', '1.2.3', '٤٫٥', 'ten'
        , @(4, 50), @{ a = 1 }, ([double]::NaN), ([double]::PositiveInfinity), -1, $true, (Get-Date)
    ) {
        $amount = $_
        foreach ($line in { New-SmmOrder 1 $link 100 -Budget $amount }, { New-SmmOrder 1 $link 100 -MaximumCharge $amount }, { New-SmmOrder 1 $link 100 -MaximumRate $amount },
            { Get-SmmService -MinimumRate $amount }, { Get-SmmService -MaximumRate $amount }) {
            $run = Invoke-Recorded $line
            $run.Termination.FullyQualifiedErrorId | Should -Match '^InvalidAmount,'
            "$($run.Termination)" | Should -Match '4\.50'
            Get-TestPanelRequest $panel | Should -BeNullOrEmpty
        }
    }

    It 'is read as it is written: <_>' -ForEach '4.50', '4', '0.0001', 4.5, 4, 4.50d, ([decimal] 4.5), 100L {
        $amount = $_
        $run = Invoke-Recorded { New-SmmOrder 1 "$link/$amount" 100 -Budget $amount -MaximumCharge $amount -MaximumRate '999.99' }
        $run.Termination | Should -BeNullOrEmpty
        if ("$amount" -ne '0.0001') { $run.Output.Count | Should -Be 1 }
        [SimpleSmm.MoneyAmount]::new($_).Value | Should -Be ([decimal]::Parse("$_", [cultureinfo]::InvariantCulture))
    }

    # Fault Input: amounts with a comma
    It 'of a German file is not a thousand times as much' {
        $runspace = New-TestRunspace
        try {
            $told = Invoke-InRunspace $runspace "
                [cultureinfo]::CurrentCulture = 'de-DE'; `$null = Connect-SmmPanel -Sandbox
                `$file = [pscustomobject] @{ Balance = 4.5 } | ConvertTo-Csv | ConvertFrom-Csv
                `$file.Balance; try { New-SmmOrder 1 $link 100 -Budget `$file.Balance } catch { `$_.FullyQualifiedErrorId }"
            $told | Should -Be '4,5', 'InvalidAmount,SimpleSmm.Commands.NewSmmOrderCommand'
        }
        finally { $runspace.Dispose() }
    }

    It 'holds: 0.05 is not enough for an order of 0.09' {
        $run = Invoke-Recorded { New-SmmOrder 1 $link 100 -Budget '0.05' -SkipValidation:$false }
        $run.Errors[0].FullyQualifiedErrorId | Should -Match '^BudgetExceeded,'
        Get-TestPanelRequest $panel -Action add | Should -BeNullOrEmpty
    }
}
