#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'Get-SmmService' {
    BeforeAll {
        Reset-TestPanel $panel
        $null = Connect-TestPanel $panel
        $all = @(Get-SmmService)
    }

    BeforeEach {
        Reset-TestPanel $panel
        $null = Connect-TestPanel $panel
    }

    It 'writes the whole catalog after one request' {
        $services = @(Get-SmmService)
        $services.Count | Should -BeGreaterThan 30
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=services'
    }

    It 'reads the catalog once a session, and again with -Refresh' {
        $null = Get-SmmService
        $run = Invoke-Recorded { Get-SmmService -ServiceId 1 -Verbose }
        $run.Output.ServiceId | Should -Be 1
        $run.Verbose | Should -BeLike 'Using the catalog that was read at *. -Refresh reads it again.'
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
        (1, 2 | Get-SmmService -Refresh).ServiceId | Should -Be 1, 2
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=services', 'action=services'
    }

    It 'writes each service with its numbers as numbers' {
        $service = Get-SmmService -ServiceId 3
        $service | Should -BeOfType SimpleSmm.Service
        $service.Rate | Should -BeOfType decimal
        $service.ServiceId, $service.Name, $service.Type, $service.Category, $service.Rate, $service.Minimum, $service.Maximum |
            Should -Be 3, 'Instagram Followers [No Refill]', 'Default', 'Instagram Followers', 0.4125, 10, 500000
        $service.Refill, $service.Cancel, $service.DripFeed | Should -Be $false, $false, $null
        $service.Currency | Should -Be $null
    }

    It 'says the currency of the rate where the session knows it' {
        Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey $panel.Key)
        (Get-SmmService -ServiceId 3).Currency | Should -Be 'USD'
    }

    It 'takes ids from the pipeline, in their order, and asks only once' {
        (50, '8', 1 | Get-SmmService).ServiceId | Should -Be 50, 8, 1
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }

    It 'reads the catalog once a session, and again with -Refresh' {
        $one = @(Get-SmmService -Name *Followers*)
        (Get-SmmService -ServiceId 3 | Get-SmmService).ServiceId | Should -Be 3
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
        @(Get-SmmService -Name *Followers* -Refresh).Count | Should -Be $one.Count
        @(Get-TestPanelRequest $panel).Count | Should -Be 2
        $null = Connect-TestPanel $panel
        $null = Get-SmmService
        @(Get-TestPanelRequest $panel).Count | Should -Be 3
    }

    It 'takes the service of an order' {
        $order = New-SmmOrder 8 'https://example.com/p' 10
        ($order | Get-SmmService).ServiceId | Should -Be 8
    }

    It 'reports an id that the panel does not sell, <_>, and writes the others' -ForEach '999', 'abc', '0', '-1', '1.5' {
        $id = $_
        $run = Invoke-Recorded { 1, $id, 2 | Get-SmmService }
        $run.Output.ServiceId | Should -Be 1, 2
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'ServiceNotFound,*'
        $run.Errors[0].ToString() | Should -BeLike "*'$id'*"
        $run.Errors[0].TargetObject | Should -Be $id
    }

    It 'finds services by <Name>' -ForEach @(
        @{ Name = 'name with wildcards'; Filter = @{ Name = '*LIKES*' }; Test = { $_.Name -like '*likes*' } }
        @{ Name = 'category'; Filter = @{ Category = 'tiktok' }; Test = { $_.Category -eq 'TikTok' } }
        @{ Name = 'type, however it is spelled'; Filter = @{ Type = 'custom_comments', 'PACKAGE' }; Test = { $_.Type -in 'Custom Comments', 'Package' } }
        @{ Name = 'refill'; Filter = @{ Refill = $true }; Test = { $_.Refill } }
        @{ Name = 'no refill'; Filter = @{ Refill = $false }; Test = { -not $_.Refill } }
        @{ Name = 'cancel'; Filter = @{ Cancel = $true }; Test = { $_.Cancel } }
        @{ Name = 'no cancel'; Filter = @{ Cancel = $false }; Test = { -not $_.Cancel } }
        @{ Name = 'lowest rate'; Filter = @{ MinimumRate = 4.1 }; Test = { $_.Rate -ge 4.1 } }
        @{ Name = 'highest rate'; Filter = @{ MaximumRate = 0.09 }; Test = { $_.Rate -le 0.09 } }
        @{ Name = 'all of these'; Filter = @{ Name = 'Instagram*'; Refill = $true; Cancel = $true; MaximumRate = 0.5 }; Test = { $_.ServiceId -eq 9 } }
    ) {
        $expected = @($all | Where-Object $Test)
        $expected.Count | Should -BeGreaterThan 0
        $expected.Count | Should -BeLessThan $all.Count
        (Get-SmmService @Filter).ServiceId | Should -Be $expected.ServiceId
    }

    It 'writes nothing, and no error, where nothing matches' {
        $run = Invoke-Recorded { Get-SmmService 'no such thing*' }
        $run.Output.Count + $run.Errors.Count | Should -Be 0
    }

    It 'keeps the rest of a catalog in which one entry is broken' {
        $body = '[{"service":1,"name":"One","rate":"1"},{"name":"no id"},{"service":3,"name":"Three","rate":"3","refill":"1"}]'
        Add-TestPanelFault $panel @{ kind = 'answer'; body = $body }
        $run = Invoke-Recorded { Get-SmmService }
        $run.Output.ServiceId | Should -Be 1, 3
        $run.Output.Refill | Should -Be $null, $true
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'ResponseInvalid,*'
        $run.Errors[0].ToString() | Should -BeLike '*no id*'
    }

    It 'keeps what the panel says beyond the documented fields' {
        Add-TestPanelFault $panel @{ kind = 'answer'; body = '[{"service":1,"name":"One","rate":"1","average_time":"2 h"}]' }
        (Get-SmmService).AdditionalData['average_time'] | Should -Be '2 h'
    }

    It 'ends with one error without a session' {
        Get-SmmSession | Disconnect-SmmPanel
        $run = Invoke-Recorded { 1, 2 | Get-SmmService }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
        $run.Errors | Should -BeNullOrEmpty
    }
}
