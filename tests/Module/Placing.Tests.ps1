#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeDiscovery {
    $limits = 1, 4, 16 | ForEach-Object { @{ Limit = $_ } }
}

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
    $link = 'https://example.com/p'

    # Of service 1, a thousand pieces cost 0.90.
    function New-Row([string] $Link, [string] $Reference, [int] $Quantity = 100, [int] $ServiceId = 1) {
        [pscustomobject] @{ ServiceId = $ServiceId; Link = $Link; Quantity = $Quantity; Reference = $Reference }
    }

    function New-File([int] $Count, [int] $Quantity = 100) { 1..$Count | ForEach-Object { New-Row "$link/$_" "R-$_" $Quantity } }

    # The links in the sequence in which the panel saw them.
    function Get-SentLink { @(Get-TestPanelRequest $panel -Action add | ForEach-Object { $_.Text -replace '^.*link=([^&]*).*$', '$1' }) }

    # Every fifth row is for the session south.
    function New-MixedFile {
        New-File 20 | Select-Object *, @{ Name = 'Session'; Expression = { $_.Reference -match '[05]$' ? 'south' : 'test' } }
    }

    function Wait-Until([scriptblock] $Condition) {
        $clock = [Diagnostics.Stopwatch]::StartNew()
        while (-not (& $Condition)) {
            if ($clock.Elapsed.TotalSeconds -gt 20) { throw "Not within 20 seconds: $Condition" }
            Start-Sleep -Milliseconds 20
        }
    }
}

Describe 'New-SmmOrder -ThrottleLimit <Limit>' -ForEach $limits {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $session = Connect-TestPanel $panel
    }

    It 'writes the orders in the order of the input, and the panel sees each once' {
        Set-TestPanelLatency $panel 20 -Spread 60
        $run = Invoke-Recorded { New-File 40 | New-SmmOrder -ThrottleLimit $Limit }
        $run.Errors.Count + $run.Warnings.Count | Should -Be 0
        $run.Output.Reference | Should -Be (1..40).ForEach{ "R-$_" }
        $run.Output.Link | Should -Be (1..40).ForEach{ "$link/$_" }
        Get-SentLink | Sort-Object | Should -Be @((1..40).ForEach{ "$link/$_" } | Sort-Object)
        if ($Limit -eq 1) { Get-SentLink | Should -Be (1..40).ForEach{ "$link/$_" } }
        @(Get-SmmOrder -Outcome Placed).Count | Should -Be 40
    }

    It 'sends orders on one link one by one, in their order' {
        Set-TestPanelLatency $panel 20 -Spread 60
        $rows = 1..12 | ForEach-Object { New-Row "$link/$($_ % 2)" "R-$_" (100 + $_) }
        $run = Invoke-Recorded { $rows | New-SmmOrder -ThrottleLimit $Limit }
        $run.Output.Reference | Should -Be (1..12).ForEach{ "R-$_" }
        foreach ($which in 0, 1) {
            $mine = @((Get-TestPanelRequest $panel -Action add).Text -like "*link=$link/$which&*")
            $mine.ForEach{ [int] ($_ -replace '^.*quantity=') } | Should -Be (1..12).Where{ $_ % 2 -eq $which }.ForEach{ 100 + $_ }
        }
    }

    It 'finds the first of two rows with one reference, and reports the one that is another order' {
        $rows = (New-Row "$link/1" A), (New-Row "$link/2" B), (New-Row "$link/1" A), (New-Row "$link/3" A), (New-Row "$link/4" C)
        $run = Invoke-Recorded { $rows | New-SmmOrder -ThrottleLimit $Limit }
        $run.Output.Reference | Should -Be A, B, A, C
        $run.Output.AlreadyPlaced | Should -Be $false, $false, $true, $false
        $run.Output[2].OrderId | Should -Be $run.Output[0].OrderId
        $run.Errors.FullyQualifiedErrorId | Should -BeLike 'ReferenceConflict,*'
        $run.Errors.TargetObject.Link | Should -Be "$link/3"
        Get-SentLink | Sort-Object | Should -Be "$link/1", "$link/2", "$link/4"
    }

    It 'sends one of three rows on one link with -OnDuplicateLink Error' {
        $rows = (New-Row $link A), (New-Row $link B), (New-Row "$link/2" C), (New-Row $link D)
        $run = Invoke-Recorded { $rows | New-SmmOrder -ThrottleLimit $Limit -OnDuplicateLink Error }
        $run.Output.Reference | Should -Be A, C
        $run.Errors.TargetObject.Reference | Should -Be B, D
        $run.Errors.FullyQualifiedErrorId | Sort-Object -Unique | Should -BeLike 'DuplicateLink,*'
        Get-SentLink | Sort-Object | Should -Be $link, "$link/2"
    }

    It 'skips two of three rows on one link with -OnDuplicateLink Skip' {
        $rows = (New-Row $link A), (New-Row $link B), (New-Row "$link/2" C), (New-Row $link D)
        $run = Invoke-Recorded { $rows | New-SmmOrder -ThrottleLimit $Limit -OnDuplicateLink Skip }
        $run.Output.Reference | Should -Be A, C
        $run.Errors | Should -BeNullOrEmpty
        $run.Warnings.Count | Should -Be 2
        Get-SentLink | Sort-Object | Should -Be $link, "$link/2"
    }

    It 'spends the budget as one order after the other would' {
        $rows = (New-File 30 1000) + (New-Row "$link/cheap" cheap 100)
        $run = Invoke-Recorded { $rows | New-SmmOrder -ThrottleLimit $Limit -Budget 10 }
        $run.Output.Reference | Should -Be @((1..11).ForEach{ "R-$_" }; 'cheap')
        $run.Errors.TargetObject.Reference | Should -Be (12..30).ForEach{ "R-$_" }
        $run.Errors.FullyQualifiedErrorId | Sort-Object -Unique | Should -BeLike 'BudgetExceeded,*'
        @(Get-TestPanelRequest $panel).Action | Should -Be @('services'; , 'add' * 12)
        [Math]::Round((@(Get-TestPanelOrder $panel).charge | Measure-Object -Sum).Sum, 4) | Should -Be 9.99
    }

    It 'gives a rejected order''s part of the budget to the next one' {
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'Incorrect link' } -Action add
        $run = Invoke-Recorded { New-File 3 1000 | New-SmmOrder -ThrottleLimit $Limit -Budget 1 }
        $run.Output.Reference | Should -Be R-2
        $run.Errors.FullyQualifiedErrorId.ForEach{ $_.Split(',')[0] } | Should -Be InvalidLink, BudgetExceeded
        Get-SentLink | Should -Be "$link/1", "$link/2"
    }

    It 'writes an error in the middle in its place, and goes on' {
        $rows = New-File 9
        $rows[3].Quantity = 0
        $rows[6].Quantity = 1
        $seen = [Collections.Generic.List[string]]::new()
        $rows | New-SmmOrder -ThrottleLimit $Limit 2>&1 | ForEach-Object {
            $seen.Add(($_ -is [Management.Automation.ErrorRecord] ? "error $($_.TargetObject.Reference)" : $_.Reference))
        }
        $seen | Should -Be R-1, R-2, R-3, 'error R-4', R-5, R-6, 'error R-7', R-8, R-9
        @(Get-SentLink).Count | Should -Be 8
    }

    It 'ends at the first error with -ErrorAction Stop, and writes what was under way before it' {
        Set-TestPanelLatency $panel 100
        $rows = New-File 60
        $rows[2].Quantity = 1
        $run = Invoke-Recorded { $rows | New-SmmOrder -ThrottleLimit $Limit -ErrorAction Stop }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidQuantity,*'
        $run.Termination.TargetObject.Reference | Should -Be R-3
        $sent = @(Get-SentLink)
        $sent.Count | Should -BeLessOrEqual (2 + $Limit)
        $run.Output.Link | Sort-Object | Should -Be @($sent | Where-Object { $_ -ne "$link/3" } | Sort-Object)
        @(Get-SmmOrder -Outcome Placed).OrderId | Sort-Object | Should -Be @($run.Output.OrderId | Sort-Object)
        Get-SmmOrder -Outcome Sending, Unknown | Should -BeNullOrEmpty
        if ($Limit -eq 1) { $sent | Should -Be (1..3).ForEach{ "$link/$_" } }
    }

    It 'ends at a row that is refused here with -ErrorAction Stop, and writes what was under way before it' {
        Set-TestPanelLatency $panel 100
        $rows = New-File 9
        $rows[2].Quantity = 0
        $run = Invoke-Recorded { $rows | New-SmmOrder -ThrottleLimit $Limit -ErrorAction Stop }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidQuantity,*'
        $run.Output.Reference | Should -Be R-1, R-2
        Get-SentLink | Sort-Object | Should -Be "$link/1", "$link/2"
    }

    It 'ends with one error when the key is refused in the middle' {
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'Invalid API key' } -Action add -Nth 4 -Times always
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'Invalid API key' } -Action balance -Times always
        $run = Invoke-Recorded { New-File 60 | New-SmmOrder -ThrottleLimit $Limit }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidApiKey,*'
        $run.Errors | Should -BeNullOrEmpty
        $run.Output.Count | Should -Be 3
        @(Get-TestPanelOrder $panel).Count | Should -Be 3
        @(Get-SentLink).Count | Should -BeLessOrEqual (3 + $Limit)
        Get-SmmOrder -Outcome Sending, Unknown | Should -BeNullOrEmpty
        if ($Limit -eq 1) { (Get-TestPanelRequest $panel).Action | Should -Be add, add, add, add, balance }
    }

    It 'writes orders that were placed before in their place' {
        $rows = New-File 12
        $null = $rows[1, 4, 5, 10] | New-SmmOrder
        Clear-TestPanelRequest $panel
        $run = Invoke-Recorded { $rows | New-SmmOrder -ThrottleLimit $Limit }
        $run.Output.Reference | Should -Be (1..12).ForEach{ "R-$_" }
        @($run.Output.Where{ $_.AlreadyPlaced }).Reference | Should -Be R-2, R-5, R-6, R-11
        @(Get-SentLink).Count | Should -Be 8
    }

    It 'sends at most <Limit> orders when Select-Object has enough, finishes them, and the next commands tell of them' {
        Set-TestPanelLatency $panel 50
        $run = Invoke-Recorded { New-File 60 | New-SmmOrder -ThrottleLimit $Limit | Select-Object -First 1 }
        $run.Output.Reference | Should -Be R-1
        $told = [Collections.Generic.List[object]]::new()
        Wait-Until {
            $all = @(Get-SmmOrder -Outcome Sending 3>&1)
            $told.AddRange($all)
            -not $all.Where{ $_ -isnot [Management.Automation.WarningRecord] }
        }

        $all = @(Get-SmmOrder -Outcome Placed, Unknown 3>&1)
        $told.AddRange($all)
        $sent = @(Get-SentLink)
        $sent.Count | Should -BeLessOrEqual $Limit
        $placed = @($all.Where{ $_ -is [SimpleSmm.Order] })
        $placed.Link | Sort-Object | Should -Be @($sent | Sort-Object)
        $placed.Outcome | Sort-Object -Unique | Should -Be Placed

        # An outcome is in the ledger shortly before the stopped command has it.
        $expected = @($placed.Where{ $_.Reference -ne 'R-1' }.ForEach{ "placed order $($_.OrderId) (reference $($_.Reference))" })
        Wait-Until {
            $told.AddRange(@(Get-SmmSession 3>&1))
            -not $expected.Where{ "$($told -match 'stopped')" -notlike "*$_*" }
        }
    }

    It 'sends nothing after a stop, and what was sent is finished' {
        Set-TestPanelLatency $panel 800
        $runspace = New-TestRunspace
        $shell = [powershell]::Create($runspace)
        try {
            $line = 'param($session, $rows, $limit) $rows | New-SmmOrder -SkipValidation -Session $session -ThrottleLimit $limit'
            $null = $shell.AddScript($line).AddArgument($session).AddArgument((New-File 60)).AddArgument($Limit)
            $output = [Management.Automation.PSDataCollection[psobject]]::new()
            $running = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
            Wait-Until { @(Get-TestPanelRequest $panel).Count -ge $Limit }
            $shell.Stop()
            $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            Wait-Until { -not (Get-SmmOrder -Outcome Sending) }
            $sent = @(Get-SentLink)
            $sent.Count | Should -BeLessOrEqual (2 * $Limit)
            @(Get-SmmOrder -Outcome Placed).Link | Sort-Object | Should -Be @($sent | Sort-Object)
            Get-SmmOrder -Outcome Unknown | Should -BeNullOrEmpty

            # The next command tells of each order that was not written.
            $told = Invoke-InRunspace $runspace 'Get-SmmSession 3>&1 | Out-String -Width 9999'
            $written = @($output.ForEach{ $_.OrderId })
            foreach ($placed in @(Get-SmmOrder -Outcome Placed).Where{ $_.OrderId -notin $written }) {
                "$told" | Should -BeLike "*placed order $($placed.OrderId) (reference $($placed.Reference))*"
            }
        }
        finally { $shell.Dispose(); $runspace.Dispose() }
    }

    It 'sends nothing more when a command before it in the pipeline throws, and finishes what it sent' {
        Set-TestPanelLatency $panel 800
        $run = Invoke-Recorded {
            New-File 60 | ForEach-Object {
                if ($_.Reference -ne 'R-4') { return $_ }
                Wait-Until { @(Get-SentLink).Count -eq 3 }
                throw 'The input is broken.'
            } | New-SmmOrder -ThrottleLimit $Limit
        }
        "$($run.Termination)" | Should -BeLike '*The input is broken.*'
        Wait-Until { -not @(Get-SmmOrder -Outcome Sending 3>$null) }
        Get-SentLink | Sort-Object | Should -Be "$link/1", "$link/2", "$link/3"
        $placed = @(Get-SmmOrder -Outcome Placed 3>$null)
        $placed.Reference | Sort-Object | Should -Be R-1, R-2, R-3
        @(Get-SmmOrder -Outcome Unknown, Rejected 3>$null) | Should -BeNullOrEmpty
        @($run.Output.Where{ $_.Reference -notin $placed.Reference }) | Should -BeNullOrEmpty
    }

    It 'sends nothing when the ledger cannot be opened' {
        $path = New-LedgerPath
        Set-Content $path 'This is not a ledger.'
        $null = Connect-TestPanel $panel -LedgerPath $path
        $run = Invoke-Recorded { New-File 20 | New-SmmOrder -ThrottleLimit $Limit }
        $run.Output.Count + $run.Errors.Count | Should -Be 0
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'LedgerUnavailable,*'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }
}

Describe 'Several orders under way' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $session = Connect-TestPanel $panel
    }

    It 'are as many as the session allows by default' {
        $PSDefaultParameterValues = @{ 'New-SmmOrder:SkipValidation' = $true }
        $session.ThrottleLimit | Should -Be 4
        # Answers are late by far, so those that the panel has before the first one are those under way.
        Set-TestPanelLatency $panel 1500
        $runspace = New-TestRunspace
        $shell = [powershell]::Create($runspace)
        try {
            $null = $shell.AddScript('param($session, $rows) $rows | New-SmmOrder -SkipValidation -Session $session')
            $null = $shell.AddArgument($session).AddArgument((New-File 9))
            $output = [Management.Automation.PSDataCollection[psobject]]::new()
            $running = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]]::new(), $output)
            Wait-Until { @(Get-TestPanelRequest $panel).Count -ge 4 }
            $output.Count | Should -Be 0
            @(Get-TestPanelRequest $panel).Count | Should -Be 4
            Set-TestPanelLatency $panel 0
            $null = $running.AsyncWaitHandle.WaitOne(20000)
            $output.Reference | Should -Be (1..9).ForEach{ "R-$_" }
        }
        finally { $shell.Dispose(); $runspace.Dispose() }
    }

    It 'are all sent again after a rate limit that refused some of them' {
        $null = Connect-TestPanel $panel -MaximumRetryCount 6
        Add-TestPanelFault $panel @{ kind = 'rateLimit'; retryAfter = '0' } -Action add -Nth 3 -Times 4
        $run = Invoke-Recorded { New-File 20 | New-SmmOrder -ThrottleLimit 16 }
        $run.Errors | Should -BeNullOrEmpty
        $run.Output.Reference | Should -Be (1..20).ForEach{ "R-$_" }
        @(Get-TestPanelRequest $panel).Count | Should -Be 24
        @(Get-TestPanelOrder $panel).Count | Should -Be 20
    }

    It 'are written as soon as the next row comes, while the input is still open' {
        $seen = [Collections.Generic.List[string]]::new()
        1..3 | ForEach-Object {
            if ($_ -gt 1) { Wait-Until { @(Get-SmmOrder -Outcome Placed).Count -ge $_ - 1 }; Start-Sleep -Milliseconds 200 }
            $seen.Add("row $_")
            New-Row "$link/$_" "R-$_"
        } | New-SmmOrder -ThrottleLimit 16 | ForEach-Object { $seen.Add($_.Reference) }
        $seen | Should -Be 'row 1', 'row 2', R-1, 'row 3', R-2, R-3
    }

    It 'are each written before the next row is read with -ThrottleLimit 1' {
        $seen = [Collections.Generic.List[string]]::new()
        1..3 | ForEach-Object { $seen.Add("row $_"); New-Row "$link/$_" "R-$_" } |
            New-SmmOrder -ThrottleLimit 1 | ForEach-Object { $seen.Add($_.Reference) }
        $seen | Should -Be 'row 1', R-1, 'row 2', R-2, 'row 3', R-3
    }

    It 'are those of each session, and the objects keep the order of the input' {
        $other = Start-TestPanel -Key south-key
        Reset-TestPanel $other
        $null = Connect-TestPanel $other -Name south
        $run = Invoke-Recorded { New-MixedFile | New-SmmOrder -ThrottleLimit 4 }
        $run.Errors | Should -BeNullOrEmpty
        $run.Output.Reference | Should -Be (1..20).ForEach{ "R-$_" }
        @($run.Output.Where{ $_.Session -eq 'south' }).Reference | Should -Be R-5, R-10, R-15, R-20
        @(Get-TestPanelRequest $other).Count, @(Get-TestPanelRequest $panel).Count | Should -Be 4, 16
    }

    It 'wait for each other also if two sessions have one account' {
        $null = Connect-TestPanel $panel -Name twin -LedgerPath $session.LedgerPath
        Set-TestPanelLatency $panel 50 -Spread 50
        $rows = 1..12 | ForEach-Object {
            New-Row "$link/$([Math]::Ceiling($_ / 4))" "R-$([Math]::Ceiling($_ / 2))" |
                Add-Member Session ($_ % 2 ? 'test' : 'twin') -PassThru
        }

        $run = Invoke-Recorded { $rows | New-SmmOrder -ThrottleLimit 4 }
        $run.Errors | Should -BeNullOrEmpty
        $run.Output.AlreadyPlaced | Should -Be (1..6).ForEach{ $false; $true }
        $run.Output.Session | Should -Be (1..6).ForEach{ 'test'; 'twin' }
        Get-SentLink | Group-Object | ForEach-Object Count | Should -Be 2, 2, 2
    }

    It 'of one session go on when another one refuses the key, and every row has an answer' {
        $other = Start-TestPanel -Key south-key
        Reset-TestPanel $other
        $null = Connect-TestPanel $other -Name south -Key wrong
        $run = Invoke-Recorded { New-MixedFile | New-SmmOrder -ThrottleLimit 4 }
        $run.Termination | Should -BeNullOrEmpty
        $run.Output.Count | Should -Be 16
        $run.Errors.TargetObject.Reference | Should -Be R-5, R-10, R-15, R-20
        $run.Errors.FullyQualifiedErrorId | Sort-Object -Unique | Should -BeLike 'InvalidApiKey,*'
        @(Get-TestPanelOrder $other) | Should -BeNullOrEmpty
    }

    It 'are written before a warning that ends the command' {
        Set-TestPanelLatency $panel 50
        $rows = New-File 5
        $rows[2].Link = $rows[0].Link
        $run = Invoke-Recorded { $rows | New-SmmOrder -ThrottleLimit 4 -OnDuplicateLink Skip -WarningAction Stop }
        $run.Termination | Should -Not -BeNullOrEmpty
        $run.Output.Reference | Should -Be @(Get-SmmOrder -Outcome Placed | Sort-Object Reference).Reference
        @(Get-SentLink).Count | Should -Be @($run.Output).Count
    }

    It 'are confirmed in the order of the input' {
        $env:SMM_API_KEY = $panel.Key
        $connect = "Connect-SmmPanel -Uri $($panel.Uri) -FromEnvironment -LedgerPath '$(New-LedgerPath)' -SkipVerification"
        $rows = '1..5 | ForEach-Object { [pscustomobject] @{ ServiceId = 1; Link = "a/$_"; Quantity = 100; Reference = "R-$_" } }'
        $line = "$rows | New-SmmOrder -SkipValidation -ThrottleLimit 4 -Confirm | ForEach-Object { `"placed `$(`$_.Reference)`" }"
        try { $child = Invoke-ChildPowerShell "$connect`n$line" -Answers y, n, y, y, n }
        finally { $env:SMM_API_KEY = $null }
        $asked = [regex]::Matches(($child.Output -replace '\r?\n'), 'on target "(.*?)"\.').ForEach{ $_.Groups[1].Value -replace '^.*, ' }
        $asked | Should -Be (1..5).ForEach{ "a/$_" }
        $child.Lines -match '^placed' | Should -Be 'placed R-1', 'placed R-3', 'placed R-4'
        Get-SentLink | Sort-Object | Should -Be a/1, a/3, a/4
    }
}

Describe 'The summary of New-SmmOrder' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel
        $null = Get-SmmService
        $null = New-Row "$link/1" R-1 | New-SmmOrder
        Add-TestPanelFault $panel @{ kind = 'emptyBody'; accept = 'after' } -Action add -Nth 2
        $rows = New-File 5 1000
        $rows[0].Quantity = 100
        $rows[4].Quantity = 0
        $line = 'Orders: 2 placed, 1 known, 1 rejected, 1 unknown, 0 skipped; spent 2.7 by estimate.'
        $culture = [cultureinfo]::CurrentCulture
        [cultureinfo]::CurrentCulture = 'en-US'
    }

    AfterEach { [cultureinfo]::CurrentCulture = $culture }

    It 'is written with -Verbose' {
        (Invoke-Recorded { $rows | New-SmmOrder -Verbose }).Verbose[-1] | Should -Be $line
    }

    It 'is written to the information stream' {
        $null = $rows | New-SmmOrder -ErrorAction Ignore -InformationVariable told
        "$told", $told.Tags | Should -Be $line, 'SimpleSmm'
    }

    It 'is not written for a single order' {
        $null = $rows[1] | New-SmmOrder -ErrorAction Ignore -InformationVariable told
        $told | Should -BeNullOrEmpty
    }
}
