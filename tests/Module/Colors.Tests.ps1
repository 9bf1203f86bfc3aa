#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
    $escape = "[$([char] 0x1b)$([char] 0x9b)]"

    # PowerShell ends each cell of a header with this, also where the header has no color.
    $reset = "$([char] 0x1b)[0m"

    # Everything that the module shows, in every stream and view.
    function Get-Everything {
        $run = Invoke-Recorded {
            Get-SmmSession
            Get-SmmBalance -Verbose -Debug
            Get-SmmService -ServiceId 1
            New-SmmOrder 1 'https://example.com/p' 100
            Get-SmmOrder
            Get-SmmOrderStatus (@(1..20) + 987654)
            Wait-SmmOrder 3 -TimeoutSeconds 0
            1 | Invoke-SmmRefill | Get-SmmRefillStatus
            Stop-SmmOrder 3
            Get-SmmService | Select-Object -First 5 | ForEach-Object { $_ } -OutVariable some | Out-Null
            Compare-SmmService $some $some[0..2]
        }
        $run.Output.Count | Should -BeGreaterThan 20
        $run.Errors.Count | Should -BeGreaterThan 1
        @($run.Output | Out-String; $run.Output | Format-List * | Out-String; $run.Errors.ForEach{ "$_" }; $run.Warnings; $run.Verbose; $run.Debug) -join "`n"
    }
}

Describe 'What the module shows' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $null = Connect-TestPanel $panel

        # Only what PowerShell itself colors is turned off.
        $before = @{ Rendering = $PSStyle.OutputRendering; Header = $PSStyle.Formatting.TableHeader; Accent = $PSStyle.Formatting.FormatAccent; Label = $PSStyle.Formatting.CustomTableHeaderLabel }
        $PSStyle.OutputRendering = 'Ansi'
        $PSStyle.Formatting.TableHeader = $PSStyle.Formatting.FormatAccent = $PSStyle.Formatting.CustomTableHeaderLabel = ''
    }

    AfterEach {
        $PSStyle.OutputRendering = $before.Rendering
        $PSStyle.Formatting.TableHeader = $before.Header
        $PSStyle.Formatting.FormatAccent = $before.Accent
        $PSStyle.Formatting.CustomTableHeaderLabel = $before.Label
    }

    It 'has no colors: no escape sequence is in a view or a stream' {
        (Get-Everything).Replace($reset, '') | Should -Not -Match $escape
    }

    It 'has none that a panel sends either: <Name>' -ForEach @(
        @{ Name = 'in a service'; Body = '[{"service":1,"name":"a\u001b[31mb","type":"x\u001b]0;t\u0007","category":"c\u009b2J","rate":"1\u001b","min":"1","max":"2"}]'; Line = { Get-SmmService } }
        @{ Name = 'in a status'; Body = '{"status":"On the \u001b[2Jmoon","charge":"1","remains":"1","start_count":"1","currency":"US\u001b[1mD"}'; Line = { Get-SmmOrderStatus 2 } }
        @{ Name = 'in an error'; Body = '{"error":"Not \u001b[31mnow"}'; Line = { Get-SmmOrderStatus 2 } }
        @{ Name = 'in a page'; Body = "<html>Not `u{1b}[31mnow`u{9b}</html>"; Line = { New-SmmOrder 1 'https://example.com/p' 100 } }
    ) {
        Add-TestPanelFault $panel @{ kind = 'answer'; body = $Body }
        $run = Invoke-Recorded { & $Line -Verbose -Debug }
        @($run.Output).Count + $run.Errors.Count | Should -Be 1
        $text = "$($run.Output | Out-String) $($run.Output | Format-List * | Out-String) $($run.Errors) $($run.Errors.ForEach{ $_.Exception.PanelText })"
        $text.Replace($reset, '') | Should -Not -Match $escape
    }
}
