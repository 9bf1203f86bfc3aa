#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'New-SmmOrder' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel
        $link = 'https://example.com/p'
    }

    It 'sends the documented fields and writes the order' {
        $order = New-SmmOrder -ServiceId 1 -Link $link -Quantity 100
        (Get-TestPanelRequest $panel).Text | Should -Be "action=add&service=1&link=$link&quantity=100"
        $order | Should -BeOfType SimpleSmm.Order
        $order.OrderId, $order.ServiceId, $order.Link, $order.Quantity, $order.Session | Should -Be 235416, 1, $link, 100, 'test'
        $order.Runs, $order.Interval, $order.EstimatedCharge | Should -Be $null, $null, $null
        $order.PlacedAt | Should -BeGreaterThan ((Get-Date).AddMinutes(-1))
        $order.PlacedAt | Should -BeLessOrEqual (Get-Date)
    }

    It 'takes service, link and quantity by position' {
        (New-SmmOrder 1 $link 100).OrderId | Should -Be 235416
        (Get-TestPanelRequest $panel).Text | Should -Be "action=add&service=1&link=$link&quantity=100"
    }

    It 'sends runs and interval of a drip-feed' {
        $order = New-SmmOrder 1 $link 100 -Runs 3 -Interval 60
        (Get-TestPanelRequest $panel).Text | Should -Be "action=add&service=1&link=$link&quantity=100&runs=3&interval=60"
        $order.Runs, $order.Interval | Should -Be 3, 60
    }

    It 'sends any link as it is: <_>' -ForEach 'https://example.com/?a=b&c=d+e%20f#g', 'https://example.com/ünï/日本', '@user_name', "it's;=" {
        $order = New-SmmOrder 1 $_ 100
        (Get-TestPanelOrder $panel).link | Should -BeExactly $_
        $order.Link | Should -BeExactly $_
    }

    It 'estimates the charge once the catalog has been read' {
        $null = Get-SmmService
        (New-SmmOrder 1 $link 1500).EstimatedCharge | Should -Be 1.35
        (New-SmmOrder 1 $link 100 -Runs 3 -Interval 60).EstimatedCharge | Should -Be 0.27
        (New-SmmOrder 31 $link 1).EstimatedCharge | Should -Be 4.99
        $panelSays = (Get-TestPanelOrder $panel).charge
        $panelSays | Should -Be 1.35, 0.27, 4.99
    }

    It 'gives the status of the order that it wrote' {
        $order = New-SmmOrder 1 $link 100
        ($order | Get-SmmOrderStatus).OrderId | Should -Be $order.OrderId
    }

    It 'reports an order that the panel rejects, with the order as the target, and goes on' -ForEach @(
        @{ Bad = @{ ServiceId = 1; Quantity = 5 }; Code = 'InvalidQuantity'; Says = 'Quantity less than minimal 50' }
        @{ Bad = @{ ServiceId = 999; Quantity = 100 }; Code = 'ServiceNotFound'; Says = 'Incorrect service ID' }
        @{ Bad = @{ ServiceId = 51; Quantity = 20000 }; Code = 'InsufficientFunds'; Says = 'Not enough funds' }
    ) {
        $rows = @{ ServiceId = 1; Quantity = 100 }, $Bad, @{ ServiceId = 8; Quantity = 50 } | ForEach-Object {
            [pscustomobject] @{ ServiceId = $_.ServiceId; Link = $link; Quantity = $_.Quantity }
        }
        $run = Invoke-Recorded { $rows | New-SmmOrder }
        $run.Output.ServiceId | Should -Be 1, 8
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike "$Code,*"
        $run.Errors[0].ToString() | Should -BeLike "*$Says*"
        $run.Errors[0].Exception.PanelText | Should -BeLike "$Says*"
        $target = $run.Errors[0].TargetObject
        $target.ServiceId, $target.Link, $target.Quantity | Should -Be $Bad.ServiceId, $link, $Bad.Quantity
        @(Get-TestPanelRequest $panel -Action add).Count | Should -Be 3
    }

    It 'refuses <Name> before any request, and goes on with the next row' -ForEach @(
        @{ Name = 'a service that is text'; Bad = @{ ServiceId = 'abc' }; Code = 'ServiceNotFound'; Named = 'abc' }
        @{ Name = 'a blank service'; Bad = @{ ServiceId = ' ' }; Code = 'ServiceNotFound'; Named = 'service' }
        @{ Name = 'service 0'; Bad = @{ ServiceId = 0 }; Code = 'ServiceNotFound'; Named = '0' }
        @{ Name = 'a negative service'; Bad = @{ ServiceId = '-4' }; Code = 'ServiceNotFound'; Named = '-4' }
        @{ Name = 'a service with a fraction'; Bad = @{ ServiceId = 7.5 }; Code = 'ServiceNotFound'; Named = '7.5' }
        @{ Name = 'an empty link'; Bad = @{ Link = '' }; Code = 'InvalidLink'; Named = 'link is empty' }
        @{ Name = 'a blank link'; Bad = @{ Link = '  ' }; Code = 'InvalidLink'; Named = 'link is empty' }
        @{ Name = 'quantity 0'; Bad = @{ Quantity = 0 }; Code = 'InvalidQuantity'; Named = '0' }
        @{ Name = 'a negative quantity'; Bad = @{ Quantity = '-12' }; Code = 'InvalidQuantity'; Named = '-12' }
        @{ Name = 'a quantity that is text'; Bad = @{ Quantity = '1k' }; Code = 'InvalidQuantity'; Named = '1k' }
        @{ Name = 'a quantity with a separator'; Bad = @{ Quantity = '1,000' }; Code = 'InvalidQuantity'; Named = '1,000' }
        @{ Name = 'a quantity with a fraction'; Bad = @{ Quantity = 99.5 }; Code = 'InvalidQuantity'; Named = '99.5' }
        @{ Name = 'runs without interval'; Bad = @{ Runs = 2 }; Code = 'InvalidField'; Named = 'interval is missing' }
        @{ Name = 'interval without runs'; Bad = @{ Interval = 30 }; Code = 'InvalidField'; Named = 'runs is missing' }
        @{ Name = '0 runs'; Bad = @{ Runs = 0; Interval = 30 }; Code = 'InvalidField'; Named = '0' }
        @{ Name = 'a negative interval'; Bad = @{ Runs = 2; Interval = -30 }; Code = 'InvalidField'; Named = '-30' }
        @{ Name = 'runs that are text'; Bad = @{ Runs = 'two'; Interval = 30 }; Code = 'InvalidField'; Named = 'two' }
    ) {
        $row = @{ ServiceId = 1; Link = $link; Quantity = 100; Runs = $null; Interval = $null }
        foreach ($field in $Bad.Keys) { $row[$field] = $Bad[$field] }
        $rows = [pscustomobject] $row, [pscustomobject] @{ ServiceId = 8; Link = $link; Quantity = 50 }
        $run = Invoke-Recorded { $rows | New-SmmOrder }

        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike "$Code,*"
        $run.Errors[0].ToString() | Should -BeLike "*$Named*"
        $run.Errors[0].TargetObject.Link | Should -BeExactly $row.Link
        foreach ($field in 'ServiceId', 'Quantity', 'Runs', 'Interval') {
            # What can be read of the row is in the target, so that the row can be found again.
            if ($row.$field -is [int]) { $run.Errors[0].TargetObject.$field | Should -Be $row.$field }
        }
        $run.Output.ServiceId | Should -Be 8
        (Get-TestPanelRequest $panel).Text | Should -Be "action=add&service=8&link=$link&quantity=50"
    }

    It 'sends an order once and says that its outcome is unknown after <Name>' -ForEach @(
        @{ Name = 'a reset'; Fault = @{ kind = 'reset'; accept = 'after' } }
        @{ Name = 'a time-out'; Fault = @{ kind = 'hang'; accept = 'after' } }
        @{ Name = 'HTTP 500'; Fault = @{ kind = 'status'; status = 500; accept = 'after' } }
        @{ Name = 'HTTP 502'; Fault = @{ kind = 'status'; status = 502; accept = 'after' } }
        @{ Name = 'an empty answer'; Fault = @{ kind = 'emptyBody'; accept = 'after' } }
        @{ Name = 'an answer without an id'; Fault = 'withoutOrderId' }
        @{ Name = 'an answer with id 0'; Fault = 'orderIdZero' }
        @{ Name = 'half an answer'; Fault = @{ kind = 'cutBody'; bytes = 5 } }
    ) {
        $null = Connect-TestPanel $panel -TimeoutSeconds 1
        Add-TestPanelFault $panel $Fault -Action add
        $rows = 1..2 | ForEach-Object { [pscustomobject] @{ ServiceId = 1; Link = "$link/$_"; Quantity = 100 } }
        $run = Invoke-Recorded { $rows | New-SmmOrder }

        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'OutcomeUnknown,*'
        $run.Errors[0].TargetObject.Link | Should -Be "$link/1"
        $run.Errors[0].Exception | Should -BeOfType SimpleSmm.OutcomeUnknownException
        $run.Errors[0].ToString() | Should -BeLike "*$link/1*may or may not*"
        $run.Errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        $run.Output.Link | Should -Be "$link/2"
        @(Get-TestPanelRequest $panel -Action add).Count | Should -Be 2
        @(Get-TestPanelOrder $panel).link | Should -Be "$link/1", "$link/2"
    }

    It 'ends with one error when the key is refused' {
        $null = Connect-TestPanel $panel -Key wrong
        $rows = 1..3 | ForEach-Object { [pscustomobject] @{ ServiceId = 1; Link = "$link/$_"; Quantity = 100 } }
        $run = Invoke-Recorded { $rows | New-SmmOrder }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidApiKey,*'
        $run.Errors | Should -BeNullOrEmpty
        (Get-TestPanelRequest $panel)[-1].Text | Should -Be 'action=balance'
        @(Get-TestPanelRequest $panel).Count | Should -Be 2
    }
}

Describe 'New-SmmOrder from a CSV file' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel
        $file = Join-Path $TestDrive 'orders.csv'
    }

    It 'places a row an order; empty cells are not sent' {
        Set-Content $file 'ServiceId,Link,Quantity,Runs,Interval,Note', '1,https://example.com/1,100,2,30,a', '8, https://example.com/2 , 50 ,,,', '1,https://example.com/3,75,,,"b, c"'
        $orders = @(Import-Csv $file | New-SmmOrder)
        $orders.OrderId | Should -Be 235416, 235417, 235418
        (Get-TestPanelRequest $panel).Text | Should -Be @(
            'action=add&service=1&link=https://example.com/1&quantity=100&runs=2&interval=30'
            'action=add&service=8&link=https://example.com/2&quantity=50'
            'action=add&service=1&link=https://example.com/3&quantity=75'
        )
    }

    It 'knows the column Service, too' {
        Set-Content $file 'Service;Link;Quantity', '8;https://example.com/1;50'
        (Import-Csv $file -Delimiter ';' | New-SmmOrder).ServiceId | Should -Be 8
    }

    It 'does not give a row without a column the value of the row before it' {
        $rows = @(
            [pscustomobject] @{ ServiceId = 1; Link = 'https://example.com/1'; Quantity = 100; Runs = 2; Interval = 30 }
            [pscustomobject] @{ ServiceId = 1; Link = 'https://example.com/2'; Quantity = 100 }
            [pscustomobject] @{ ServiceId = 1; Link = 'https://example.com/3' }
            [pscustomobject] @{ ServiceId = 1; Quantity = 100 }
            [pscustomobject] @{ Link = 'https://example.com/5'; Quantity = 100 }
        )
        $run = Invoke-Recorded { $rows | New-SmmOrder -SkipValidation:$false }
        (Get-TestPanelRequest $panel).Text | Should -Be @(
            'action=services'
            'action=add&service=1&link=https://example.com/1&quantity=100&runs=2&interval=30'
            'action=add&service=1&link=https://example.com/2&quantity=100'
        )
        $run.Output.Count | Should -Be 2
        $run.Errors.Count | Should -Be 3
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'InvalidQuantity,*'
    }

    It 'ends the file at the first bad row, with what was placed already written, under -ErrorAction Stop' {
        Set-Content $file 'ServiceId,Link,Quantity', '1,https://example.com/1,100', '1,https://example.com/2,1', '1,https://example.com/3,100'
        $run = Invoke-Recorded { Import-Csv $file | New-SmmOrder -ErrorAction Stop }
        $run.Output.Link | Should -Be 'https://example.com/1'
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidQuantity,*'
        @(Get-TestPanelRequest $panel).Count | Should -Be 2
    }
}
