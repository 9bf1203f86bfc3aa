#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest

    # A key with everything that encoders treat differently. No part of it may be seen anywhere.
    $canary = 'Cn4ry+Qz&x=%41/k?#:;@~*(!)_-.7Wd'
    $panel = Start-TestPanel -Key $canary
    $forms = $canary, [uri]::EscapeDataString($canary), [Net.WebUtility]::UrlEncode($canary), 'Cn4ry', '7Wd'

    # Everything that somebody could print of a run: its streams, its errors in every form, and $Error.
    function Get-EverythingSaid($Run) {
        $errors = @($Run.Errors) + @($Run.Termination) + @($global:Error) | Where-Object { $_ } | Select-Object -Unique -First 4
        @(
            $Run.Output; $Run.Verbose; $Run.Warnings
            foreach ($item in $Run.Output) { $item | Format-List * -Force; ConvertTo-Json $item -Depth 5 -WarningAction Ignore; ConvertTo-Xml $item -As String }
            foreach ($record in $errors) {
                "$record"; $record.Exception.ToString(); Get-Error -InputObject $record
                $record | Format-List * -Force
                $record.TargetObject | Format-List * -Force
                if ($record.Exception -is [SimpleSmm.PanelException]) { $record.Exception.PanelText; $record.Exception.Fields | Out-String }
            }
        ) | Out-String -Width 4096
    }

    function Assert-NoKey([string] $Text) {
        foreach ($form in $forms) {
            $at = $Text.IndexOf($form, [StringComparison]::OrdinalIgnoreCase)
            $where = $at -lt 0 ? '' : $Text.Substring([Math]::Max(0, $at - 200), [Math]::Min(300, $Text.Length - [Math]::Max(0, $at - 200)))
            $at | Should -Be -1 -Because "the key must not be in '$where'"
        }
    }
}

BeforeDiscovery {
    $lines = @(
        @{ Name = 'Connect-SmmPanel'; Line = { Connect-SmmPanel -Uri $panel.Uri -ApiKey $key -Name again -PassThru -Verbose -Debug } }
        @{ Name = 'Get-SmmBalance'; Line = { Get-SmmBalance -Verbose -Debug } }
        @{ Name = 'Get-SmmService'; Line = { Get-SmmService -ServiceId 1 -Verbose -Debug } }
        @{ Name = 'Get-SmmSession'; Line = { Get-SmmSession -Verbose -Debug } }
        @{ Name = 'New-SmmOrder'; Line = { New-SmmOrder 1 'https://example.com/p' 100 -Verbose -Debug -Confirm:$false } }
        @{ Name = 'Get-SmmOrderStatus'; Line = { 1 | Get-SmmOrderStatus -Verbose -Debug } }
        @{ Name = 'Get-SmmOrderStatus for many'; Line = { 1..3 | Get-SmmOrderStatus -Verbose -Debug } }
        @{ Name = 'Invoke-SmmRefill'; Line = { 1, 2 | Invoke-SmmRefill -Verbose -Debug -Confirm:$false } }
        @{ Name = 'Get-SmmRefillStatus'; Line = { 1, 2 | Get-SmmRefillStatus -Verbose -Debug } }
        @{ Name = 'Stop-SmmOrder'; Line = { 3, 6 | Stop-SmmOrder -Verbose -Debug -Confirm:$false } }
        @{ Name = 'Disconnect-SmmPanel'; Line = { Disconnect-SmmPanel -Verbose -Debug } }
    )
    $asking = $lines.Where{ $_.Name -notin 'Get-SmmSession', 'Disconnect-SmmPanel' }
    $echoes = @(
        @{ Form = 'raw'; Encode = { $args[0] } }
        @{ Form = 'URL-encoded'; Encode = { [uri]::EscapeDataString($args[0]) } }
        @{ Form = 'URL-encoded in small letters'; Encode = { [uri]::EscapeDataString($args[0]) -creplace '%[0-9A-F]{2}', { $_.Value.ToLowerInvariant() } } }
    )
}

Describe 'The key' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel
        $key = ConvertTo-TestKey $canary
        $global:Error.Clear()
    }

    It 'arrives as it is, in the body and nowhere else' {
        $null = Get-SmmBalance
        $request = Get-TestPanelRequest $panel
        $request.Key | Should -BeExactly $canary
        $request.Method, $request.Path | Should -Be 'POST', '/api/v1'
        Assert-NoKey "$($request.Path) $($request.Headers | ConvertTo-Json)"
    }

    It 'is in nothing that <Name> writes' -ForEach $lines {
        $run = Invoke-Recorded $Line
        $run.Termination | Should -BeNullOrEmpty
        Assert-NoKey (Get-EverythingSaid $run)
    }

    It 'is in nothing that <Name> writes when the key is refused' -ForEach $asking {
        Add-TestPanelFault $panel @{ kind = 'error'; text = 'Invalid API key' } -Times always
        $run = Invoke-Recorded $Line
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidApiKey,*'
        Assert-NoKey (Get-EverythingSaid $run)
    }

    Context 'when the panel says it back <Form>' -ForEach $echoes {
        It 'is in nothing that <Name> writes of an error' -ForEach $asking {
            $echo = & $Encode $canary
            Add-TestPanelFault $panel @{ kind = 'error'; text = "Something about $echo and $echo again" } -Times always
            $run = Invoke-Recorded $Line
            $said = Get-EverythingSaid $run
            $said | Should -BeLike '*Something about*'
            Assert-NoKey $said
        }

        It 'is in nothing that is said of an answer that is no JSON' {
            Add-TestPanelFault $panel @{ kind = 'answer'; contentType = 'text/html'; body = "<p>Fatal: key <b>$(& $Encode $canary)</b> at line 7" } -Times always
            $run = Invoke-Recorded { New-SmmOrder 1 'https://example.com/p' 100 -Verbose -Debug }
            $said = Get-EverythingSaid $run
            $said | Should -BeLike '*Fatal: key*'
            Assert-NoKey $said
        }

        It 'is in nothing that is said of JSON that is not the answer' {
            Add-TestPanelFault $panel @{ kind = 'answer'; body = "{`"debug`":`"key $(& $Encode $canary)`"}" } -Times always
            $run = Invoke-Recorded { New-SmmOrder 1 'https://example.com/p' 100 -Verbose -Debug; 3 | Stop-SmmOrder -Verbose -Debug }
            $said = Get-EverythingSaid $run
            $said | Should -BeLike '*no order id*'
            Assert-NoKey $said
        }

        It 'is in nothing that is said of JSON with escaped slashes, as PHP writes it' {
            $echo = (& $Encode $canary) -replace '/', '\/'
            Add-TestPanelFault $panel @{ kind = 'answer'; body = "{`"debug`":`"key $echo`"}" } -Times always
            $run = Invoke-Recorded { New-SmmOrder 1 'https://example.com/p' 100 -Verbose -Debug; 3 | Stop-SmmOrder -Verbose -Debug }
            Assert-NoKey (Get-EverythingSaid $run)
        }

        It 'is not cut in half where a long answer is shortened' {
            $echo = & $Encode $canary
            foreach ($length in 130..160) {
                Add-TestPanelFault $panel @{ kind = 'answer'; body = "$('x' * $length)$echo" } -Action add
                $run = Invoke-Recorded { New-SmmOrder 1 'https://example.com/p' 100 }
                $run.Errors.Count | Should -Be 1
                Assert-NoKey "$($run.Errors[0]) $($run.Errors[0].Exception)"
            }
        }

        It 'is not in the target of a redirect' {
            Add-TestPanelFault $panel @{ kind = 'redirect'; location = "https://elsewhere.example/?key=$([uri]::EscapeDataString($canary))" } -Times always
            Assert-NoKey (Get-EverythingSaid (Invoke-Recorded { Get-SmmBalance -Verbose -Debug }))
        }
    }

    It 'is in no transcript and in no output of a process that fails' {
        $env:SMM_API_KEY = $canary
        $transcript = Join-Path $TestDrive 'transcript.txt'
        try {
            $child = Invoke-ChildPowerShell "
                `$null = Start-Transcript '$transcript'
                Connect-SmmPanel -Uri $($panel.Uri) -FromEnvironment -PassThru -Verbose -Debug | Format-List * -Force
                1..5 + 987654 | Get-SmmOrderStatus -Verbose -Debug | Out-Host
                Connect-SmmPanel -Uri http://127.0.0.1:9/ -FromEnvironment -Verbose -Debug
                Get-Error | Out-Host
                `$null = Stop-Transcript"
        }
        finally { $env:SMM_API_KEY = $null }
        $child.Output | Should -BeLike '*Completed*'
        Assert-NoKey "$($child.Output)$($child.Errors)"
        $text = Get-Content $transcript -Raw
        $text | Should -BeLike '*Completed*'
        Assert-NoKey $text
    }

    It 'is in no form of a session' {
        $session = Get-SmmSession
        $file = Join-Path $TestDrive 'session.xml'
        Export-Clixml $file -InputObject $session -Depth 5
        $texts = @(
            $session | Format-List * -Force | Out-String
            $session | Format-Custom * -Depth 5 | Out-String
            $session | Format-Table * -Force | Out-String
            ConvertTo-Json $session -Depth 5 -WarningAction Ignore
            (ConvertTo-Xml $session -Depth 5).OuterXml
            ConvertTo-Csv $session | Out-String
            Get-Content $file -Raw
            [Management.Automation.PSSerializer]::Serialize($session, 5)
        )
        foreach ($text in $texts) {
            $text | Should -Match 'test'
            Assert-NoKey $text
        }
    }
}
