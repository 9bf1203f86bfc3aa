#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
}

Describe 'Get-SmmOrder' {
    BeforeAll {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $ledger = New-LedgerPath
        $null = Connect-TestPanel $panel -LedgerPath $ledger -TimeoutSeconds 1

        # One of each state, and three days.
        $orders = @(
            New-SmmOrder 1 'https://example.com/a' 100 -Reference A-1
            New-SmmOrder 8 'https://example.com/b' 50 -Reference A-2
            Import-SmmOrder 2 -ServiceId 1 -Link 'https://example.com/a' -Reference old -PlacedAt '2024-05-01T00:00:00Z'
            Import-SmmOrder 3 -Reference older -PlacedAt '2023-05-01T00:00:00Z'
        )
        $null = New-SmmOrder 999 'https://example.com/c' 100 -Reference rejected -ErrorAction Ignore
        Add-TestPanelFault $panel @{ kind = 'reset'; accept = 'after' }
        $null = New-SmmOrder 1 'https://example.com/d' 100 -Reference unknown -ErrorAction Ignore
        $null = Get-SmmOrderStatus 2, 3
        Clear-TestPanelRequest $panel
    }

    AfterAll { Get-SmmSession | Disconnect-SmmPanel }

    It 'writes every order, the oldest first, and asks the panel nothing' {
        $run = Invoke-Recorded { Get-SmmOrder }
        $run.Output | ForEach-Object { $_ | Should -BeOfType SimpleSmm.Order }
        $run.Output.Reference | Should -Be 'older', 'old', 'A-1', 'A-2', 'rejected', 'unknown'
        $run.Output.Outcome | Should -Be 'Placed', 'Placed', 'Placed', 'Placed', 'Rejected', 'Unknown'
        $run.Errors.Count + $run.Warnings.Count | Should -Be 0
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'writes an order as it was placed' {
        $order = Get-SmmOrder -Reference A-1
        $placed = $orders[0]
        foreach ($property in 'OrderId', 'ServiceId', 'Link', 'Quantity', 'Runs', 'Interval', 'Reference', 'Outcome', 'PlacedAt', 'Session') {
            $order.$property | Should -Be $placed.$property
        }
        $order.OrderId, $order.Session, $order.AlreadyPlaced, $order.Status | Should -Be 235416, 'test', $false, $null
    }

    It 'writes the status that was read last, and when' {
        $order = Get-SmmOrder 2
        $order.Status, $order.IsFinal, $order.Currency | Should -Be 'Completed', $true, 'USD'
        $order.Charge | Should -BeOfType decimal
        $order.StatusAt | Should -BeGreaterThan ((Get-Date).AddMinutes(-1))
    }

    It 'says why an order was rejected, and why another is unknown' {
        (Get-SmmOrder -Reference rejected).Reason | Should -BeLike '*Incorrect service ID*'
        (Get-SmmOrder -Reference unknown).Reason | Should -Not -BeNullOrEmpty
    }

    It 'chooses by <Name>' -ForEach @(
        @{ Name = 'id'; By = @{ OrderId = 3, 235417 }; Expected = 'older', 'A-2' }
        @{ Name = 'reference'; By = @{ Reference = 'A-2', 'old' }; Expected = 'A-2', 'old' }
        @{ Name = 'outcome'; By = @{ Outcome = 'Unknown' }; Expected = 'unknown' }
        @{ Name = 'status, in any case'; By = @{ Status = 'completed' }; Expected = 'old' }
        @{ Name = 'several outcomes'; By = @{ Outcome = 'unknown', 'Rejected' }; Expected = 'rejected', 'unknown' }
        @{ Name = 'several statuses'; By = @{ Status = 'Partial', 'Completed' }; Expected = 'old' }
        @{ Name = 'a status with a wildcard'; By = @{ Status = 'comp*' }; Expected = 'old' }
        @{ Name = 'a reference with a wildcard'; By = @{ Reference = 'A-*' }; Expected = 'A-1', 'A-2' }
        @{ Name = 'references that overlap'; By = @{ Reference = 'A-*', '*-2', 'A-1' }; Expected = 'A-1', 'A-2' }
        @{ Name = 'a wildcard that nothing fits'; By = @{ Reference = 'a-*' }; Expected = @() }
        @{ Name = 'the last'; By = @{ Last = 2 }; Expected = 'rejected', 'unknown' }
        @{ Name = 'the last of several references'; By = @{ Reference = 'A-1', 'old*', 'A-2'; Last = 2 }; Expected = 'A-1', 'A-2' }
        @{ Name = 'the last of an outcome'; By = @{ Outcome = 'Placed'; Last = 1 }; Expected = 'A-2' }
        @{ Name = 'the last 0'; By = @{ Last = 0 }; Expected = @() }
        @{ Name = 'service'; By = @{ Service = 8 }; Expected = 'A-2' }
        @{ Name = 'link'; By = @{ Link = 'https://example.com/a' }; Expected = 'old', 'A-1' }
        @{ Name = 'date, to the day'; By = @{ Since = '2024-05-01T00:00:00Z'; Before = '2024-05-02T00:00:00Z' }; Expected = 'old' }
        @{ Name = 'date, the end excluded'; By = @{ Before = '2024-05-01T00:00:00Z' }; Expected = 'older' }
        @{ Name = 'number'; By = @{ First = 2 }; Expected = 'older', 'old' }
        @{ Name = 'number over several references'; By = @{ Reference = 'A-1', 'A-2', 'old'; First = 2 }; Expected = 'A-1', 'A-2' }
        @{ Name = 'two conditions'; By = @{ ServiceId = 1; Outcome = 'Placed'; Since = '2025-01-01' }; Expected = 'A-1' }
        @{ Name = 'what nothing fits'; By = @{ ServiceId = 77 }; Expected = @() }
        @{ Name = 'number 0'; By = @{ First = 0 }; Expected = @() }
    ) {
        $run = Invoke-Recorded { Get-SmmOrder @By }
        @($run.Output.ForEach{ $_.Reference }) | Should -Be $Expected
        $run.Errors | Should -BeNullOrEmpty
    }

    It 'says of an order that was not placed that it does not have an id, everywhere' {
        $order = Get-SmmOrder -Reference rejected
        $null -eq $order.OrderId | Should -BeTrue
        $json = $order | ConvertTo-Json | ConvertFrom-Json
        $null -eq $json.OrderId | Should -BeTrue
        $json.Outcome | Should -BeExactly 'Rejected'
        $row = $order | ConvertTo-Csv | ConvertFrom-Csv
        $row.OrderId, $row.Outcome | Should -BeExactly '', 'Rejected'
        $order | Format-List OrderId | Out-String | Should -Not -Match '0'
        (Get-SmmOrder | ConvertTo-Json | ConvertFrom-Json).Outcome | Should -BeExactly 'Placed', 'Placed', 'Placed', 'Placed', 'Rejected', 'Unknown'
    }

    It 'reads the reference of an object as it is, and only a typed one as a pattern: <_>' -ForEach 'A-*', 'A-?', '[A-Z]-1', 'A-[1]', 'A`-1' {
        $object = [pscustomobject] @{ OrderId = $null; Reference = $_ }
        $run = Invoke-Recorded { $object | Get-SmmOrder; [pscustomobject] @{ Reference = 'A-1' } | Get-SmmOrder }
        $run.Output.Reference | Should -Be 'A-1'
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'OrderNotFound,*'
        "$($run.Errors[0])" | Should -BeLike "*$([WildcardPattern]::Escape($_))*"
        $null = Import-SmmOrder 9 -Reference $_
        try { ($object | Get-SmmOrder).Reference | Should -BeExactly $_ }
        finally { Remove-SmmOrder $_ -Force }
    }

    It 'refuses an outcome that does not exist, and names those that do' {
        $run = Invoke-Recorded { Get-SmmOrder -Outcome Lost }
        "$($run.Termination)" | Should -BeLike '*Sending,Placed,Rejected,Unknown*'
    }

    It 'refuses an empty list of -<_>' -ForEach 'Outcome', 'Status' {
        $with = @{ $_ = @() }
        (Invoke-Recorded { Get-SmmOrder @with }).Termination.FullyQualifiedErrorId | Should -BeLike 'ParameterArgumentValidationError,*'
    }

    It 'takes ids, orders and statuses from the pipeline' {
        (2, 3 | Get-SmmOrder).Reference | Should -Be 'old', 'older'
        ($orders[1] | Get-SmmOrder).Reference | Should -Be 'A-2'
        (Get-SmmOrderStatus 3 | Get-SmmOrder).Reference | Should -Be 'older'
    }

    It 'reports each order that is not there, and goes on' {
        $run = Invoke-Recorded { 2, 987654, 3 | Get-SmmOrder }
        $run.Output.Reference | Should -Be 'old', 'older'
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -Be 'OrderNotFound,SimpleSmm.Commands.GetSmmOrderCommand'
        $run.Errors[0].TargetObject | Should -Be 987654
        "$($run.Errors[0])" | Should -BeLike "*'test'*987654*"

        $run = Invoke-Recorded { Get-SmmOrder -Reference nobody, A-1 }
        $run.Output.Reference | Should -Be 'A-1'
        $run.Errors.TargetObject | Should -Be 'nobody'
    }

    It 'reports an order that is there under another condition as no error' {
        $run = Invoke-Recorded { Get-SmmOrder 2, 3 -Status Completed }
        $run.Output.OrderId | Should -Be 2
        $run.Errors | Should -BeNullOrEmpty
    }

    It 'reports <_> as no id' -ForEach 'abc', '0', '-3', '1.5', '' {
        $run = Invoke-Recorded { Get-SmmOrder $_, 2 }
        $run.Output.OrderId | Should -Be 2
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        $run.Errors[0].TargetObject | Should -Be $_
    }

    It 'never takes an empty list for everything' {
        $run = Invoke-Recorded { Get-SmmOrder -OrderId @(); Get-SmmOrder -Reference @(); @() | Get-SmmOrder -ErrorAction Ignore }
        $run.Output | Should -BeNullOrEmpty
    }

    It 'shows every session of the same panel everything, and another account nothing' {
        $null = Connect-TestPanel $panel -LedgerPath $ledger -Account other
        Get-SmmOrder | Should -BeNullOrEmpty
        (Connect-TestPanel $panel -LedgerPath $ledger -Name another).LedgerPath | Should -Be $ledger
        (Get-SmmOrder -First 1).Session | Should -Be 'another'
        @(Get-SmmOrder).Count | Should -Be 6
    }
}

Describe 'Get-SmmOrder where there is nothing to read' {
    BeforeEach { Get-SmmSession | Disconnect-SmmPanel }

    It 'writes nothing and makes no file before the first order' {
        $session = Connect-TestPanel $panel
        $run = Invoke-Recorded { Get-SmmOrder; Get-SmmOrder -Outcome Unknown }
        $run.Output.Count + $run.Errors.Count | Should -Be 0
        (Invoke-Recorded { Get-SmmOrder 1 }).Errors.FullyQualifiedErrorId | Should -BeLike 'OrderNotFound,*'
        (Invoke-Recorded { Get-SmmOrder -Reference R }).Errors.FullyQualifiedErrorId | Should -BeLike 'OrderNotFound,*'
        $session.LedgerPath | Should -Not -Exist
    }

    It 'says that the session has no ledger' {
        Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey x) -Name bare -NoLedger -SkipVerification
        $run = Invoke-Recorded { Get-SmmOrder }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'LedgerUnavailable,*'
        "$($run.Termination)" | Should -BeLike "*'bare'*-NoLedger*"
    }

    It 'remembers the orders of a sandbox as long as its session lasts' {
        Connect-SmmPanel -Sandbox -Name one
        Connect-SmmPanel -Sandbox -Name two
        $null = New-SmmOrder 1 'https://example.com/p' 100 -Reference R -Session one
        (Get-SmmOrder -Session one).Reference | Should -Be 'R'
        Get-SmmOrder -Session two | Should -BeNullOrEmpty
        Connect-SmmPanel -Sandbox -Name one
        Get-SmmOrder | Should -BeNullOrEmpty
        (Get-SmmSession one).LedgerPath | Should -BeNullOrEmpty
    }
}
