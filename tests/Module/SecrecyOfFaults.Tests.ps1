#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-Module "$PSScriptRoot/Secrecy.psm1"
    Import-ModuleUnderTest

    # Every fault of the panel that can say the key back, in every way of writing it.
    function Get-Echo([string] $Key) {
        $url = [uri]::EscapeDataString($Key)
        $escaped = -join $Key.ToCharArray().ForEach{ '\u{0:x4}' -f [int] $_ }
        $html = -join $Key.EnumerateRunes().ForEach{ "&#$($_.Value);" }
        $php = (ConvertTo-Json $Key -EscapeHandling EscapeNonAscii) -replace '/', '\/'
        $bytes = [Text.Encoding]::UTF8.GetBytes($Key)
        # A key whose second half is behind the end of what -Debug shows.
        $cut = foreach ($room in 4, 9, 14, $bytes.Length) { 4096 - $room }
        @{ kind = 'error'; text = "Something about $Key and $Key again" }
        @{ kind = 'error'; text = "Something about key=$url&action=x" }
        @{ kind = 'error'; text = "Something about $($url -creplace '%[0-9A-F]{2}', { $_.Value.ToLowerInvariant() })" }
        @{ kind = 'answer'; body = "{`"error`":`"Something about $escaped`"}" }
        @{ kind = 'answer'; body = "{`"error`":$php}" }
        @{ kind = 'answer'; status = 400; body = ConvertTo-Json @{ message = "Something about $Key" } }
        @{ kind = 'answer'; body = ConvertTo-Json @{ debug = @{ request = $Key } } }
        @{ kind = 'answer'; body = ConvertTo-Json "Something about $Key" }
        @{ kind = 'answer'; body = "Something about $Key" }
        @{ kind = 'answer'; contentType = 'text/html'; body = "<html><p>Fatal: key <b>$([Net.WebUtility]::HtmlEncode($Key))</b> at line 7" }
        @{ kind = 'answer'; contentType = 'text/html'; body = "<html><p>Fatal: key <b>$html</b> at line 7" }
        @{ kind = 'answer'; status = 502; contentType = 'text/html'; body = "<html><title>502</title>$([Net.WebUtility]::HtmlEncode($Key))" }
        @{ kind = 'answer'; status = 429; body = ConvertTo-Json @{ error = "Too many requests of $Key" }; headers = @{ 'Retry-After' = '900' } }
        @{ kind = 'redirect'; location = "https://elsewhere.example/?key=$url" }
        @{ kind = 'redirect'; status = 307; location = "https://elsewhere.example/$url#$url" }
        @{ kind = 'answer'; status = 401; body = '{}'; headers = @{ 'X-Key' = $url; 'WWW-Authenticate' = "Basic realm=`"$url`""; 'Set-Cookie' = "key=$url" } }
        foreach ($length in $cut) { @{ kind = 'answer'; body = "{`"error`":`"Full`",`"more`":`"$('x' * ($length - 24))$Key$('y' * 600)`"}" } }
        @{ kind = 'cutBody'; bytes = 12 }
        'reset'
        'emptyBody'
    }
}

BeforeDiscovery {
    $keys = @(
        @{ Kind = 'punctuation'; Key = 'Cn4ry+Qz&x=%41/k?#:;@~*(!)_-.7Wd'; Part = 'Cn4ry', '7Wd' }
        @{ Kind = 'what regular expressions and formats know'; Key = 'Rgx7$1{0}^(a|b)*[z-]+\d."''<>`$0Wq9z'; Part = 'Rgx7', 'Wq9z' }
        @{ Kind = 'letters of many alphabets'; Key = "N`u{f6}n-`u{20ac}`u{df}`u{6f22}`u{5b57}`u{1f600}-K`u{e9}y7Wd"; Part = "N`u{f6}n-", "`u{6f22}`u{5b57}", "K`u{e9}y7" }
    )
    $lines = @(
        @{ Name = 'Connect-SmmPanel'
            Line = { Connect-SmmPanel -Uri $panel.Uri -ApiKey $secure -Name again -MaximumRetryCount 1 -RetryIntervalSec 0 -PassThru @with } }
        @{ Name = 'Get-SmmBalance'; Line = { Get-SmmBalance @with } }
        @{ Name = 'Get-SmmService'; Line = { Get-SmmService -ServiceId 1 -Refresh @with } }
        @{ Name = 'New-SmmOrder'; Line = { New-SmmOrder 1 'https://example.com/p' 100 -Confirm:$false @with } }
        @{ Name = 'Get-SmmOrderStatus'; Line = { 1 | Get-SmmOrderStatus @with } }
        @{ Name = 'Get-SmmOrderStatus for many'; Line = { 1, 2 | Get-SmmOrderStatus @with } }
        @{ Name = 'Invoke-SmmRefill'; Line = { 1, 2 | Invoke-SmmRefill -Confirm:$false @with } }
        @{ Name = 'Get-SmmRefillStatus'; Line = { 1, 2 | Get-SmmRefillStatus @with } }
        @{ Name = 'Stop-SmmOrder'; Line = { 3, 6 | Stop-SmmOrder -Confirm:$false @with } }
    )
}

Describe 'A key of <Kind>' -ForEach $keys {
    BeforeAll {
        $panel = Start-TestPanel -Key $Key -Orders 20
        $forms = @(Get-KeyForm $Key -Part $Part)
        $echoes = @(Get-Echo $Key)
        $secure = ConvertTo-TestKey $Key
        # With -Debug alone the engine asks a person whether to go on after a warning.
        $with = @{ Verbose = $true; Debug = $true; WarningAction = 'Continue' }
    }

    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel -MaximumRetryCount 1 -RetryIntervalSec 0 -MaximumRetryIntervalSec 0.05
        $global:Error.Clear()
    }

    It 'arrives as it is' {
        (Get-SmmBalance).Balance | Should -Be 100
        (Get-TestPanelRequest $panel).Key | Should -BeExactly $Key
    }

    It 'would be found' {
        foreach ($echo in $echoes.Where{ $_ -is [hashtable] -and $_.kind -ne 'cutBody' }) {
            { Assert-NoForm "$($echo.Values) $(ConvertTo-Json $echo['headers'])" -Form $forms } | Should -Throw 'The key must not be*'
        }
        { Assert-NoForm "a $($Part[0]) b" -Form $forms } | Should -Throw
        { Assert-NoForm 'nothing' -Form $forms } | Should -Not -Throw
    }

    # Fault The key: a panel that says it back, in every command
    It 'is in nothing that <Name> says, however the panel says it back' -ForEach $lines {
        $all = [pscustomobject] @{ Output = @(); Errors = @(); Warnings = @(); Verbose = @(); Debug = @(); Termination = @() }
        foreach ($echo in $echoes) {
            Add-TestPanelFault $panel $echo -Times 2
            $run = Invoke-Recorded $Line
            foreach ($part in 'Output', 'Warnings', 'Verbose', 'Debug') { $all.$part += $run.$part }
            $all.Errors += @($run.Errors | Select-Object -First 1) + @($run.Termination) | Where-Object { $_ }
            Clear-TestPanelFault $panel
        }
        $all.Errors.Count | Should -BeGreaterThan ($echoes.Count - 3)
        $all.Debug.Count | Should -BeGreaterThan $echoes.Count
        $said = Get-EverythingSaid $all -Errors 40
        $said | Should -BeLike '*Something about*'
        $said | Should -BeLike '*`[API key`]*'
        Assert-NoForm $said -Form $forms
    }

    It 'is in no object that <Name> writes, however the panel puts it there' -ForEach @(
        @{ Name = 'Get-SmmBalance'; Line = { Get-SmmBalance @with }; Shape = { @{ balance = '5'; currency = $args[0]; key = $args[0] } } }
        @{ Name = 'Get-SmmOrderStatus'; Line = { Get-SmmOrderStatus 1 @with }
            Shape = { @{ status = $args[0]; charge = '1'; note = @{ key = $args[0]; $args[0] = 1 }; currency = $args[0] } } }
        @{ Name = 'Get-SmmRefillStatus'; Line = { Get-SmmRefillStatus 1 @with }; Shape = { @{ status = $args[0] } } }
        @{ Name = 'Get-SmmService'; Line = { Get-SmmService -Refresh @with }
            Shape = { , @(@{ service = 1; name = "a $($args[0])"; type = $args[0]; category = $args[0]; rate = '1'; min = 1; max = 5; key = $args[0] }) } }
    ) {
        $all = [pscustomobject] @{ Output = @(); Errors = @(); Warnings = @(); Verbose = @(); Debug = @(); Termination = @() }
        foreach ($echo in $Key, [uri]::EscapeDataString($Key)) {
            foreach ($handling in 'Default', 'EscapeNonAscii', 'EscapeHtml') {
                $body = ConvertTo-Json (& $Shape $echo) -Depth 4 -EscapeHandling $handling
                Add-TestPanelFault $panel @{ kind = 'answer'; body = $body }
                $run = Invoke-Recorded $Line
                foreach ($part in 'Output', 'Errors', 'Debug') { $all.$part += $run.$part }
            }
        }
        $all.Output.Count | Should -Be 6
        $all.Errors.Count | Should -Be 0
        $said = Get-EverythingSaid $all
        $said | Should -BeLike '*`[API key`]*'
        Assert-NoForm $said -Form $forms
    }
}

# A process takes some seconds, so only one key: the one whose encoding matters most there.
Describe 'A key of <Kind>' -ForEach $keys[2] {
    BeforeEach {
        $panel = Start-TestPanel -Key $Key -Orders 20
        Reset-TestPanel $panel
        $forms = @(Get-KeyForm $Key -Part $Part)
        $echoes = @(Get-Echo $Key)
    }

    # Fault The key: a panel that says it back, in a process
    It 'is in no transcript and in nothing that a process writes, however the panel says it back' {
        foreach ($echo in $echoes) { Add-TestPanelFault $panel $echo }
        $transcript = Join-Path $TestDrive 'transcript.txt'
        $env:SMM_API_KEY = $Key
        try {
            $child = Invoke-ChildPowerShell "
                `$null = Start-Transcript '$transcript'
                `$with = @{ MaximumRetryCount = 0; RetryIntervalSec = 0; MaximumRetryIntervalSec = 0.05 }
                `$PSDefaultParameterValues = @{ '*-Smm*:Verbose' = `$true; '*-Smm*:Debug' = `$true; '*-Smm*:WarningAction' = 'Continue' }
                Connect-SmmPanel -Uri $($panel.Uri) -FromEnvironment -SkipVerification -PassThru @with | Format-List * -Force
                foreach (`$round in 1..6) {
                    Get-SmmBalance
                    1..3 | Get-SmmOrderStatus
                    1, 2 | Invoke-SmmRefill
                    New-SmmOrder 1 https://example.com/p 100
                }
                Get-Error -Newest 5
                `$null = Stop-Transcript"
        }
        finally { $env:SMM_API_KEY = $null }
        foreach ($text in "$($child.Output)$($child.Errors)", (Get-Content $transcript -Raw)) {
            $text | Should -BeLike '*Something about `[API key`]*'
            Assert-NoForm $text -Form $forms
        }
    }
}
