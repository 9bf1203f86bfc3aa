#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

BeforeDiscovery {
    $cmdlets = @(
        @{ Command = 'Get-SmmOrderStatus'; Good = 2, 3; Id = 'OrderId' }
        @{ Command = 'Invoke-SmmRefill'; Good = 2, 9; Id = 'OrderId' }
        @{ Command = 'Stop-SmmOrder'; Good = 3, 6; Id = 'OrderId' }
        @{ Command = 'Get-SmmRefillStatus'; Good = 1, 2; Id = 'RefillId' }
    )
    $values = @(
        @{ Name = 'text'; Value = 'abc' }
        @{ Name = 'an empty text'; Value = '' }
        @{ Name = 'blanks'; Value = '  ' }
        @{ Name = '0'; Value = 0 }
        @{ Name = 'a negative number'; Value = -17 }
        @{ Name = 'a fraction'; Value = 7.5 }
        @{ Name = 'a fraction as text'; Value = '7.5' }
        @{ Name = 'a separator'; Value = '1,234' }
        @{ Name = 'hexadecimal digits'; Value = '0x10' }
        @{ Name = 'a number that is too large'; Value = '99999999999999999999' }
    )
}

Describe 'What is no id, given to <Command>' -ForEach $cmdlets {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel
        if ($Command -eq 'Get-SmmRefillStatus') { $null = 1, 2 | Invoke-SmmRefill; Clear-TestPanelRequest $panel }
    }

    It 'reports <Name> and goes on with the other ids' -ForEach $values {
        $run = Invoke-Recorded { $Good[0], $Value, $Good[1] | & $Command }
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        $run.Errors[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
        $text = "$Value".Trim()
        $run.Errors[0].ToString() | Should -BeLike "'$text' is not a valid * id: use a whole number greater than 0*"
        $run.Errors[0].TargetObject | Should -Be $text
        $run.Output.$Id | Should -Be $Good
        (Get-TestPanelRequest $panel).Ids | Should -Be $Good
    }

    It 'sends nothing when there is nothing else' {
        $run = Invoke-Recorded { & $Command abc, 0 }
        $run.Errors.Count | Should -Be 2
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'reports $null in a pipeline and goes on' {
        $run = Invoke-Recorded { $Good[0], $null, $Good[1] | & $Command }
        $run.Errors.Count | Should -Be 1
        $run.Output.$Id | Should -Be $Good
    }

    It 'reports an object without such a property and goes on' {
        $row = [pscustomobject] @{ Other = 5 }
        $run = Invoke-Recorded { $Good[0], $row, $Good[1] | & $Command }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        $run.Errors.TargetObject | Should -Be $row
        $run.Output.$Id | Should -Be $Good
    }

    It 'takes <_> for the number that it is' -ForEach '+2', ' 2 ', '002', 2.0, ([decimal] 2.0), ([int64] 2), ([byte] 2) {
        $run = Invoke-Recorded { & $Command $_ }
        (Get-TestPanelRequest $panel).Ids | Should -Be '2'
    }
}
