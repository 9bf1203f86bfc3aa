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
        @{ Command = 'Get-SmmOrderStatus'; Action = 'status'; One = 'order'; Many = 'orders'; Id = 'OrderId'; Names = 'OrderId', 'Order', 'Id' }
        @{ Command = 'Invoke-SmmRefill'; Action = 'refill'; One = 'order'; Many = 'orders'; Id = 'OrderId'; Names = 'OrderId', 'Order', 'Id' }
        @{ Command = 'Get-SmmRefillStatus'; Action = 'refill_status'; One = 'refill'; Many = 'refills'; Id = 'RefillId'; Names = 'RefillId', 'Refill', 'Id' }
        @{ Command = 'Stop-SmmOrder'; Action = 'cancel'; One = $null; Many = 'orders'; Id = 'OrderId'; Names = 'OrderId', 'Order', 'Id' }
    )
    $sizes = @(
        @{ Count = 1; Chunks = @(1) }
        @{ Count = 2; Chunks = @(2) }
        @{ Count = 99; Chunks = @(99) }
        @{ Count = 100; Chunks = @(100) }
        @{ Count = 101; Chunks = 100, 1 }
        @{ Count = 200; Chunks = 100, 100 }
        @{ Count = 201; Chunks = 100, 100, 1 }
        @{ Count = 250; Chunks = 100, 100, 50 }
    )
}

Describe '<Command> in batches' -ForEach $cmdlets {
    BeforeAll {
        # Ids that the panel has an object for.
        function Get-GoodId([int] $Count) {
            switch ($Command) {
                'Get-SmmOrderStatus' { return @(1..$Count) }
                'Stop-SmmOrder' { return Get-ReadyOrderId -For Cancel -Count $Count }
                'Invoke-SmmRefill' { return Get-ReadyOrderId -For Refill -Count $Count }
            }
            Get-ReadyOrderId -For Refill -Count $Count | Invoke-SmmRefill -ThrottleLimit 1 | ForEach-Object RefillId
            Clear-TestPanelRequest $panel
        }

        function Get-ExpectedText([long[]] $Ids, [int[]] $Chunks) {
            $from = 0
            foreach ($size in $Chunks) {
                $field = $size -eq 1 -and $One ? $One : $Many
                "action=$Action&$field=$($Ids[$from..($from + $size - 1)] -join ',')"
                $from += $size
            }
        }
    }

    BeforeEach {
        Reset-TestPanel $panel
        $null = Connect-TestPanel $panel
    }

    It 'sends <Count> ids in requests of <Chunks> and writes as many objects in the order of the ids' -ForEach $sizes {
        $ids = @(Get-GoodId $Count)
        $run = Invoke-Recorded { $ids | & $Command }

        $sent = @(Get-TestPanelRequest $panel | Sort-Object { [long] $_.Ids[0] }).Text
        $sent | Should -Be @(Get-ExpectedText $ids $Chunks)
        @($run.Output.$Id) | Should -Be $ids
        $run.Errors | Should -BeNullOrEmpty
        $run.Termination | Should -BeNullOrEmpty
    }

    It 'sends nothing for no ids' {
        @() | & $Command | Should -BeNullOrEmpty
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'sends nothing for an empty array' {
        $run = Invoke-Recorded { & $Command @() }
        $run.Output, $run.Errors, $run.Termination | Should -Be $null, $null, $null
        @(Get-TestPanelRequest $panel).Count | Should -Be 0
    }

    It 'takes an array as an argument' {
        $ids = @(Get-GoodId 101)
        @(& $Command $ids).$Id | Should -Be $ids
        @(Get-TestPanelRequest $panel).Count | Should -Be 2
    }

    It 'takes ids from a property named <_>' -ForEach $Names {
        $name = $_
        $ids = @(Get-GoodId 3)
        $objects = $ids | ForEach-Object { [pscustomobject] @{ $name = $_; Other = 'x' } } | & $Command
        @($objects.$Id) | Should -Be $ids
        @(Get-TestPanelRequest $panel).Text | Should -Be "action=$Action&$Many=$($ids -join ',')"
    }

    It 'takes ids as text, as from a CSV file' {
        $ids = @(Get-GoodId 2)
        $objects = @("$Id,Note") + ($ids | ForEach-Object { "$_,x" }) | ConvertFrom-Csv | & $Command
        @($objects.$Id) | Should -Be $ids
    }

    It 'writes the first object before it sends the second request when one may be under way' {
        $ids = @(Get-GoodId 250)
        $seen = [Collections.Generic.List[int]]::new()
        $ids | & $Command -ThrottleLimit 1 | ForEach-Object { if ($seen.Count -in 0, 100, 200) { $seen.Add(@(Get-TestPanelRequest $panel).Count) } else { $seen.Add(0) } }
        $seen.Count | Should -Be 250
        $seen[0], $seen[100], $seen[200] | Should -Be 1, 2, 3
    }

    It 'gives every id of a request that fails an error of its own, and goes on' {
        $ids = @(Get-GoodId 250)
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'The moon is full' } -Action $Action -Nth 2
        $run = Invoke-Recorded { $ids | & $Command -ThrottleLimit 1 }

        @($run.Output.$Id) | Should -Be @($ids[0..99] + $ids[200..249])
        @($run.Errors.TargetObject) | Should -Be $ids[100..199]
        @($run.Errors.FullyQualifiedErrorId | Select-Object -Unique) | Should -BeLike 'PanelError,*'
        $run.Errors[0].ToString() | Should -BeLike "*$($ids[100])*The moon is full*"
        @(Get-TestPanelRequest $panel).Count | Should -Be 3
    }

    It 'ends with one error when the key is refused half way, and sends nothing more' {
        $ids = @(Get-GoodId 250)
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'Invalid API key' } -Action $Action -Nth 2
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'Invalid API key' } -Action balance
        $run = Invoke-Recorded { $ids | & $Command -ThrottleLimit 1 }

        @($run.Output.$Id) | Should -Be $ids[0..99]
        $run.Errors | Should -BeNullOrEmpty
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidApiKey,*'
        (Get-TestPanelRequest $panel)[-1].Text | Should -Be 'action=balance'
        @(Get-TestPanelRequest $panel).Count | Should -Be 3
    }

    It 'reports an id that the answer leaves out' {
        $ids = @(Get-GoodId 5)
        Add-TestPanelFault $panel @{ kind = 'dropIds'; ids = @($ids[2]) } -Action $Action
        $run = Invoke-Recorded { $ids | & $Command }

        @($run.Output.$Id) | Should -Be $ids[0, 1, 3, 4]
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'NotAnswered,*'
        $run.Errors[0].TargetObject | Should -Be $ids[2]
    }

    It 'passes over an id that was not asked for, with a verbose line' {
        $ids = @(Get-GoodId 3)
        $value = @{ status = 'Completed'; refill_status = 'Completed'; refill = 7; cancel = 1 }[$Action]
        $name = ($Many -replace 's$'), ($Action -replace '^refill_')
        $body = @($ids + 123456).ForEach{ @{ $name[0] = $_; $name[1] = $value } }
        Add-TestPanelFault $panel @{ kind = 'answer'; body = ConvertTo-Json $body } -Action $Action
        $run = Invoke-Recorded { $ids | & $Command -Verbose }

        @($run.Output.$Id) | Should -Be $ids
        $run.Errors | Should -BeNullOrEmpty
        @($run.Verbose -match 'ids that were not requested').Count | Should -Be 1
    }

    It 'does not ask for more when the pipeline has enough' {
        $ids = @(Get-GoodId 250)
        $run = Invoke-Recorded { $ids | & $Command -ThrottleLimit 1 | Select-Object -First 1 }
        @($run.Output.$Id) | Should -Be $ids[0]
        $run.Errors | Should -BeNullOrEmpty
        $run.Termination | Should -BeNullOrEmpty
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }
}
