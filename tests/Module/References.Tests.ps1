#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'New-SmmOrder -Reference' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $session = Connect-TestPanel $panel -TimeoutSeconds 1
        $link = 'https://example.com/p'
        $sent = "action=add&service=1&link=$link&quantity=100"
    }

    It 'sends everything but the reference, and writes it' {
        $order = New-SmmOrder 1 $link 100 -Reference A-1
        $order.Reference, $order.Outcome, $order.AlreadyPlaced, $order.Session | Should -Be 'A-1', 'Placed', $false, 'test'
        (Get-TestPanelRequest $panel).Text | Should -Be $sent
    }

    It 'writes the order that was placed before and sends nothing' {
        $first = New-SmmOrder 1 $link 100 -Reference A-1
        $run = Invoke-Recorded { New-SmmOrder 1 $link 100 -Reference A-1 }
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
        $run.Errors.Count + $run.Warnings.Count | Should -Be 0
        $again = $run.Output[0]
        $again.AlreadyPlaced | Should -BeTrue
        foreach ($property in 'OrderId', 'ServiceId', 'Link', 'Quantity', 'Reference', 'Outcome', 'PlacedAt', 'Session', 'Currency') {
            $again.$property | Should -Be $first.$property
        }
    }

    It 'writes what the panel said of the order since, even if it said so while the ledger was made' {
        $null = New-SmmOrder 1 $link 100 -Reference A-1 | Get-SmmOrderStatus
        (New-SmmOrder 1 $link 100 -Reference A-1).Status | Should -Be 'Pending'
    }

    It 'knows the order again in a later session, whatever its name, and not in another account' {
        $first = New-SmmOrder 1 $link 100 -Reference A-1
        $null = Connect-TestPanel $panel -LedgerPath $session.LedgerPath -Name TEST
        (New-SmmOrder 1 $link 100 -Reference A-1).OrderId | Should -Be $first.OrderId
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
        $null = Connect-TestPanel $panel -LedgerPath $session.LedgerPath -Name other
        (New-SmmOrder 1 $link 100 -Reference A-1).OrderId | Should -Be $first.OrderId
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
        $null = Connect-TestPanel $panel -LedgerPath $session.LedgerPath -Account other
        (New-SmmOrder 1 $link 100 -Reference A-1).AlreadyPlaced | Should -BeFalse
        @(Get-TestPanelRequest $panel).Count | Should -Be 2
    }

    It 'tells references apart by their case' {
        (New-SmmOrder 1 $link 100 -Reference a), (New-SmmOrder 1 $link 100 -Reference A) | ForEach-Object AlreadyPlaced | Should -Be $false, $false
    }

    It 'refuses the reference of an order with <Name>' -ForEach @(
        @{ Name = 'another service'; Other = @{ ServiceId = 8 } }
        @{ Name = 'another link'; Other = @{ Link = 'https://example.com/q' } }
        @{ Name = 'another quantity'; Other = @{ Quantity = 200 } }
        @{ Name = 'a drip-feed'; Other = @{ Runs = 2; Interval = 30 } }
    ) {
        $null = New-SmmOrder 1 $link 100 -Reference A-1
        $with = @{ ServiceId = 1; Link = $link; Quantity = 100 }
        foreach ($field in $Other.Keys) { $with[$field] = $Other[$field] }
        $run = Invoke-Recorded { New-SmmOrder @with -Reference A-1 }
        $run.Output | Should -BeNullOrEmpty
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -Be 'ReferenceConflict,SimpleSmm.Commands.NewSmmOrderCommand'
        $run.Errors[0].TargetObject.Reference | Should -Be 'A-1'
        "$($run.Errors[0])" | Should -BeLike "*'A-1' belongs to another order (*$link*not sent*"
        (Get-TestPanelRequest $panel).Text | Should -Be $sent
    }

    It 'gives an order without a reference a new one, and keeps it' {
        $orders = @(1..2 | ForEach-Object { New-SmmOrder 1 $link 100 })
        $orders.Reference | Sort-Object -Unique | Should -HaveCount 2
        @(Get-TestPanelRequest $panel).Count | Should -Be 2
        (Get-SmmOrder).OrderId | Should -Be $orders.OrderId
        (Get-SmmOrder).Reference | Should -Be $orders.Reference
    }

    It 'sends an order again that the panel rejected' {
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'Not enough funds' }
        $run = Invoke-Recorded { New-SmmOrder 1 $link 100 -Reference A-1 }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'InsufficientFunds,*'
        (Get-SmmOrder).Outcome | Should -Be 'Rejected'
        (New-SmmOrder 1 $link 100 -Reference A-1).AlreadyPlaced | Should -BeFalse
        @(Get-TestPanelRequest $panel).Count | Should -Be 2
        (Get-SmmOrder).Outcome | Should -Be 'Placed'
    }

    It 'sends an order again, with other fields, that was refused before it was sent' {
        $null = New-SmmOrder 1 $link 0 -Reference A-1 -ErrorAction Ignore
        (New-SmmOrder 1 $link 100 -Reference A-1).Outcome | Should -Be 'Placed'
    }

    # Fault The wire: a repeated script after an unknown outcome
    It 'never sends an order again whose outcome is unknown after <Name>' -ForEach @(
        @{ Name = 'a reset'; Fault = @{ kind = 'reset'; accept = 'after' } }
        @{ Name = 'a time-out'; Fault = @{ kind = 'hang'; accept = 'after' } }
        @{ Name = 'HTTP 500'; Fault = @{ kind = 'status'; status = 500; accept = 'after' } }
        @{ Name = 'half an answer'; Fault = @{ kind = 'truncateJson' } }
    ) {
        Add-TestPanelFault $panel $Fault
        $run = Invoke-Recorded { 1..3 | ForEach-Object { New-SmmOrder 1 $link 100 -Reference A-1 } }
        $run.Output | Should -BeNullOrEmpty
        $run.Errors.FullyQualifiedErrorId.ForEach{ $_.Split(',')[0] } | Should -Be 'OutcomeUnknown', 'OutcomeUnknown', 'OutcomeUnknown'
        "$($run.Errors[2])" | Should -BeLike "*'A-1' is unknown from an earlier run*It was sent at*not sent again*"
        [regex]::Matches("$($run.Errors[2])", 'sent again').Count | Should -Be 1
        $run.Errors[2].Exception | Should -BeOfType SimpleSmm.OutcomeUnknownException
        $run.Errors[2].Exception.Fields['link'] | Should -Be $link
        $run.Errors[2].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        (Get-TestPanelRequest $panel).Text | Should -Be $sent
        (Get-SmmOrder -Outcome Unknown).Reference | Should -Be 'A-1'
    }

    It 'places again what a refused key kept from being placed' {
        $null = Connect-TestPanel $panel -Key wrong -LedgerPath $session.LedgerPath
        (Invoke-Recorded { New-SmmOrder 1 $link 100 -Reference A-1 }).Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidApiKey,*'
        $null = Connect-TestPanel $panel -LedgerPath $session.LedgerPath
        (New-SmmOrder 1 $link 100 -Reference A-1).Outcome | Should -Be 'Placed'
    }

    It 'needs a ledger, and sends nothing without one' {
        Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey $panel.Key) -Name bare -NoLedger -SkipVerification
        $run = Invoke-Recorded { New-SmmOrder 1 $link 100 -Reference A-1 }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'LedgerUnavailable,*'
        "$($run.Errors[0])" | Should -BeLike "*'bare'*-NoLedger*'A-1'*"
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
        $order = New-SmmOrder 1 $link 100
        $order.OrderId, $order.Reference | Should -Be 235416, $null
    }

    It 'asks nothing, sends nothing and keeps nothing with -WhatIf' {
        New-SmmOrder 1 $link 100 -Reference A-1 -WhatIf
        New-SmmOrder 1 $link 100 -WhatIf
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
        $session.LedgerPath | Should -Not -Exist
    }

    It 'holds among the rows of a dry run' {
        $runspace = New-TestRunspace
        try {
            $told = Invoke-InRunspace $runspace '
                param($session, $link)
                $rows = 100, 100, 200 | ForEach-Object { [pscustomobject] @{ ServiceId = 1; Link = $link; Quantity = $_; Reference = "A-1" } }
                $rows | New-SmmOrder -Session $session -SkipValidation -WhatIf -ErrorAction SilentlyContinue -ErrorVariable refused 6>&1
                $refused[0].FullyQualifiedErrorId' $session, $link
        }
        finally { $runspace.Dispose() }
        "$($told[0])" | Should -BeLike 'What if: 1 to be sent, 1 placed before, 0 left out, 1 refused.*'
        $told[1] | Should -BeLike 'ReferenceConflict,*'
        $told.Count | Should -Be 2
        $session.LedgerPath | Should -Not -Exist
    }

    It 'holds in a sandbox, too' {
        Connect-SmmPanel -Sandbox
        $first = New-SmmOrder 1 $link 1000 -Reference A-1
        $again = New-SmmOrder 1 $link 1000 -Reference A-1
        $again.OrderId, $again.AlreadyPlaced | Should -Be $first.OrderId, $true
        (Get-SmmBalance).Balance | Should -Be 99.1
    }
}

Describe 'A CSV file with a column Reference' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel
        $file = Join-Path $TestDrive 'orders.csv'
    }

    # Fault Input: a file that is run again and again
    It 'is placed once however often it is run, also with rows added' {
        Set-Content $file 'Reference,ServiceId,Link,Quantity', 'A-1,1,https://example.com/1,100', 'A-2,8,https://example.com/2,50'
        $first = @(Import-Csv $file | New-SmmOrder)
        Add-Content $file 'A-3,1,https://example.com/3,75'
        $second = @(Import-Csv $file | New-SmmOrder)
        $second.Reference | Should -Be 'A-1', 'A-2', 'A-3'
        $second.AlreadyPlaced | Should -Be $true, $true, $false
        $second.OrderId[0..1] | Should -Be $first.OrderId
        (Get-TestPanelRequest $panel).Text | Should -Be @(
            'action=add&service=1&link=https://example.com/1&quantity=100'
            'action=add&service=8&link=https://example.com/2&quantity=50'
            'action=add&service=1&link=https://example.com/3&quantity=75'
        )
    }

    # Fault Input: empty references
    It 'has an error for a row whose reference is <Name>, and goes on' -ForEach @(
        @{ Name = 'empty'; Reference = '' }
        @{ Name = 'blank'; Reference = '  ' }
        @{ Name = 'begun with a blank'; Reference = ' A' }
        @{ Name = 'too long'; Reference = 'x' * 2000 }
    ) {
        $rows = $Reference, 'A-2' | ForEach-Object { [pscustomobject] @{ Reference = $_; ServiceId = 1; Link = "https://example.com/$($_.Length)"; Quantity = 100 } }
        $run = Invoke-Recorded { $rows | New-SmmOrder }
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        "$($run.Errors[0])" | Should -BeLike '*reference*'
        $run.Errors[0].TargetObject.Link | Should -Be $rows[0].Link
        $run.Output.Reference | Should -Be 'A-2'
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
        @(Get-SmmOrder).Count | Should -Be 1
    }

    It 'does not give a row without the column the reference of the row before it' {
        $rows = [pscustomobject] @{ Reference = 'A-1'; ServiceId = 1; Link = 'a'; Quantity = 100 }, [pscustomobject] @{ ServiceId = 1; Link = 'a'; Quantity = 100 }
        $orders = @($rows | New-SmmOrder)
        $orders[1].Reference | Should -Not -Be 'A-1'
        @(Get-TestPanelRequest $panel).Count | Should -Be 2
    }

    It 'sends the first of several rows with one reference, and refuses those that are other orders' {
        Set-Content $file 'Reference,ServiceId,Link,Quantity', 'A-1,1,https://example.com/1,100', 'A-1,1,https://example.com/1,100', 'A-1,1,https://example.com/2,100'
        $run = Invoke-Recorded { Import-Csv $file | New-SmmOrder }
        $run.Output.AlreadyPlaced | Should -Be $false, $true
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'ReferenceConflict,*'
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }
}
