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
    # All of these leave it open whether the panel has done it.
    $faults = @(
        @{ Name = 'a reset after it was done'; Fault = @{ kind = 'reset'; accept = 'after' } }
        @{ Name = 'a reset before it was done'; Fault = 'reset' }
        @{ Name = 'no answer in time'; Fault = @{ kind = 'hang'; accept = 'after' } }
        @{ Name = 'HTTP 500'; Fault = @{ kind = 'status'; status = 500; accept = 'after' } }
        @{ Name = 'HTTP 502'; Fault = @{ kind = 'status'; status = 502; accept = 'after' } }
        @{ Name = 'HTTP 524'; Fault = @{ kind = 'status'; status = 524; accept = 'after' } }
        @{ Name = 'HTTP 503 with the panel''s error'; Fault = @{ kind = 'answer'; status = 503; body = '{"error":"Try again later"}' } }
        @{ Name = 'an HTML page'; Fault = @{ kind = 'answer'; contentType = 'text/html'; body = '<html><h1>Sign in</h1></html>' } }
        @{ Name = 'an empty answer'; Fault = @{ kind = 'emptyBody'; accept = 'after' } }
        @{ Name = 'a body that ends too soon'; Fault = @{ kind = 'cutBody'; bytes = 5 } }
        @{ Name = 'a body that is not compressed as it says'; Fault = @{ kind = 'answer'; body = '{"order":1}'; headers = @{ 'Content-Encoding' = 'gzip' } } }
    )
    $writers = @(
        @{ Command = 'New-SmmOrder'; Line = { New-SmmOrder 1 'https://example.com/p' 100 }; Sent = 'action=add&service=1&link=https://example.com/p&quantity=100'; Targets = 1 }
        @{ Command = 'Invoke-SmmRefill'; Line = { Invoke-SmmRefill 2 }; Sent = 'action=refill&order=2'; Targets = 1 }
        @{ Command = 'Invoke-SmmRefill for many'; Line = { 1, 2, 9 | Invoke-SmmRefill }; Sent = 'action=refill&orders=1,2,9'; Targets = 3 }
        @{ Command = 'Stop-SmmOrder'; Line = { 3, 6 | Stop-SmmOrder }; Sent = 'action=cancel&orders=3,6'; Targets = 2 }
    )
}

Describe '<Command>, even with retries,' -ForEach $writers {
    BeforeEach {
        Reset-TestPanel $panel
        $null = Connect-TestPanel $panel -MaximumRetryCount 3 -RetryIntervalSec 0 -TimeoutSeconds 1
    }

    # Fault The wire: every fault, in every writing command
    It 'is sent exactly once and its outcome is unknown after <Name>' -ForEach $faults {
        Add-TestPanelFault $panel $Fault
        $run = Invoke-Recorded $Line
        (Get-TestPanelRequest $panel).Text | Should -Be $Sent
        $run.Output | Should -BeNullOrEmpty
        $run.Warnings | Should -BeNullOrEmpty
        $run.Errors.Count | Should -Be $Targets
        foreach ($record in $run.Errors) {
            $record.FullyQualifiedErrorId | Should -BeLike 'OutcomeUnknown,*'
            $record.Exception | Should -BeOfType SimpleSmm.OutcomeUnknownException
            "$record" | Should -Match '[.!?…] It was sent at .* may or may not have been carried out, so it was not sent again\.$'
            $record.ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        }
    }

    It 'is sent again, and no outcome is unknown, where no byte of it has left' {
        $listener = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        $port = $listener.LocalEndpoint.Port
        $listener.Stop()
        Connect-SmmPanel -Uri "http://127.0.0.1:$port/" -ApiKey (ConvertTo-TestKey x) -MaximumRetryCount 2 -RetryIntervalSec 0 -SkipVerification
        $run = Invoke-Recorded $Line
        $run.Warnings.ForEach{ $_ -replace '.*(Retry \d of \d).*', '$1' } | Should -Be 'Retry 1 of 2', 'Retry 2 of 2'
        $run.Errors.Count | Should -Be $Targets
        $run.Errors.FullyQualifiedErrorId | Select-Object -Unique | Should -BeLike 'NetworkFailure,*'
        "$($run.Errors[0])" | Should -Not -BeLike '*may or may not*'
    }
}

# Elsewhere -TimeoutSeconds ends it.
Describe 'A connection that is never made (.NET Framework has no time-out for connecting alone)' -Skip:($env:SIMPLESMM_EDITION -eq 'Desktop') {
    It 'is given up after -ConnectionTimeoutSeconds, and what was to be sent is known not to be' {
        $listener = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        try {
            $with = @{ Uri = "https://127.0.0.1:$($listener.LocalEndpoint.Port)/"; ApiKey = ConvertTo-TestKey x; SkipVerification = $true }
            Connect-SmmPanel @with -ConnectionTimeoutSeconds 1 -TimeoutSeconds 30 -MaximumRetryCount 1 -RetryIntervalSec 0
            $clock = [Diagnostics.Stopwatch]::StartNew()
            $run = Invoke-Recorded { New-SmmOrder 1 'https://example.com/p' 100 }
            $clock.Elapsed.TotalSeconds | Should -BeGreaterThan 1.9
            $run.Errors.Count | Should -Be 1
            $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'NetworkFailure,*'
            $run.Warnings.Count | Should -Be 1
        }
        finally { $listener.Stop() }
    }
}

Describe 'An outcome that is unknown' {
    BeforeEach {
        Reset-TestPanel $panel
        $null = Connect-TestPanel $panel -MaximumRetryCount 3 -RetryIntervalSec 0 -TimeoutSeconds 1
    }

    It 'names service, link, quantity and the time of an order' {
        Add-TestPanelFault $panel @{ kind = 'reset'; accept = 'after' }
        $before = [datetime]::UtcNow
        $run = Invoke-Recorded { New-SmmOrder 8 'https://example.com/a?b=c' 75 -Runs 2 -Interval 30 }
        $after = [datetime]::UtcNow
        $record = $run.Errors[0]
        "$record" | Should -BeLike '*add service=8 link=https://example.com/a`?b=c quantity=75 runs=2 interval=30*'
        $time = [regex]::Match("$record", 'sent at (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) UTC').Groups[1].Value
        $named = [datetime]::ParseExact($time, 'yyyy-MM-dd HH:mm:ss', [cultureinfo]::InvariantCulture)
        $named | Should -BeGreaterOrEqual $before.AddSeconds(-1)
        $named | Should -BeLessOrEqual $after
        $record.Exception.SentAt.UtcDateTime | Should -BeGreaterOrEqual $before.AddMilliseconds(-50)
        $record.Exception.Elapsed | Should -BeLessOrEqual ($after - $before).Add([timespan]::FromMilliseconds(50))
        $record.Exception.Fields.Keys | Should -Be 'service', 'link', 'quantity', 'runs', 'interval'
        $target = $record.TargetObject
        $target.ServiceId, $target.Link, $target.Quantity | Should -Be 8, 'https://example.com/a?b=c', 75
    }

    It 'names, for each id of a request of 100 to <Command>, that id and none of the others' -ForEach @(
        @{ Command = 'Invoke-SmmRefill'; Field = 'order' }
        @{ Command = 'Stop-SmmOrder'; Field = 'orders' }
    ) {
        Add-TestPanelFault $panel @{ kind = 'status'; status = 502 } -Times always
        $ids = @(770001..770100)
        $run = Invoke-Recorded { $ids | & $Command }
        $run.Errors.TargetObject | Should -Be $ids
        $named = $run.Errors.ForEach{ [regex]::Matches("$_ $($_.Exception.Message)", '77\d{4}').Value | Select-Object -Unique }
        $named | Should -Be $ids
        $run.Errors[41].Exception.Fields[$Field] | Should -Be 770042
        "$($run.Errors[41])" | Should -BeLike "test: Order 770042:*sent at*UTC (* $Field=770042)*"
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }

    It 'of one order does not keep the next one from being placed' {
        Add-TestPanelFault $panel @{ kind = 'status'; status = 502; accept = 'after' } -Nth 2
        $rows = 1..3 | ForEach-Object { [pscustomobject] @{ ServiceId = 1; Link = "https://example.com/$_"; Quantity = 100 } }
        $run = Invoke-Recorded { $rows | New-SmmOrder }
        $run.Output.Link | Should -Be 'https://example.com/1', 'https://example.com/3'
        $run.Errors.TargetObject.Link | Should -Be 'https://example.com/2'
        (Get-TestPanelOrder $panel).link | Should -Be @(1..3).ForEach{ "https://example.com/$_" }
    }

    It 'ends the run there with -ErrorAction Stop' {
        Add-TestPanelFault $panel @{ kind = 'status'; status = 502; accept = 'after' }
        $rows = 1..3 | ForEach-Object { [pscustomobject] @{ ServiceId = 1; Link = "https://example.com/$_"; Quantity = 100 } }
        $run = Invoke-Recorded { $rows | New-SmmOrder -ErrorAction Stop }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'OutcomeUnknown,*'
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }
}
