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
    # The engine itself says what a writer is about to do.
    $lines = @(
        @{ Line = { Get-SmmBalance @with }; Says = 'balance'; Fields = 'action=balance'; Engine = 0 }
        @{ Line = { Get-SmmService -ServiceId 1 @with }; Says = 'services'; Fields = 'action=services'; Engine = 0 }
        @{ Line = { Get-SmmOrderStatus 7 @with }; Says = 'status (order 7)'; Fields = 'action=status order=7'; Engine = 0 }
        @{ Line = { 7..9 | Get-SmmOrderStatus @with }; Says = 'status (3 ids)'; Fields = 'action=status orders=7,8,9'; Engine = 0 }
        @{ Line = { Get-SmmRefillStatus 1, 2 @with }; Says = 'refill_status (2 ids)'; Fields = 'action=refill_status refills=1,2'; Engine = 0 }
        @{ Line = { New-SmmOrder 1 'https://example.com/p' 100 @with }; Says = 'add'; Fields = 'action=add service=1 link=https://example.com/p quantity=100'; Engine = 1 }
        @{ Line = { Invoke-SmmRefill 2 @with }; Says = 'refill (order 2)'; Fields = 'action=refill order=2'; Engine = 1 }
        @{ Line = { 3, 6 | Stop-SmmOrder @with }; Says = 'cancel (2 ids)'; Fields = 'action=cancel orders=3,6'; Engine = 2 }
        @{ Line = { Connect-SmmPanel -Uri $panel.Uri -ApiKey $key @with }; Says = 'balance'; Fields = 'action=balance'; Engine = 0 }
    )
}

Describe 'What a command tells of the wire' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel
        $key = ConvertTo-TestKey $panel.Key
        $with = @{}
    }

    It 'is not written unless it is asked for: <Line>' -ForEach $lines {
        $run = Invoke-Recorded $Line
        $run.Verbose.Count + $run.Debug.Count + $run.Warnings.Count | Should -Be 0
    }

    It 'is one line a request with -Verbose: <Says>' -ForEach $lines {
        $with = @{ Verbose = $true }
        $run = Invoke-Recorded $Line
        $own = @($run.Verbose -notlike 'Performing the operation*')
        $own.Count | Should -Be 1
        $own[0] | Should -Match "^$([regex]::Escape($Says)): HTTP 200, \d+ bytes in \d+ ms$"
        $run.Verbose.Count | Should -Be (1 + $Engine)
        $run.Debug | Should -BeNullOrEmpty
    }

    It 'is the fields and the answer with -Debug: <Fields>' -ForEach $lines {
        $with = @{ Debug = $true }
        $run = Invoke-Recorded $Line
        $run.Debug.Count | Should -Be 2
        $run.Debug[0] | Should -BeExactly "-> $Fields"
        $run.Debug[1] | Should -Match '^<- (\(\d+ bytes\) )?[\[{]'
        $run.Verbose | Should -BeNullOrEmpty
    }

    It 'has the HTTP status, the bytes and the milliseconds as they were' {
        $body = "{`"error`":`"$('x' * 700)$([char] 0xe9)`"}"
        Add-TestPanelFault $panel @(@{ kind = 'answer'; status = 418; body = $body }, @{ kind = 'delay'; ms = 300 })
        $clock = [Diagnostics.Stopwatch]::StartNew()
        $run = Invoke-Recorded { 1..3 | Get-SmmOrderStatus -Verbose }
        $elapsed = $clock.ElapsedMilliseconds
        $numbers = [regex]::Match($run.Verbose[0], '^status \(3 ids\): HTTP 418, (\d+) bytes in (\d+) ms$').Groups
        $numbers[1].Value | Should -Be ([Text.Encoding]::UTF8.GetByteCount($body))
        [int] $numbers[2].Value | Should -BeGreaterOrEqual 290
        [int] $numbers[2].Value | Should -BeLessOrEqual $elapsed
    }

    It 'has a line for each request of a batch' {
        $run = Invoke-Recorded { 1..250 | Get-SmmOrderStatus -Verbose }
        $run.Verbose.ForEach{ $_ -replace ':.*' } | Sort-Object | Should -Be 'status (100 ids)', 'status (100 ids)', 'status (50 ids)'
    }

    It 'has a line for each attempt' {
        $null = Connect-TestPanel $panel -MaximumRetryCount 3 -RetryIntervalSec 0
        Add-TestPanelFault $panel @{ kind = 'status'; status = 502 } -Times 2
        $run = Invoke-Recorded { 1..3 | Get-SmmOrderStatus -Verbose }
        $run.Verbose.ForEach{ $_ -replace '.*(HTTP \d+),.*', '$1' } | Should -Be 'HTTP 502', 'HTTP 502', 'HTTP 200'
        $run.Warnings.Count | Should -Be 2
    }

    It 'has the whole answer, and of a long one the beginning and the size' {
        Add-TestPanelFault $panel @{ kind = 'answer'; body = '{"balance":"5","currency":"USD"}' }
        (Invoke-Recorded { Get-SmmBalance -Debug }).Debug[1] | Should -BeExactly '<- {"balance":"5","currency":"USD"}'

        $body = "{`"balance`":`"5`",`"note`":`"$('x' * 9000)`"}"
        Add-TestPanelFault $panel @{ kind = 'answer'; body = $body }
        $said = (Invoke-Recorded { Get-SmmBalance -Debug }).Debug[1]
        $said.Length | Should -BeLessThan 4300
        $said | Should -Match "^<- \($($body.Length) bytes\) \{`"balance`":`"5`".*x…$"
    }

    It 'is told of an answer that is an error, too' {
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'The moon is full' }
        $run = Invoke-Recorded { Get-SmmOrderStatus 1 -Verbose -Debug }
        $run.Verbose.Count | Should -Be 1
        $run.Debug | Should -Be '-> action=status order=1', '<- {"error":"The moon is full"}'
        $run.Errors.Count | Should -Be 1
    }

    It 'says so where no answer comes' {
        Add-TestPanelFault $panel @{ kind = 'reset'; accept = 'before' }
        $run = Invoke-Recorded { 3, 4 | Get-SmmOrderStatus -Verbose -Debug }
        "$($run.Verbose)" | Should -BeLike 'status (2 ids): no answer after * ms'
        "$($run.Debug)" | Should -Be '-> action=status orders=3,4'
    }

    It 'is asked for by $VerbosePreference and $DebugPreference, too' {
        $run = Invoke-Recorded { $VerbosePreference = $DebugPreference = 'Continue'; Get-SmmOrderStatus 7 }
        $run.Verbose.Count, $run.Debug.Count | Should -Be 1, 2
    }

    It 'is asked for by a preference of the function that calls' {
        function Get-Seven { [CmdletBinding()] param() Get-SmmOrderStatus 7 }
        (Invoke-Recorded { Get-Seven -Verbose }).Verbose.Count | Should -Be 1
        (Invoke-Recorded { Get-Seven -Debug }).Debug.Count | Should -Be 2
        $run = Invoke-Recorded { Get-Seven }
        $run.Verbose.Count + $run.Debug.Count | Should -Be 0
    }

    It 'is asked for by a preference of the module that calls' {
        $caller = New-Module { function Get-Eight { [CmdletBinding()] param() Get-SmmOrderStatus 8 } }
        (Invoke-Recorded { & $caller { $script:VerbosePreference = 'Continue'; Get-Eight } }).Verbose.Count | Should -Be 1
    }

    It 'is refused by -Verbose:$false and -Debug:$false, whatever the preferences' {
        $run = Invoke-Recorded { $VerbosePreference = $DebugPreference = 'Continue'; Get-SmmOrderStatus 7 -Verbose:$false -Debug:$false }
        $run.Verbose.Count + $run.Debug.Count | Should -Be 0
    }

    It 'is not told where the preferences are <_>' -ForEach 'SilentlyContinue', 'Ignore' {
        $preference = $_
        $run = Invoke-Recorded { $VerbosePreference = $DebugPreference = $preference; Get-SmmOrderStatus 7 }
        $run.Verbose.Count + $run.Debug.Count | Should -Be 0
        $run.Output.OrderId | Should -Be 7
    }

    It 'does not ask whether to go on, as the engine does at a warning or a verbose line of a command with -Debug' {
        Add-TestPanelFault $panel @{ kind = 'status'; status = 502 } -Times 2
        $env:SMM_API_KEY = $panel.Key
        try {
            $child = Invoke-ChildPowerShell -NonInteractive "
                Connect-SmmPanel -Uri $($panel.Uri) -FromEnvironment -SkipVerification -RetryIntervalSec 0
                `$VerbosePreference = 'Continue'
                7..9 | Get-SmmOrderStatus -Debug | ForEach-Object OrderId
                'over'"
        }
        finally { $env:SMM_API_KEY = $null }
        $child.Errors | Should -BeNullOrEmpty
        @($child.Lines -match '^(\d|over)$') | Should -Be '7', '8', '9', 'over'
        @($child.Lines -match 'DEBUG: .*Retry \d of 4 in').Count | Should -Be 2
        (Get-TestPanelRequest $panel).Count | Should -Be 3
    }

    It 'is the same in every culture' {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'fa-IR'
            (Invoke-Recorded { 1..3 | Get-SmmOrderStatus -Verbose }).Verbose | Should -Match '^status \(3 ids\): HTTP 200, [0-9]+ bytes in [0-9]+ ms$'
        }
        finally { [cultureinfo]::CurrentCulture = $before }
    }
}
