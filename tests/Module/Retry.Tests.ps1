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
    $faults = @(
        @{ Name = 'HTTP 502'; Fault = @{ kind = 'status'; status = 502 }; Says = '*502*' }
        @{ Name = 'HTTP 500 with JSON'; Fault = @{ kind = 'statusCode'; status = 500 }; Says = '*HTTP 500*' }
        @{ Name = 'HTTP 524'; Fault = @{ kind = 'status'; status = 524 }; Says = '*524*' }
        @{ Name = 'a reset'; Fault = 'reset'; Says = '*The connection to * broke*' }
        @{ Name = 'no answer in time'; Fault = 'hang'; Says = '*did not answer within 1 s.*' }
        @{ Name = 'an HTML page'; Fault = @{ kind = 'answer'; contentType = 'text/html'; body = '<html><h1>Sign in</h1></html>' }; Says = '*HTML page*Sign in*' }
        @{ Name = 'an empty answer'; Fault = 'emptyBody'; Says = '*answer is empty*' }
        @{ Name = 'a body that ends too soon'; Fault = @{ kind = 'cutBody'; bytes = 9 }; Says = '*The connection to * broke*' }
        @{ Name = 'half of the JSON'; Fault = 'truncateJson'; Says = '*not JSON*' }
    )
    $readers = @(
        @{ Line = { Get-SmmBalance }; Sent = 'action=balance'; Count = 1 }
        @{ Line = { Get-SmmService -ServiceId 1 }; Sent = 'action=services'; Count = 1 }
        @{ Line = { Get-SmmOrderStatus 7 }; Sent = 'action=status&order=7'; Count = 1 }
        @{ Line = { 7..9 | Get-SmmOrderStatus }; Sent = 'action=status&orders=7,8,9'; Count = 3 }
        @{ Line = { Get-SmmRefillStatus 1, 2 }; Sent = 'action=refill_status&refills=1,2'; Count = 2 }
    )
}

Describe 'A reader' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel -MaximumRetryCount 3 -RetryIntervalSec 0.02 -TimeoutSeconds 1
    }

    It 'is sent again after <Name>, with a warning' -ForEach $faults {
        Add-TestPanelFault $panel $Fault
        $run = Invoke-Recorded { 7..9 | Get-SmmOrderStatus }
        $run.Output.OrderId | Should -Be 7, 8, 9
        $run.Errors | Should -BeNullOrEmpty
        $run.Warnings.Count | Should -Be 1
        $run.Warnings[0] | Should -BeLike $Says
        $run.Warnings[0] | Should -Match '[.!?…] Retry 1 of 3 in 0[.,]?\d* s\.$'
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=status&orders=7,8,9', 'action=status&orders=7,8,9'
    }

    It 'is sent again whatever it reads: <Line>' -ForEach $readers {
        if ($Sent -like '*refill_status*') { $null = 1, 2 | Invoke-SmmRefill; Clear-TestPanelRequest $panel }
        Add-TestPanelFault $panel @{ kind = 'status'; status = 502 } -Times 2
        $run = Invoke-Recorded $Line
        $run.Output.Count | Should -Be $Count
        $run.Errors.Count | Should -Be 0
        $run.Warnings.ForEach{ $_ -replace '.*(Retry \d of \d).*', '$1' } | Should -Be 'Retry 1 of 3', 'Retry 2 of 3'
        (Get-TestPanelRequest $panel).Text | Should -Be $Sent, $Sent, $Sent
    }

    It 'gives up after the last retry with one error an id' {
        Add-TestPanelFault $panel @{ kind = 'status'; status = 502 } -Times always
        $run = Invoke-Recorded { 7, 8, 7, 9 | Get-SmmOrderStatus }
        $run.Output | Should -BeNullOrEmpty
        $run.Termination | Should -BeNullOrEmpty
        $run.Errors.TargetObject | Should -Be 7, 8, 7, 9
        $run.Errors.ForEach{ "$_" -replace ':.*' } | Should -Be 'Order 7', 'Order 8', 'Order 7', 'Order 9'
        $run.Errors.FullyQualifiedErrorId | Select-Object -Unique | Should -BeLike 'ResponseInvalid,*'
        $run.Errors[0].Exception.HttpStatus | Should -Be 502
        $run.Warnings.Count | Should -Be 3
        @(Get-TestPanelRequest $panel).Count | Should -Be 4
    }

    It 'waits as long as it says' {
        $null = Connect-TestPanel $panel -MaximumRetryCount 1 -RetryIntervalSec 0.4
        Add-TestPanelFault $panel @{ kind = 'status'; status = 502 }
        $run = Invoke-Recorded { Get-SmmBalance }
        $said = [double]::Parse(($run.Warnings[0] -replace '.* in (.*) s\.$', '$1'), [cultureinfo]::CurrentCulture)
        $said | Should -BeLessOrEqual 0.4
        $sent = @(Get-TestPanelRequest $panel)
        # What is said is rounded to a tenth.
        ($sent[1].ReceivedAt - $sent[0].ReceivedAt).TotalSeconds | Should -BeGreaterThan ($said - 0.07)
    }

    It 'is not sent again where the panel has answered: <_>' -ForEach 'error', 'justWords' {
        Add-TestPanelFault $panel ($_ -eq 'error' ? @{ kind = 'error'; text = 'The moon is full' } : @{ kind = 'answer'; body = '"Incorrect order ID"' })
        $run = Invoke-Recorded { Get-SmmOrderStatus 7 }
        $run.Errors.Count | Should -Be 1
        $run.Warnings | Should -BeNullOrEmpty
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }

    It 'ends with one error, without a retry, when the key is refused' {
        Add-TestPanelFault $panel @{ kind = 'answer'; status = 401; body = '{"error":"Invalid API key"}' } -Times always
        $run = Invoke-Recorded { 7..9 | Get-SmmOrderStatus }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidApiKey,*'
        $run.Warnings | Should -BeNullOrEmpty
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=status&orders=7,8,9', 'action=balance'
    }

    It 'is sent once with -MaximumRetryCount 0 after <Name>' -ForEach $faults {
        $null = Connect-TestPanel $panel -MaximumRetryCount 0 -TimeoutSeconds 1
        Add-TestPanelFault $panel $Fault
        $run = Invoke-Recorded { Get-SmmOrderStatus 7 }
        $run.Errors.Count | Should -Be 1
        "$($run.Errors[0])" | Should -BeLike $Says
        $run.Warnings | Should -BeNullOrEmpty
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }

    It 'is sent again four times if nothing else is said' {
        $session = Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey $panel.Key) -RetryIntervalSec 0 -SkipVerification -PassThru
        $session.MaximumRetryCount | Should -Be 4
        Add-TestPanelFault $panel @{ kind = 'status'; status = 502 } -Times always
        $run = Invoke-Recorded { Get-SmmBalance }
        $run.Errors.Count | Should -Be 1
        $run.Warnings.ForEach{ $_ -replace '.*(Retry \d of \d).*', '$1' } | Should -Be @(1..4).ForEach{ "Retry $_ of 4" }
        @(Get-TestPanelRequest $panel).Count | Should -Be 5
    }

    It 'is quiet with -WarningAction SilentlyContinue, and -WarningVariable has the warnings' {
        Add-TestPanelFault $panel @{ kind = 'status'; status = 502 }
        $run = Invoke-Recorded { Get-SmmBalance -WarningAction SilentlyContinue -WarningVariable script:warned }
        $run.Output.Balance | Should -Be 100
        $run.Warnings | Should -BeNullOrEmpty
        $script:warned.Count | Should -Be 1
    }

    It 'is quiet with $WarningPreference = SilentlyContinue' {
        Add-TestPanelFault $panel @{ kind = 'status'; status = 502 }
        $run = Invoke-Recorded { $WarningPreference = 'SilentlyContinue'; Get-SmmBalance }
        $run.Output.Balance | Should -Be 100
        $run.Warnings | Should -BeNullOrEmpty
    }

    It 'sends no more when a warning ends the command' {
        Add-TestPanelFault $panel @{ kind = 'status'; status = 502 } -Times always
        $null = Connect-TestPanel $panel -MaximumRetryCount 3 -RetryIntervalSec 86400 -MaximumRetryIntervalSec 86400
        $run = Invoke-Recorded { Get-SmmBalance -WarningAction Stop }
        $run.Termination | Should -Not -BeNullOrEmpty
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }
}

Describe 'Connect-SmmPanel' {
    It 'checks the key again after HTTP 502, and warns' {
        Reset-TestPanel $panel
        Add-TestPanelFault $panel @{ kind = 'status'; status = 502 }
        $run = Invoke-Recorded { Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey $panel.Key) -RetryIntervalSec 0 -PassThru }
        $run.Output.Currency | Should -Be 'USD'
        $run.Warnings.Count | Should -Be 1
        (Get-TestPanelRequest $panel).Text | Should -Be 'action=balance', 'action=balance'
    }
}

Describe 'Many ids' {
    BeforeEach {
        Reset-TestPanel $panel
        $null = Connect-TestPanel $panel -MaximumRetryCount 2 -RetryIntervalSec 0
        # The others must keep their place.
        $chunks = @(0..9).ForEach{ "action=status&orders=$(($_ * 100 + 1)..($_ * 100 + 100) -join ',')" }
    }

    It 'come out in order when one request is sent again' {
        Add-TestPanelFault $panel @{ kind = 'status'; status = 502 } -Nth 6
        $run = Invoke-Recorded { 1..1000 | Get-SmmOrderStatus -ThrottleLimit 4 }
        $run.Output.OrderId | Should -Be @(1..1000)
        $run.Errors | Should -BeNullOrEmpty
        $run.Warnings.Count | Should -Be 1
        $sent = (Get-TestPanelRequest $panel).Text
        $sent.Count | Should -Be 11
        $sent | Sort-Object -Unique | Should -Be @($chunks | Sort-Object)
    }

    It 'are 900 objects in order and 100 errors with their ids when one request fails for good' {
        Add-TestPanelFault $panel @{ kind = 'status'; status = 502 } -Nth 6 -Times 3
        $run = Invoke-Recorded { 1..1000 | Get-SmmOrderStatus -ThrottleLimit 1 }
        $run.Output.OrderId | Should -Be @(1..500 + 601..1000)
        $run.Errors.TargetObject | Should -Be @(501..600)
        $run.Errors.ForEach{ [regex]::Match("$_", 'Order \d+').Value } | Should -Be @(501..600).ForEach{ "Order $_" }
        $run.Warnings.Count | Should -Be 2
        (Get-TestPanelRequest $panel).Text | Should -Be @($chunks[0..5] + $chunks[5], $chunks[5] + $chunks[6..9])
    }
}
