#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-Module "$PSScriptRoot/Secrecy.psm1"
    Import-ModuleUnderTest

    # A key with everything that encoders treat differently. No part of it may be seen anywhere.
    $canary = 'Cn4ry+Qz&x=%41/k?#:;@~*(!)_-.7Wd'
    $panel = Start-TestPanel -Key $canary
    $forms = @(Get-KeyForm $canary -Part 'Cn4ry', '7Wd')

    function Assert-NoKey([string] $Text) { Assert-NoForm $Text -Form $forms }
}

BeforeDiscovery {
    $lines = @(
        @{ Name = 'Connect-SmmPanel'; Line = { Connect-SmmPanel -Uri $panel.Uri -ApiKey $key -Name again -MaximumRetryCount 0 -PassThru -Verbose -Debug } }
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

    # Fault The key: every request
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
        It 'is not cut in half where a long answer is shortened' {
            $echo = & $Encode $canary
            foreach ($length in 130..160) {
                Add-TestPanelFault $panel @{ kind = 'answer'; body = "$('x' * $length)$echo" } -Action add
                $run = Invoke-Recorded { New-SmmOrder 1 'https://example.com/p' 100 }
                $run.Errors.Count | Should -Be 1
                Assert-NoKey "$($run.Errors[0]) $($run.Errors[0].Exception)"
            }
        }
    }

    # Fault The key: transcripts and failing processes
    It 'is in no transcript and in no output of a process that fails' {
        $env:SMM_API_KEY = $canary
        $transcript = Join-Path $TestDrive 'transcript.txt'
        try {
            $child = Invoke-ChildPowerShell "
                `$null = Start-Transcript '$transcript'
                Connect-SmmPanel -Uri $($panel.Uri) -FromEnvironment -PassThru -Verbose -Debug | Format-List * -Force
                1..5 + 987654 | Get-SmmOrderStatus -Verbose -Debug | Out-Host
                Connect-SmmPanel -Uri http://127.0.0.1:9/ -FromEnvironment -MaximumRetryCount 0 -Verbose -Debug
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

    # Fault The key: views and serialized sessions
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
