#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

# A row of a file names its session. That name may be used for another panel by the time the row is read.
BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $old = Start-TestPanel -Key old-key
    $new = Start-TestPanel -Key new-key

    function Get-Requests($Panel) { @(Get-TestPanelRequest $Panel | ForEach-Object { "$($_.Action) $($_.Ids -join ',')" }) }
    function ConvertTo-ReadAgain($InputObject) {
        [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($InputObject))
    }
}

BeforeDiscovery {
    $forms = @(
        @{ Form = 'CSV'; Through = { param($x) $x | ConvertTo-Csv | ConvertFrom-Csv } }
        @{ Form = 'JSON'; Through = { param($x) $x | ConvertTo-Json -Depth 3 | ConvertFrom-Json } }
        @{ Form = 'JSON tables'; Through = { param($x) $x | ConvertTo-Json -Depth 3 | ConvertFrom-Json -AsHashtable } }
        @{ Form = 'CLIXML'; Through = { param($x) ConvertTo-ReadAgain $x } }
        @{ Form = 'Select-Object'; Through = { param($x) $x | Select-Object * } }
        @{ Form = 'Select-Object of the ids'; Through = { param($x) $x | Select-Object OrderId, RefillId, Session, Panel } }
        @{ Form = 'Sort-Object and Group-Object'; Through = { param($x) ($x | Sort-Object OrderId | Group-Object Panel).Group | Select-Object * } }
    )
}

Describe 'A row of a session whose name is used for another panel' {
    BeforeEach {
        Get-SmmSession | Disconnect-SmmPanel
        Reset-TestPanel $old
        Reset-TestPanel $new
        $null = Connect-TestPanel $old -Name shop
        $null = 1, 2 | Import-SmmOrder
        $statuses = @(1, 2 | Get-SmmOrderStatus)
        $refills = @(1, 2 | Invoke-SmmRefill)
        $orders = @(Get-SmmOrder)
        $null = Connect-TestPanel $new -Name shop
        Clear-TestPanelRequest $old
        Clear-TestPanelRequest $new
    }

    # Fault Input: a row of a file whose session's name is used for another panel
    It 'is an error and is sent nowhere, after <Form>' -ForEach $forms {
        $read = & $Through $orders
        foreach ($command in 'Get-SmmOrderStatus', 'Invoke-SmmRefill', 'Stop-SmmOrder', 'Wait-SmmOrder', 'Get-SmmOrder', 'Import-SmmOrder') {
            $run = Invoke-Recorded { $read | & $command }
            $run.Output | Should -BeNullOrEmpty -Because $command
            $run.Errors.FullyQualifiedErrorId | Should -BeLike 'SessionMismatch,*' -Because $command
            $run.Errors.TargetObject | Should -Be 1, 2 -Because $command
        }
        foreach ($rows in (& $Through $statuses), (& $Through $refills)) {
            (Invoke-Recorded { $rows | Invoke-SmmRefill }).Errors.FullyQualifiedErrorId | Should -BeLike 'SessionMismatch,*'
        }
        (Invoke-Recorded { & $Through $refills | Get-SmmRefillStatus }).Errors.FullyQualifiedErrorId | Should -BeLike 'SessionMismatch,*'
        Get-Requests $new | Should -BeNullOrEmpty
        Get-Requests $old | Should -BeNullOrEmpty
    }

    It 'goes to its panel again when the name is, after <Form>' -ForEach $forms {
        $read = & $Through $orders
        $null = Connect-TestPanel $old -Name shop
        (Invoke-Recorded { $read | Invoke-SmmRefill }).Errors.FullyQualifiedErrorId | Should -Not -Contain 'SessionMismatch'
        Get-Requests $old | Should -Be 'refill 1,2'
        Get-Requests $new | Should -BeNullOrEmpty
    }

    It 'is not settled, removed or ordered again at the other panel' {
        $row = "OrderId,Reference,ServiceId,Link,Quantity,Session,Panel`n1,A-1,1,https://example.com/p,100,shop,$($orders[0].Panel)" |
            ConvertFrom-Csv
        foreach ($line in { $row | Remove-SmmOrder -Force }, { $row | Resolve-SmmOrder -SkipVerification -Force }, { $row | New-SmmOrder }) {
            (Invoke-Recorded $line).Errors.FullyQualifiedErrorId | Should -BeLike 'SessionMismatch,*' -Because "$line"
        }
        Get-Requests $new | Should -BeNullOrEmpty
    }

    It 'is an error beside -Session too, by its name and as an object' {
        $read = $orders | ConvertTo-Csv | ConvertFrom-Csv
        foreach ($session in 'shop', (Get-SmmSession shop)) {
            (Invoke-Recorded { $read | Stop-SmmOrder -Session $session }).Errors.FullyQualifiedErrorId |
                Should -BeLike 'SessionMismatch,*'
        }
        Get-Requests $new | Should -BeNullOrEmpty
    }

    It 'is an error in ForEach-Object -Parallel and in a thread job' {
        $read = $orders | ConvertTo-Json | ConvertFrom-Json
        $session, $module = (Get-SmmSession shop), (Get-Module SimpleSmm).Path
        $errors = @($read | ForEach-Object -Parallel { Import-Module $using:module; $_ | Stop-SmmOrder -Session $using:session 2>&1 })
        $errors += Start-ThreadJob { Import-Module $using:module; $using:read | Stop-SmmOrder -Session $using:session 2>&1 } | Receive-Job -Wait -AutoRemoveJob
        $errors.Count | Should -Be 4
        $errors.FullyQualifiedErrorId | Should -BeLike 'SessionMismatch,*'
        Get-Requests $new | Should -BeNullOrEmpty
    }

    It 'knows the same panel under another spelling of its address' {
        $host_, $port = ([uri] $new.Uri).Host, ([uri] $new.Uri).Port
        $row = [pscustomobject] @{ OrderId = 3; Session = 'SHOP'; Panel = "HTTP://${host_}:$port$(([uri] $new.Uri).AbsolutePath)/" }
        ($row | Get-SmmOrderStatus).OrderId | Should -Be 3
    }

    It 'is an error if its panel cannot be read' {
        foreach ($panel in 'somewhere', 'http://', [pscustomobject] @{ a = 1 }) {
            $row = [pscustomobject] @{ OrderId = 3; Session = 'shop'; Panel = $panel }
            (Invoke-Recorded { $row | Stop-SmmOrder }).Errors.FullyQualifiedErrorId | Should -BeLike 'SessionMismatch,*'
        }
        Get-Requests $new | Should -BeNullOrEmpty
    }

    It 'goes by its panel if it does not name a session' {
        $rows = $orders | Select-Object OrderId, Panel
        (Invoke-Recorded { $rows | Stop-SmmOrder }).Errors.FullyQualifiedErrorId | Should -BeLike 'SessionMismatch,*'
        $null = Connect-TestPanel $old -Name other
        $null = Select-SmmSession shop
        (Invoke-Recorded { $rows | Get-SmmOrderStatus }).Output.Session | Should -Be 'other', 'other'
        Get-Requests $new | Should -BeNullOrEmpty
        ([pscustomobject] @{ OrderId = 3; Panel = 'my panel' } | Get-SmmOrderStatus).Session | Should -Be 'shop'
    }

    It 'has its panel as the target of an error and as a refused row of New-SmmOrder' {
        $run = Invoke-Recorded { [pscustomobject] @{ ServiceId = 1; Link = ''; Quantity = 1; Session = 'shop' } | New-SmmOrder }
        $run.Errors[0].TargetObject.Panel | Should -Be $new.Uri.ToString().TrimEnd('/')
        $refused = $run.Errors[0].TargetObject | ConvertTo-Csv | ConvertFrom-Csv
        $refused.Link = 'https://example.com/p'
        $refused.Quantity = 100
        $null = Connect-TestPanel $old -Name shop
        (Invoke-Recorded { $refused | New-SmmOrder }).Errors.FullyQualifiedErrorId | Should -BeLike 'SessionMismatch,*'
        @(Get-TestPanelRequest $old -Action add).Count | Should -Be 0
    }
}

Describe 'Ids of an object' {
    BeforeEach {
        Get-SmmSession | Disconnect-SmmPanel
        Reset-TestPanel $old
        $null = Connect-TestPanel $old -Name shop
        Clear-TestPanelRequest $old
    }

    It 'may be any list: <Name>' -ForEach @(
        @{ Name = 'a set'; List = { , [Collections.Generic.HashSet[int]]::new([int[]] (1, 2)) } }
        @{ Name = 'a queue'; List = { , [Collections.Generic.Queue[object]]::new([object[]] (1, 2)) } }
        @{ Name = 'a list'; List = { , [Collections.Generic.List[long]]::new([long[]] (1, 2)) } }
    ) {
        $ids = & $List
        Get-SmmOrderStatus -OrderId $ids | ForEach-Object OrderId | Should -Be 1, 2
        [pscustomobject] @{ OrderId = $ids } | Get-SmmOrderStatus | ForEach-Object OrderId | Should -Be 1, 2
        @{ OrderId = $ids } | Get-SmmOrderStatus | ForEach-Object OrderId | Should -Be 1, 2
        Get-Requests $old | Should -Be 'status 1,2', 'status 1,2', 'status 1,2'
    }

    It 'that a script property cannot read are an error of that object' {
        $bad = [pscustomobject] @{ Name = 'x' } | Add-Member ScriptProperty OrderId { throw 'broken' } -PassThru
        $lost = [pscustomobject] @{ OrderId = 3 } | Add-Member ScriptProperty Session { throw 'broken' } -PassThru
        $run = Invoke-Recorded { 1, $bad, $lost, 2 | Get-SmmOrderStatus }
        $run.Termination | Should -BeNullOrEmpty
        $run.Output.OrderId | Should -Be 1, 2
        $run.Errors.FullyQualifiedErrorId.ForEach{ $_.Split(',')[0] } | Should -Be 'InvalidField', 'NotConnected'
    }
}

Describe 'A session that was written and read again' {
    BeforeEach {
        Get-SmmSession | Disconnect-SmmPanel
        Reset-TestPanel $old
        Reset-TestPanel $new
        $session = Connect-TestPanel $old -Name shop
        $null = Connect-TestPanel $new -Name other
        Clear-TestPanelRequest $old
        Clear-TestPanelRequest $new
    }

    It 'means the session of that name at that panel as a property: <Form>' -ForEach @(
        @{ Form = 'CLIXML'; Read = { ConvertTo-ReadAgain (Get-SmmSession shop) } }
        @{ Form = 'JSON'; Read = { Get-SmmSession shop | Select-Object Name, Uri | ConvertTo-Json | ConvertFrom-Json } }
        @{ Form = 'a table'; Read = { Get-SmmSession shop | Select-Object Name, Uri | ConvertTo-Json | ConvertFrom-Json -AsHashtable } }
    ) {
        $row = [pscustomobject] @{ OrderId = 1; Session = & $Read }
        ($row | Get-SmmOrderStatus).Session | Should -Be 'shop'
        Get-Requests $new | Should -BeNullOrEmpty

        $null = Connect-TestPanel $new -Name shop
        Clear-TestPanelRequest $old
        (Invoke-Recorded { $row | Stop-SmmOrder }).Errors.FullyQualifiedErrorId | Should -BeLike 'SessionMismatch,*'
        (Invoke-Recorded { 1 | Stop-SmmOrder -Session $row.Session }).Termination.FullyQualifiedErrorId |
            Should -Match '^(SessionMismatch|CannotConvertArgumentNoMessage),'
        Get-Requests $new | Should -BeNullOrEmpty
        Get-Requests $old | Should -BeNullOrEmpty
    }

    It 'is an error if it is something else' {
        foreach ($value in 5, @('shop', 'other'), (Get-Date), [pscustomobject] @{ a = 1 }, $true) {
            $row = [pscustomobject] @{ OrderId = 1; Session = $value }
            (Invoke-Recorded { $row | Stop-SmmOrder }).Errors.FullyQualifiedErrorId | Should -BeLike 'NotConnected,*'
        }
        Get-Requests $new | Should -BeNullOrEmpty
    }
}
