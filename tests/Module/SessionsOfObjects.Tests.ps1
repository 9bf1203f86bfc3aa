#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

# Three panels with equal order numbers, so that an object that goes astray meets another order and not an error.
BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panels = [ordered] @{
        north = Start-TestPanel
        south = Start-TestPanel -Key south-key
        west  = Start-TestPanel -Key west-key
    }

    # A new session for each panel, and nothing left of the test before.
    function Connect-Panels {
        Get-SmmSession | Disconnect-SmmPanel
        foreach ($name in $panels.Keys) {
            Reset-TestPanel $panels[$name]
            $null = Connect-TestPanel $panels[$name] -Name $name
        }
    }

    # The ids of each request of a panel, one text per request.
    function Get-SentId($Panel, [string] $Action) {
        @(Get-TestPanelRequest $Panel -Action $Action | ForEach-Object { $_.Ids -join ',' })
    }

    function Get-Id([int] $Count, [int] $First = 1) { $First..($First + $Count - 1) }

    function New-Row([string] $Session, [long] $OrderId) { [pscustomobject] @{ Session = $Session; OrderId = $OrderId } }
}

BeforeDiscovery {
    $writers = @(
        @{ Command = 'Invoke-SmmRefill'; Action = 'refill'; Ids = 1, 2 }
        @{ Command = 'Stop-SmmOrder'; Action = 'cancel'; Ids = 3, 6 }
    )
}

Describe 'Objects of several sessions' {
    BeforeEach {
        Connect-Panels
    }

    It 'sends an order of the ledger to its own panel with <Command>' -ForEach $writers {
        $null = $Ids | Import-SmmOrder -Session north
        $null = $Ids | Import-SmmOrder -Session south
        $run = Invoke-Recorded { Get-SmmOrder -Session north | & $Command }
        $run.Errors | Should -BeNullOrEmpty
        $run.Output.OrderId | Should -Be $Ids
        $run.Output.Session | Should -Be 'north', 'north'
        Get-SentId $panels.north $Action | Should -Be ($Ids -join ',')
        Get-TestPanelRequest $panels.south | Should -BeNullOrEmpty
        Get-TestPanelRequest $panels.west | Should -BeNullOrEmpty
    }

    It 'keeps the session in every object of a chain' {
        $null = 1, 2 | Import-SmmOrder -Session north
        $refill = Get-SmmOrder -Session north | Get-SmmOrderStatus | Invoke-SmmRefill
        $status = $refill | Get-SmmRefillStatus
        $refill.Session + $status.Session | Should -Be 'north', 'north', 'north', 'north'
        $status.RefillId | Should -Be $refill.RefillId
        Get-TestPanelRequest $panels.north | ForEach-Object Action | Should -Be 'status', 'refill', 'refill_status'
        Get-TestPanelRequest $panels.west | Should -BeNullOrEmpty
    }

    # Fault Input: an id taken out of its object
    It 'sends a bare id with a session to the panel of that session: <Way>' -ForEach @(
        @{ Way = 'Select-Object -ExpandProperty'; Take = { New-Row south 1 | Select-Object -ExpandProperty OrderId -Property Session } }
        @{ Way = 'a text with Add-Member'; Take = { '1' | Add-Member Session south -PassThru } }
        @{ Way = 'a decimal with Add-Member'; Take = { [decimal] 1 | Add-Member Session south -PassThru } }
    ) {
        foreach ($command in 'Get-SmmOrderStatus', 'Invoke-SmmRefill') {
            & $Take | & $command | ForEach-Object Session | Should -Be 'south'
        }

        (Get-SmmOrderStatus (& $Take)).Session | Should -Be 'south'
        (Get-SmmOrderStatus ((& $Take), 2)).Session | Should -Be 'south', 'west'
        Get-SentId $panels.south status | Should -Be '1', '1', '1'
        Get-SentId $panels.south refill | Should -Be '1'
        Get-SentId $panels.west status | Should -Be '2'
        Get-TestPanelRequest $panels.north | Should -BeNullOrEmpty
    }

    It 'does not cancel a bare id of another session than -Session' {
        $id = New-Row south 3 | Select-Object -ExpandProperty OrderId -Property Session
        $run = Invoke-Recorded { $id | Stop-SmmOrder -Session west }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'SessionMismatch,*'
        foreach ($panel in $panels.Values) { Get-TestPanelRequest $panel | Should -BeNullOrEmpty }
    }

    It 'sends mixed objects as one request per panel, in their order' {
        $rows = (New-Row south 4), (New-Row north 7), (New-Row south 2), (New-Row north 4), (New-Row west 4)
        $run = Invoke-Recorded { $rows | Get-SmmOrderStatus }
        $run.Errors | Should -BeNullOrEmpty
        Get-SentId $panels.south status | Should -Be '4,2'
        Get-SentId $panels.north status | Should -Be '7,4'
        Get-SentId $panels.west status | Should -Be '4'
        $run.Output | Where-Object Session -EQ south | ForEach-Object OrderId | Should -Be 4, 2
    }

    # Fault Input: objects of three panels, mixed
    It 'sends 700 orders of three sessions in random order with the fewest requests, each to its own panel' {
        $counts = @{ north = 301; south = 250; west = 149 }
        $orders = foreach ($name in $panels.Keys) { Get-Id $counts[$name] | ForEach-Object { New-Row $name $_ } }
        $orders.Count | Should -Be 700
        $mixed = $orders | Get-Random -Shuffle -SetSeed 15

        $run = Invoke-Recorded { $mixed | Get-SmmOrderStatus }
        $run.Errors | Should -BeNullOrEmpty
        @($run.Output | ForEach-Object { "$($_.Session) $($_.OrderId)" } | Sort-Object -Unique).Count | Should -Be 700
        foreach ($name in $panels.Keys) {
            # Several requests are under way at once, so they may arrive in another order.
            $mine = @($mixed | Where-Object Session -EQ $name | ForEach-Object OrderId)
            $chunks = for ($first = 0; $first -lt $mine.Count; $first += 100) { ($mine | Select-Object -Skip $first -First 100) -join ',' }
            Get-SentId $panels[$name] status | Sort-Object | Should -Be @($chunks | Sort-Object)
            @($run.Output | Where-Object Session -EQ $name).OrderId | Should -Be $mine
        }
    }

    It 'goes through the whole chain over all panels' {
        $counts = @{ north = 301; south = 250; west = 149 }
        $orders = foreach ($name in $panels.Keys) { Get-Id $counts[$name] | ForEach-Object { New-Row $name $_ } }
        $null = $orders | Get-Random -Shuffle -SetSeed 16 | Import-SmmOrder
        $partial, $refills = [Collections.Generic.List[object]]::new(), [Collections.Generic.List[object]]::new()
        $run = Invoke-Recorded {
            Get-SmmSession | Get-SmmOrderStatus | Where-Object Status -EQ Partial | ForEach-Object { $partial.Add($_); $_ } |
                Invoke-SmmRefill | ForEach-Object { $refills.Add($_); $_ } | Get-SmmRefillStatus
        }
        $partial.Count | Should -BeGreaterThan 20
        $refills.Count + $run.Errors.Count | Should -Be $partial.Count
        $run.Output.Count | Should -Be $refills.Count
        foreach ($name in $panels.Keys) {
            $mine = @($partial | Where-Object Session -EQ $name)
            $done = @($refills | Where-Object Session -EQ $name)
            (Get-SentId $panels[$name] status).Count | Should -Be ([Math]::Ceiling($counts[$name] / 100))
            Get-SentId $panels[$name] refill | Should -Be ($mine.OrderId -join ',')
            Get-SentId $panels[$name] refill_status | Should -Be ($done.RefillId -join ',')
            @($run.Output | Where-Object Session -EQ $name).RefillId | Should -Be $done.RefillId
        }
    }

    It 'sends a repeated order once at its own panel, and the same number at another panel too' {
        $run = Invoke-Recorded { (New-Row north 1), (New-Row south 1), (New-Row north 1) | Invoke-SmmRefill }
        $run.Warnings | Should -BeLike 'The order 1 at north (*) was given before; it is sent only once.'
        Get-SentId $panels.north refill | Should -Be '1'
        Get-SentId $panels.south refill | Should -Be '1'
    }

    It 'reports an object of another session than -Session, and sends the others (<_>)' -ForEach @(
        'Get-SmmOrderStatus', 'Invoke-SmmRefill', 'Stop-SmmOrder'
    ) {
        $command = $_
        $run = Invoke-Recorded { (New-Row south 1), (New-Row north 3) | & $command -Session south }
        $run.Errors | Where-Object FullyQualifiedErrorId -Like 'SessionMismatch,*' | ForEach-Object TargetObject | Should -Be 3
        $run.Termination | Should -BeNullOrEmpty
        (Get-TestPanelRequest $panels.south).Ids | Should -Be '1'
        Get-TestPanelRequest $panels.north | Should -BeNullOrEmpty
    }

    It 'reports an object whose session is disconnected, and sends the others' {
        $statuses = (New-Row north 1), (New-Row south 2), (New-Row west 9) | Get-SmmOrderStatus
        $panels.Values | ForEach-Object { Clear-TestPanelRequest $_ }
        Disconnect-SmmPanel south
        $run = Invoke-Recorded { $statuses | Invoke-SmmRefill }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
        $run.Errors.TargetObject | Should -Be 2
        $run.Termination | Should -BeNullOrEmpty
        $run.Output.Session | Should -Be 'north', 'west'
        Get-TestPanelRequest $panels.south | Should -BeNullOrEmpty
    }

    # Fault Input: a session name of another panel
    It 'does not send an object to another panel that has the name of its session now' {
        $statuses = @((New-Row north 1) | Get-SmmOrderStatus) + @((New-Row south 2) | Get-SmmOrderStatus)
        $panels.Values | ForEach-Object { Clear-TestPanelRequest $_ }
        $null = Connect-TestPanel $panels.west -Name south
        $run = Invoke-Recorded { $statuses | Invoke-SmmRefill }
        $run.Output.Session | Should -Be 'north'
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'SessionMismatch,*'
        $run.Errors.TargetObject | Should -Be 2
        Get-TestPanelRequest $panels.west | Should -BeNullOrEmpty
    }

    It 'gives one outcome per order if a session is disconnected in the middle' {
        $rows = 1..150 | ForEach-Object { (New-Row north $_), (New-Row south $_) }
        $run = Invoke-Recorded {
            $rows | ForEach-Object { if ("$($_.Session) $($_.OrderId)" -eq 'south 120') { Disconnect-SmmPanel south }; $_ } | Get-SmmOrderStatus
        }
        $run.Termination | Should -BeNullOrEmpty
        @($run.Output | Where-Object Session -EQ north).OrderId | Should -Be (1..150)
        $run.Output.Count + $run.Errors.Count | Should -Be 300
        $run.Errors.FullyQualifiedErrorId | ForEach-Object { $_.Split(',')[0] } | Sort-Object -Unique | Should -Be 'NotConnected'
    }

    It 'says that the session is closed where a row comes after Disconnect-SmmPanel' {
        $rows = 1..3 | ForEach-Object { [pscustomobject] @{ ServiceId = 1; Link = "https://example.com/$_"; Quantity = 100 } }
        $run = Invoke-Recorded { $rows | ForEach-Object { $_; Disconnect-SmmPanel west -ErrorAction Ignore } | New-SmmOrder }
        $run.Output.Link | Should -Be 'https://example.com/1'
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
        $run.Errors.Count | Should -Be 2
        "$($run.Errors[0])" | Should -BeLike "*session 'west' is closed*Connect-SmmPanel*"
        @(Get-TestPanelRequest $panels.west).Count | Should -Be 1
    }

    It 'does not lose the other panels when one of them refuses the key' {
        $null = Connect-TestPanel $panels.west -Name west -Key wrong
        $run = Invoke-Recorded { (New-Row west 1), (New-Row north 1), (New-Row west 2) | Get-SmmOrderStatus }
        $run.Termination | Should -BeNullOrEmpty
        $run.Output.Session | Should -Be 'north'
        $run.Errors.TargetObject | Should -Be 1, 2
        $run.Errors.ForEach{ "$_" } | Should -BeLike 'west: *'
    }

    It 'reads the session from the column of a CSV file, and uses -Session or the current one where it is blank' {
        $rows = "Order,Session`n1,north`n2,`n9,SOUTH" | ConvertFrom-Csv
        $run = Invoke-Recorded { $rows | Invoke-SmmRefill }
        $run.Output.Session | Sort-Object | Should -Be 'north', 'south', 'west'
        Get-SentId $panels.north refill | Should -Be '1'
        Get-SentId $panels.west refill | Should -Be '2'
        Get-SentId $panels.south refill | Should -Be '9'
    }

    It 'does the same after <Name>' -ForEach @(
        @{ Name = 'a CSV file'; Through = { param($x) $x | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ Name = 'JSON'; Through = { param($x) $x | ConvertTo-Json -Depth 3 | ConvertFrom-Json } }
        @{
            Name    = 'CLIXML'
            Through = { param($x) [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($x)) }
        }
    ) {
        $statuses = (New-Row south 1), (New-Row north 2) | Get-SmmOrderStatus
        $panels.Values | ForEach-Object { Clear-TestPanelRequest $_ }
        $run = Invoke-Recorded { & $Through $statuses | Invoke-SmmRefill }
        $run.Errors | Should -BeNullOrEmpty
        Get-SentId $panels.south refill | Should -Be '1'
        Get-SentId $panels.north refill | Should -Be '2'
    }

    It 'uses the current session of the start for ids without a session' {
        $null = Select-SmmSession south
        $run = Invoke-Recorded { 1..3 | ForEach-Object { if ($_ -eq 2) { Select-SmmSession west }; $_ } | Get-SmmOrderStatus }
        $run.Output.Session | Should -Be 'south', 'south', 'south'
    }
}

Describe '-Session of a cmdlet that changes something' {
    BeforeEach {
        Connect-Panels
    }

    # Fault Input: wildcards in the session of a command that changes something
    It 'is one session, and no pattern: <Line>' -ForEach @(
        @{ Line = 'Invoke-SmmRefill 1 -Session {0}' }
        @{ Line = 'Stop-SmmOrder 3 -Session {0}' }
        @{ Line = 'New-SmmOrder 1 https://example.com/p 100 -Session {0}' }
        @{ Line = 'Invoke-SmmAction refill @{{ order = 1 }} -Session {0}' }
        @{ Line = 'Import-SmmOrder 1 -Session {0}' }
        @{ Line = 'Remove-SmmOrder A-1 -Session {0} -Force' }
        @{ Line = 'Resolve-SmmOrder A-1 -NotPlaced -Session {0} -Force' }
    ) {
        foreach ($pattern in "'*'", "'no*'", "'[ns]o*'", "'sout?'") {
            $run = Invoke-Recorded ([scriptblock]::Create($Line -f $pattern))
            $run.Termination.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*' -Because $pattern
            "$($run.Termination)" | Should -BeLike '*north, south, west*'
        }

        (Invoke-Recorded ([scriptblock]::Create($Line -f 'north, south'))).Termination | Should -Not -BeNullOrEmpty
        foreach ($panel in $panels.Values) { Get-TestPanelRequest $panel | Should -BeNullOrEmpty }
        Get-SmmOrder -Session * | Should -BeNullOrEmpty
    }
}

Describe '-Session of a cmdlet that reads' {
    BeforeEach {
        Connect-Panels
        foreach ($name in $panels.Keys) { $null = 3, 6 | Import-SmmOrder -Session $name }
    }

    It 'takes lists and wildcards (<_>)' -ForEach 'Get-SmmOrderStatus', 'Get-SmmOrder', 'Get-SmmService', 'Get-SmmBalance' {
        @((& $_ -Session nor*, WEST).Session | Select-Object -Unique) | Should -Be 'north', 'west'
        @((& $_ -Session *th, north).Session | Select-Object -Unique) | Should -Be 'north', 'south'
        Get-TestPanelRequest $panels.west | ForEach-Object Action | Should -Not -Contain 'refill'
    }

    It 'asks each of them about the same ids' {
        (Get-SmmOrderStatus 1, 2 -Session north, south).Session | Should -Be 'north', 'north', 'south', 'south'
        $null = 1 | Invoke-SmmRefill -Session north
        $null = 1 | Invoke-SmmRefill -Session south
        (Get-SmmRefillStatus 1 -Session *th).Session | Should -Be 'north', 'south'
    }

    It 'reports a pattern that no session matches' {
        (Invoke-Recorded { Get-SmmOrderStatus 1 -Session east* }).Termination.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
    }

    It 'may be null for none of them (<_>)' -ForEach @(
        'Get-SmmOrderStatus', 'Get-SmmOrder', 'Get-SmmService', 'Get-SmmBalance', 'Wait-SmmOrder', 'Get-SmmRefillStatus'
        'Invoke-SmmRefill', 'Stop-SmmOrder', 'New-SmmOrder', 'Get-SmmSession', 'Disconnect-SmmPanel', 'Select-SmmSession'
    ) {
        $command = $_
        $run = Invoke-Recorded { & $command -Session $null }
        "$($run.Errors)$($run.Termination)" | Should -BeLike '*The session is null: give the name of a session*'
        @(Get-SmmSession).Count | Should -Be 3
    }

    It 'means from the pipeline the own set of each session (<Command>)' -ForEach @(
        @{ Command = 'Get-SmmOrderStatus'; Count = 2 }
        @{ Command = 'Get-SmmOrder'; Count = 2 }
    ) {
        $run = Invoke-Recorded { Get-SmmSession | & $Command }
        $run.Output.Session | Should -Be 'north', 'north', 'south', 'south', 'west', 'west'
        (Get-SmmSession | Get-SmmService -Refresh).Session | Select-Object -Unique | Should -Be 'north', 'south', 'west'
    }

    It 'waits for orders of several sessions at once' {
        $run = Invoke-Recorded { (New-Row north 2), (New-Row south 2), (New-Row north 3) | Wait-SmmOrder -TimeoutSeconds 0 }
        @($run.Output | Where-Object OrderId -EQ 2).Session | Sort-Object | Should -Be 'north', 'south'
        Get-SentId $panels.north status | Should -Be '2,3'
        Get-SentId $panels.south status | Should -Be '2'
        $run.Output.Count + $run.Errors.Count | Should -Be 3
        $run.Errors | ForEach-Object { "$_" } | Should -BeLike 'north: *'
    }

    It 'goes on with the other sessions where one does not record orders' {
        $key = ConvertTo-TestKey west-key
        Connect-SmmPanel -Uri $panels.west.Uri -ApiKey $key -SkipVerification -NoLedger -Name west
        $run = Invoke-Recorded { Get-SmmSession | Get-SmmOrderStatus }
        $run.Output.Session | Should -Be 'north', 'north', 'south', 'south'
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'LedgerUnavailable,*'
    }
}

Describe 'The ledger of an order' {
    BeforeEach {
        Connect-Panels
        foreach ($name in 'north', 'south') {
            "OrderId,Reference`n4,A`n5,B" | ConvertFrom-Csv | Import-SmmOrder -Session $name
        }
    }

    It 'is the one that Remove-SmmOrder removes it from' {
        Get-SmmOrder -Session north | Remove-SmmOrder -Force
        Get-SmmOrder -Session north | Should -BeNullOrEmpty
        (Get-SmmOrder -Session south).Reference | Should -Be 'A', 'B'
    }

    It 'is the one that Get-SmmOrder reads it from' {
        $run = Invoke-Recorded { (New-Row south 4), ([pscustomobject] @{ Reference = 'B'; Session = 'north' }) | Get-SmmOrder }
        $run.Output.Session | Should -Be 'south', 'north'
        $run.Output.OrderId | Should -Be 4, 5
    }

    It 'is the one that Import-SmmOrder imports it into' {
        $null = (New-Row west 4), (New-Row south 7) | Import-SmmOrder
        (Get-SmmOrder -Session west).OrderId | Should -Be 4
        (Get-SmmOrder -Session south).OrderId | Should -Be 4, 5, 7
    }

    It 'is the one that Resolve-SmmOrder settles it in' {
        Add-TestPanelFault $panels.south reset -Action add
        $lost = Invoke-Recorded { New-SmmOrder 1 https://example.com/p 100 -Reference U -Session south }
        $lost.Errors.FullyQualifiedErrorId | Should -BeLike 'OutcomeUnknown,*'
        $order = Get-SmmOrder -Outcome Unknown -Session south
        $settled = $order | Resolve-SmmOrder -NotPlaced
        $settled.Session | Should -Be 'south'
        Get-SmmOrder -Outcome Unknown -Session south | Should -BeNullOrEmpty
    }

    It 'is not another one beside -Session: <_>' -ForEach 'Remove-SmmOrder', 'Import-SmmOrder', 'Get-SmmOrder', 'New-SmmOrder' {
        $command = $_
        $row = [pscustomobject] @{ OrderId = 4; Reference = 'A'; Session = 'north'; ServiceId = 1; Link = 'https://example.com/p'; Quantity = 100 }
        $run = Invoke-Recorded { $row | & $command -Session south }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'SessionMismatch,*'
        $run.Output | Should -BeNullOrEmpty
        Get-TestPanelRequest $panels.south | Should -BeNullOrEmpty
    }
}

Describe 'Rows of orders with a session' {
    BeforeEach {
        Connect-Panels
        $rows = @'
ServiceId,Link,Quantity,Reference,Session
1,https://example.com/a,100,A,north
1,https://example.com/b,100,B,south
1,https://example.com/c,100,A,south
1,https://example.com/d,100,D,east
1,https://example.com/e,100,E,
'@ | ConvertFrom-Csv
    }

    It 'are placed at its panel, once each, and an unknown session is an error of its row' {
        1..2 | ForEach-Object {
            $run = Invoke-Recorded { $rows | New-SmmOrder }
            $run.Output.Session | Should -Be 'north', 'south', 'south', 'west'
            $run.Errors.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
            $run.Errors.TargetObject.Link | Should -Be 'https://example.com/d'
            $run.Termination | Should -BeNullOrEmpty
        }
        (Get-TestPanelOrder $panels.north).link | Should -Be 'https://example.com/a'
        (Get-TestPanelOrder $panels.south).link | Should -Be 'https://example.com/b', 'https://example.com/c'
        (Get-TestPanelOrder $panels.west).link | Should -Be 'https://example.com/e'
    }

    It 'are still for that session when what was refused is placed again' {
        $run = Invoke-Recorded { [pscustomobject] @{ ServiceId = 1; Link = 'https://example.com/a'; Quantity = 1; Session = 'north' } | New-SmmOrder }
        $again = $run.Errors.TargetObject | Select-Object ServiceId, Link, Session | ConvertTo-Csv | ConvertFrom-Csv
        $again.Session | Should -Be 'north'
        $placed = $again | Select-Object *, @{ n = 'Quantity'; e = { 100 } } | New-SmmOrder
        $placed.Session | Should -Be 'north'
        Get-TestPanelRequest $panels.west | Should -BeNullOrEmpty
    }

    It 'share one budget' {
        $run = Invoke-Recorded { $rows | Where-Object Session -NE east | New-SmmOrder -Budget 0.2 }
        $run.Output.Count | Should -Be 2
        $run.Errors.FullyQualifiedErrorId | ForEach-Object { $_.Split(',')[0] } | Should -Be 'BudgetExceeded', 'BudgetExceeded'
    }
}

Describe 'A confirmation' {
    BeforeEach {
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panels.north -Name north
    }

    It 'names the panel if more than one session is connected' {
        $null = Connect-TestPanel $panels.south -Name south
        Start-Transcript -Path (Join-Path $TestDrive 'log.txt') > $null
        New-Row north 7 | Stop-SmmOrder -WhatIf
        Invoke-SmmRefill 7 -WhatIf
        Disconnect-SmmPanel south
        Stop-SmmOrder 8 -WhatIf
        Stop-Transcript > $null
        $text = Get-Content (Join-Path $TestDrive 'log.txt') -Raw
        $text | Should -Match "target ""order 7 at north \($([regex]::Escape("$($panels.north.Uri)"))\)"""
        $text | Should -Match "target ""order 7 at south \($([regex]::Escape("$($panels.south.Uri)"))\)"""
        $text | Should -Match 'target "order 8"'
    }
}

Describe 'An order without an id' {
    BeforeEach {
        Get-SmmSession | Disconnect-SmmPanel
        Reset-TestPanel $panels.north
        $null = Connect-TestPanel $panels.north -Name north
    }

    It 'is passed over with a verbose line by <_>' -ForEach @(
        'Get-SmmOrderStatus', 'Invoke-SmmRefill', 'Stop-SmmOrder', 'Wait-SmmOrder', 'Get-SmmRefillStatus'
    ) {
        $command = $_
        $rejected = [pscustomobject] @{ OrderId = $null; RefillId = $null; Outcome = 'Rejected' }
        $run = Invoke-Recorded { $rejected | & $command -Verbose }
        $run.Errors | Should -BeNullOrEmpty
        $run.Verbose | Should -BeLike 'An order that does not have a* id was passed over.'
        Get-TestPanelRequest $panels.north | Should -BeNullOrEmpty
    }

    It 'is passed over where Select-Object left its other properties out' {
        Add-TestPanelFault $panels.north @{ kind = 'error'; text = 'Not enough funds on balance' } -Action add
        $null = Invoke-Recorded { New-SmmOrder 1 https://example.com/p 100 }
        $run = Invoke-Recorded { Get-SmmOrder | Select-Object OrderId | Get-SmmOrderStatus -Verbose }
        $run.Errors | Should -BeNullOrEmpty
        $run.Verbose | Should -Be 'An order that does not have an order id was passed over.'
        Get-TestPanelRequest $panels.north -Action status | Should -BeNullOrEmpty
    }

    It 'is an error if it is not an order: <Name>' -ForEach @(
        @{ Name = 'no id property'; Row = [pscustomobject] @{ Other = 1 } }
        @{ Name = 'a blank cell'; Row = [pscustomobject] @{ OrderId = '' } }
        @{ Name = 'null'; Row = [pscustomobject] @{ OrderId = $null } }
    ) {
        $run = Invoke-Recorded { $Row, 2 | Get-SmmOrderStatus }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        $run.Output.OrderId | Should -Be 2
    }
}
