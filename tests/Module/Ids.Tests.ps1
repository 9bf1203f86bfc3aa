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

Describe 'A list of ids in one object, given to <Command>' -ForEach $cmdlets {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel -Name shop
        if ($Command -eq 'Get-SmmRefillStatus') { $null = 1, 2 | Invoke-SmmRefill; Clear-TestPanelRequest $panel }
    }

    It 'is one outcome per id, at the session of the object: <_>' -ForEach 'an object', 'a table', 'JSON', 'CLIXML' {
        $object = [pscustomobject] @{ $Id = $Good; Session = 'shop' }
        $given = switch ($_) {
            'an object' { $object }
            'a table' { , @{ $Id = [Collections.Generic.List[object]] $Good; Session = 'shop' } }
            'JSON' { $object | ConvertTo-Json | ConvertFrom-Json }
            'CLIXML' { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($object)) }
        }
        $null = Connect-SmmPanel -Sandbox -Name other
        $run = Invoke-Recorded { $given | & $Command }
        $run.Errors | Should -BeNullOrEmpty
        $run.Output.$Id | Should -Be $Good
        (Get-TestPanelRequest $panel).Ids | Should -Be $Good
    }

    It 'of one id is that id, and of none is an error' {
        $run = Invoke-Recorded { [pscustomobject] @{ $Id = @() }, [pscustomobject] @{ $Id = , $Good[0] } | & $Command }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        $run.Output.$Id | Should -Be $Good[0]
    }

    It 'of 101 ids is two requests and 101 outcomes' {
        $run = Invoke-Recorded { & $Command ([pscustomobject] @{ $Id = 1..101 }) }
        $run.Output.Count + $run.Errors.Count | Should -Be 101
        (Get-TestPanelRequest $panel).ForEach{ @($_.Ids).Count } | Sort-Object | Should -Be 1, 100
    }

    It 'reports what is not an id in it, and goes on' {
        $run = Invoke-Recorded { [pscustomobject] @{ $Id = $Good[0], $null, 'abc', @{ a = 1 }, $Good[1] } | & $Command }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        $run.Errors.Count | Should -Be 3
        $run.Output.$Id | Should -Be $Good
    }
}

Describe 'A list of ids in one object' {
    It 'is each of them for <_>' -ForEach 'Get-SmmOrder', 'Import-SmmOrder', 'Wait-SmmOrder' {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel
        if ($_ -eq 'Get-SmmOrder') { $null = 2, 3 | Import-SmmOrder }
        $with = if ($_ -eq 'Wait-SmmOrder') { @{ TimeoutSeconds = 0 } } else { @{} }
        $run = Invoke-Recorded { [pscustomobject] @{ OrderId = 2, 3 } | & $_ @with }
        @($run.Output.ForEach{ $_.OrderId }; $run.Errors.ForEach{ $_.TargetObject }) | Sort-Object | Should -Be 2, 3
    }

    It 'is each of them for Get-SmmService' {
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel
        ([pscustomobject] @{ ServiceId = 1, 8 } | Get-SmmService).ServiceId | Should -Be 1, 8
    }
}
