#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

# What panels say, and how: each text and shape as a person meets it in a pipeline.
BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
    $link = 'https://example.com/p'

    function Set-Answer([string] $Action, [string] $Body, [int] $Nth = 1, [int] $Status = 200, $Times = 1) {
        Add-TestPanelFault $panel @{ kind = 'answer'; status = $Status; body = $Body } -Action $Action -Nth $Nth -Times $Times
    }
    function Set-Error([string] $Action, [string] $Text, [int] $Nth = 1) { Set-Answer $Action (ConvertTo-Json @{ error = $Text } -Compress) $Nth }
    function New-Rows { 1..3 | ForEach-Object { [pscustomobject] @{ Reference = "A-$_"; ServiceId = 1; Link = "$link/$_"; Quantity = 100 } } }
    function Get-Sent { @(Get-TestPanelRequest $panel | ForEach-Object { $_.Text -replace '&link.*' }) }
}

Describe 'What a panel says' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel -MaximumRetryCount 2 -RetryIntervalSec 0
    }

    # Fault Answers: texts about one order that read like a refused key
    It 'of one order is an error of that order: <_>' -ForEach 'Instagram user not found', 'Incorrect keywords', 'Account blocked on Instagram',
        'Wrong monkey', 'Userland is not active', 'Invalid keys in the comments', 'The user account is private' {
        Set-Error add $_ 2
        $run = Invoke-Recorded { New-Rows | New-SmmOrder }
        $run.Termination | Should -BeNullOrEmpty
        $run.Output.Reference | Should -Be 'A-1', 'A-3'
        $run.Errors.Count | Should -Be 1
        $run.Errors[0].FullyQualifiedErrorId | Should -Not -Match '^(InvalidApiKey|AccountBlocked|OutcomeUnknown),'
        Get-Sent | Should -Be (@('action=add&service=1') * 3)
    }

    It 'of a key is checked by one balance: <_>' -ForEach 'API key of the provider is invalid', 'User not found', 'Your account is not active' {
        Set-Error add $_ 2
        $run = Invoke-Recorded { New-Rows | New-SmmOrder }
        $run.Termination | Should -BeNullOrEmpty
        $run.Output.Reference | Should -Be 'A-1', 'A-3'
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'PanelError,*'
        Get-Sent | Should -Be 'action=add&service=1', 'action=add&service=1', 'action=balance', 'action=add&service=1'
    }

    It 'of a key that balance is refused for, too, ends the command' {
        Set-Error add 'Invalid API key' 2
        Set-Error balance 'Invalid API key'
        $run = Invoke-Recorded { New-Rows | New-SmmOrder }
        $run.Output.Reference | Should -Be 'A-1'
        @($run.Errors) + @($run.Termination) | Where-Object { $_ } | ForEach-Object FullyQualifiedErrorId | Should -BeLike 'InvalidApiKey,*'
        Get-Sent | Should -Be 'action=add&service=1', 'action=add&service=1', 'action=balance'
    }

    It 'of one entry of a list is an error of that id: <_>' -ForEach 'Invalid API key', 'User not found', 'Your account is not active' {
        Set-Answer status (ConvertTo-Json -Compress @{ '1' = @{ status = 'Completed' }; '2' = @{ error = $_ }; '3' = @{ status = 'Pending' } })
        $run = Invoke-Recorded { 1..4 | Where-Object { $_ -lt 4 } | Get-SmmOrderStatus }
        $run.Output.OrderId | Should -Be 1, 3
        $run.Errors.TargetObject | Should -Be 2
        Get-Sent | Should -Be 'action=status&orders=1,2,3'
    }

    # Fault Answers: one error for a whole list
    It 'once for a whole list is asked id by id from then on: <_>' -ForEach 'No order was placed with this ORDER ID.',
        'Incorrect order ID', 'The order field is required.' {
        Set-Error status $_
        $run = Invoke-Recorded { 1..3 | Get-SmmOrderStatus; 1, 2 | Get-SmmOrderStatus }
        $run.Errors | Should -BeNullOrEmpty
        $run.Output.OrderId | Should -Be 1, 2, 3, 1, 2
        @($run.Warnings -like '*one id per request*').Count | Should -Be 1
        Get-Sent | Should -Be (@('action=status&orders=1,2,3') + (1, 2, 3, 1, 2 | ForEach-Object { "action=status&order=$_" }))
    }

    It 'once for a whole list is not "not found" for each of a writer: <Line>' -ForEach @(
        @{ Line = { 1, 2 | Invoke-SmmRefill }; Sent = 'action=refill&orders=1,2' }
        @{ Line = { 3, 6 | Stop-SmmOrder }; Sent = 'action=cancel&orders=3,6' }
    ) {
        Set-Error ($Sent -replace '.*=(\w+)&.*', '$1') 'No order was placed with this ORDER ID.'
        $run = Invoke-Recorded $Line
        $run.Errors.Count | Should -Be 2
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'PanelError,*'
        "$($run.Errors[0])" | Should -BeLike '*once for all 2 ids*-NoMultiStatus*'
        Get-Sent | Should -Be $Sent
    }

    # Fault Answers: texts that were read as something else
    It 'has its code: <Text>' -ForEach @(
        @{ Action = 'add'; Code = 'InsufficientFunds'; Text = "You don't have sufficient balance to place this order." }
        @{ Action = 'add'; Code = 'InsufficientFunds'; Text = 'Balance must be topped up' }
        @{ Action = 'add'; Code = 'DuplicateLink'; Text = 'You cannot start a new order with the same link that is already in progress.' }
        @{ Action = 'add'; Code = 'DuplicateLink'; Text = 'An order with this link is being processed' }
        @{ Action = 'add'; Code = 'InvalidQuantity'; Text = 'Maximum number exceed.' }
        @{ Action = 'refill'; Code = 'RefillNotAllowed'; Text = 'This service does not offer refill.' }
        @{ Action = 'refill'; Code = 'RefillNotAllowed'; Text = 'There is already an open request for this order.' }
        @{ Action = 'add'; Code = 'PanelError'; Text = 'We are performing scheduled maintenance.' }
        @{ Action = 'add'; Code = 'ServiceNotFound'; Text = 'This service has been removed' }
        @{ Action = 'add'; Code = 'OrderNotFound'; Text = 'You have no active order' }
    ) {
        Set-Error $Action $Text
        $run = Invoke-Recorded { if ($Action -eq 'add') { New-SmmOrder 1 $link 100 } else { Invoke-SmmRefill 1 } }
        $run.Errors.FullyQualifiedErrorId | Should -BeLike "$Code,*"
        @(Get-Sent).Count | Should -Be 1
    }

    # Fault Answers: shapes of a new order's answer
    It 'of a new order is read in any shape: <_>' -ForEach '{"OrderID":"6"}', '{"order_id":6}', '[{"order":"6"}]',
        '{"data":{"order":{"id":6}}}', '{"order":6.0}' {
        Set-Answer add $_
        (New-SmmOrder 1 $link 100).OrderId | Should -Be 6
    }

    It 'of a refusal is read in any shape: <_>' -ForEach '{"code":400,"msg":"Not enough funds"}', '{"status":false,"data":"Not enough funds"}',
        '{"result":"error","reason":"Not enough funds"}', '{"errors":{"order":["Not enough funds"]}}', '{"error":{"message":"Not enough funds"}}' {
        Set-Answer add $_
        (Invoke-Recorded { New-SmmOrder 1 $link 100 }).Errors.FullyQualifiedErrorId | Should -BeLike 'InsufficientFunds,*'
        (Get-SmmOrder).Outcome | Should -Be 'Rejected'
    }

    It 'of orders and services is read in any shape' {
        Set-Answer cancel '[{"order":"3","cancel":{"status":"Canceled"}},{"order":"6","cancel":{"error":"Too late"}}]'
        $run = Invoke-Recorded { 3, 6 | Stop-SmmOrder }
        $run.Output.OrderId | Should -Be 3
        $run.Errors.TargetObject | Should -Be 6
        Set-Answer status '{"0":{"order":"9","status":"Partial"},"1":{"order":"1","status":"Completed"}}'
        (1, 9 | Get-SmmOrderStatus).Status | Should -Be 'Completed', 'Partial'
        Set-Answer services '[{"service":1,"name":"a","type":"Default","category":"c","rate":"1.000","min":"1.000","max":"1,000"}]'
        $service = Get-SmmService
        $service.Minimum, $service.Maximum, $service.Rate | Should -Be 1000, 1000, 1.000
    }

    It 'without ids is not matched by position: <Action>' -ForEach @(
        @{ Action = 'refill'; Body = '[{"refill":5},{"refill":6}]'; Line = { 1, 2 | Invoke-SmmRefill } }
        @{ Action = 'cancel'; Body = '[{"cancel":1},{"cancel":1}]'; Line = { 3, 6 | Stop-SmmOrder } }
        @{ Action = 'status'; Body = '[{"status":"Completed"},{"status":"Partial"}]'; Line = { 1, 2 | Get-SmmOrderStatus } }
    ) {
        Set-Answer $Action $Body
        $run = Invoke-Recorded $Line
        $run.Output | Should -BeNullOrEmpty
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'NotAnswered,*'
        $run.Errors.Count | Should -Be 2
    }

    It 'does not end an order by a word that it was not taught: <_>' -ForEach 'Refunds', 'Finished', 'Partially Canceled' {
        Set-Answer status (ConvertTo-Json @{ status = $_ } -Compress)
        $status = Get-SmmOrderStatus 1
        $status.Status | Should -Be $_
        $status.IsFinal | Should -BeFalse
        $null = Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey $panel.Key) -SkipVerification -NoLedger -FinalStatus $_.ToUpperInvariant()
        Set-Answer status (ConvertTo-Json @{ status = $_ } -Compress)
        (Get-SmmOrderStatus 1).IsFinal | Should -BeTrue
    }

    # Fault Answers: a page that is not the API
    It 'by a page that is not there says at once what to check: HTTP <_>' -ForEach 404, 405, 410 {
        Set-Answer balance '<html><h1>Not Found</h1></html>' -Status $_ -Times always
        $run = Invoke-Recorded { Get-SmmBalance }
        $run.Warnings | Should -BeNullOrEmpty
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'ResponseInvalid,*'
        "$($run.Errors[0])" | Should -BeLike '*check the path of -Uri*'
        Get-Sent | Should -Be 'action=balance'
    }

    # Fault Answers: messages that repeat or contradict themselves
    It 'is repeated once, and never contradicts itself' {
        Add-TestPanelFault $panel @{ kind = 'reset'; accept = 'after' } -Action add
        $row = New-Rows | Select-Object -First 1
        $first = (Invoke-Recorded { $row | New-SmmOrder }).Errors[0]
        "$first" | Should -Not -BeLike '*could not be reached*'
        foreach ($time in 1..2) {
            $again = "$((Invoke-Recorded { $row | New-SmmOrder }).Errors[0])"
            ([regex] 'may or may not').Matches($again).Count | Should -BeLessOrEqual 1
            ([regex] 'was sent at').Matches($again).Count | Should -BeLessOrEqual 1
        }

        Set-Error add 'Not enough funds'
        $refused = (Invoke-Recorded { New-SmmOrder 1 $link 100 }).Errors[0]
        ([regex] 'Nothing was spent').Matches("$refused $($refused.ErrorDetails.RecommendedAction)").Count | Should -BeLessOrEqual 1
        Get-Sent | Should -Be (@('action=add&service=1') * 2)
    }
}
