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
    $noises = @(
        @{ Name = 'a PHP warning before it'; Fault = 'phpWarning' }
        @{ Name = 'a byte order mark before it'; Fault = 'bom' }
        @{ Name = 'text after it'; Fault = 'trailingText' }
        @{ Name = 'a page before it'; Fault = @{ kind = 'htmlPrefix'; bytes = 5000 } }
        @{ Name = 'a content type of a page'; Fault = @{ kind = 'contentType'; value = 'text/html; charset=UTF-8' } }
        @{ Name = 'compression'; Fault = 'gzip' }
        @{ Name = 'numbers as text and text as numbers'; Fault = 'swapNumbersAndStrings' }
        @{ Name = 'all of it'; Fault = 'bom', 'phpWarning', 'trailingText', 'gzip' }
    )
}

Describe 'An answer with <Name>' -ForEach $noises {
    BeforeEach {
        Reset-TestPanel $panel
        $null = Connect-TestPanel $panel
        Add-TestPanelFault $panel $Fault -Times always
    }

    It 'is read by every command' {
        $run = Invoke-Recorded {
            Get-SmmBalance | ForEach-Object Balance
            @(Get-SmmService).Count
            Get-SmmOrderStatus 1 | ForEach-Object Status
            1..3 | Get-SmmOrderStatus | ForEach-Object OrderId
            New-SmmOrder 1 'https://example.com/p' 100 | ForEach-Object OrderId
            1, 2 | Invoke-SmmRefill | ForEach-Object RefillId
            1, 2 | Get-SmmRefillStatus | ForEach-Object RefillId
            3, 6 | Stop-SmmOrder | ForEach-Object OrderId
        }
        $run.Errors.Count + $run.Warnings.Count | Should -Be 0
        $run.Termination | Should -BeNullOrEmpty
        $services = $run.Output[1]
        $services | Should -BeGreaterThan 10
        $run.Output | Should -Be @(100, $services, 'Partial', 1, 2, 3, 235416, 1, 2, 1, 2, 3, 6)
    }
}

Describe 'An answer' {
    BeforeEach {
        Reset-TestPanel $panel
        $null = Connect-TestPanel $panel
    }

    It 'may write its money as <Text>' -ForEach @(
        @{ Text = '"$0.50"'; Value = 0.50 }
        @{ Text = '"0.50 USD"'; Value = 0.50 }
        @{ Text = '"1,234.50"'; Value = 1234.50 }
        @{ Text = '0.5'; Value = 0.5 }
    ) {
        $balance = "{`"balance`":$Text,`"currency`":`"USD`"}"
        $status = "{`"charge`":$Text,`"start_count`":`"12`",`"status`":`"Completed`",`"remains`":`"0`",`"currency`":`"USD`"}"
        Add-TestPanelFault $panel @{ kind = 'answer'; body = $balance } -Action balance
        Add-TestPanelFault $panel @{ kind = 'answer'; body = $status } -Action status
        (Get-SmmBalance).Balance | Should -Be $Value
        (Get-SmmOrderStatus 1).Charge | Should -Be $Value
    }

    It 'that is <Name> is an error that says so, with its first words' -ForEach @(
        @{ Name = 'a sign-in page'
            Fault = @{ kind = 'answer'; contentType = 'text/html'; body = '<!DOCTYPE html><style>b{}</style><body><h1>Sign in</h1> to go on</body>' }
            Says = '*HTML page (HTTP 200)*begins: Sign in to go on*' }
        @{ Name = 'a browser check'; Fault = 'justAMoment'; Says = '*Cloudflare challenge*only a browser*HTTP 403*Just a moment...*' }
        @{ Name = 'a page of the web server'; Fault = @{ kind = 'status'; status = 404 }; Says = '*404*Not Found*' }
        @{ Name = 'nothing'; Fault = 'emptyBody'; Says = '*answer is empty (HTTP 200)*' }
        @{ Name = 'words'; Fault = @{ kind = 'answer'; body = 'Hello, world' }; Says = '*not JSON (HTTP 200)*begins: Hello, world*' }
        @{ Name = 'a PHP error'
            Fault = @{ kind = 'answer'; contentType = 'text/html'; body = '<br /><b>Fatal error</b>:  Uncaught Error in <b>/api.php</b> on line <b>7</b>' }
            Says = '*PHP error*Fatal error*' }
    ) {
        Add-TestPanelFault $panel $Fault -Times always
        foreach ($run in (Invoke-Recorded { Get-SmmBalance }), (Invoke-Recorded { Get-SmmOrderStatus 7 })) {
            $run.Errors.Count | Should -Be 1
            $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'ResponseInvalid,*'
            "$($run.Errors[0])" | Should -BeLike $Says
            "$($run.Errors[0])" | Should -Not -BeLike '*<*'
        }
    }
}
