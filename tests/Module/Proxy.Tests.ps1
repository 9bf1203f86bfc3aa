#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-ModuleUnderTest
    $panel = Start-TestPanel
    $origin = ([uri] $panel.Uri).GetLeftPart('Authority')
    # Nothing listens there: what arrives, arrived through the proxy.
    $nowhere = 'http://127.0.0.1:9/api/v1'
}

Describe 'A proxy' {
    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $with = @{ ApiKey = ConvertTo-TestKey $panel.Key; MaximumRetryCount = 0 }
    }

    It 'carries what goes to the panel' {
        Connect-SmmPanel -Uri $nowhere @with -Proxy $origin
        (Get-SmmOrderStatus 1).OrderId | Should -Be 1
        $sent = @(Get-TestPanelRequest $panel)
        $sent.Text | Should -Be 'action=balance', 'action=status&order=1'
        $sent[0].Headers['Host'] | Should -Be '127.0.0.1:9'
        $sent[0].Headers.Keys | Should -Not -Contain 'Proxy-Authorization'
    }

    It 'of an encrypted panel is sent -ProxyCredential where it wants one, and nothing more than that' {
        $listener = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        # A proxy that wants a credential, and then lets nothing through. It returns what it was sent.
        $shell = [powershell]::Create().AddScript({
            param($listener)
            foreach ($answer in "407 Wanted`r`nProxy-Authenticate: Basic realm=`"proxy`"", '403 Closed') {
                $client = $listener.AcceptTcpClient()
                $reader = [IO.StreamReader]::new($client.GetStream())
                @(while ($line = $reader.ReadLine()) { $line }) -join '|'
                $client.Client.Send([Text.Encoding]::ASCII.GetBytes("HTTP/1.1 $answer`r`nContent-Length: 0`r`nConnection: close`r`n`r`n")) > $null
                $client.Dispose()
            }
        }).AddArgument($listener)
        try {
            $running = $shell.BeginInvoke()
            $credential = [pscredential]::new('joe', (ConvertTo-TestKey 'Pa55:word'))
            $run = Invoke-Recorded { Connect-SmmPanel -Uri 'https://panel.example/api/v1' @with -Proxy "http://$($listener.LocalEndpoint)" -ProxyCredential $credential }
            $listener.Stop()
            $sent = @($shell.EndInvoke($running))
        }
        finally { $listener.Dispose(); $shell.Dispose() }
        "$($run.Termination)" | Should -BeLike '*403*'
        $sent.Count | Should -Be 2
        $sent[0] | Should -BeLike 'CONNECT panel.example:443 *'
        $sent[0] | Should -Not -BeLike '*Authorization:*'
        $sent[1] | Should -BeLike "CONNECT panel.example:443 *|Proxy-Authorization: Basic $([Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes('joe:Pa55:word')))*"
        $sent[1] -replace 'Proxy-Authorization' | Should -Not -BeLike '*Authorization:*'
    }

    It 'that wants a credential and gets none is an error that says so' {
        $wants = @{ 'Proxy-Authenticate' = 'Basic realm="proxy"' }
        Add-TestPanelFault $panel @{ kind = 'answer'; status = 407; contentType = 'text/html'; body = '<h1>Proxy login</h1>'; headers = $wants } -Times always
        $run = Invoke-Recorded { Connect-SmmPanel -Uri $nowhere @with -Proxy $origin }
        "$($run.Termination)" | Should -BeLike '*407*'
        @(Get-TestPanelRequest $panel).Count | Should -Be 1
    }

    # Fault The wire: a proxy that is not there
    It 'that is not there is an error, and an order sent to it is known not to be placed' {
        $listener = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        $closed = "http://127.0.0.1:$($listener.LocalEndpoint.Port)"
        $listener.Stop()
        Connect-SmmPanel -Uri $panel.Uri @with -Proxy $closed -SkipVerification
        $run = Invoke-Recorded { New-SmmOrder 1 'https://example.com/p' 100 }
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'NetworkFailure,*'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'that does not let https through is an error that names it, and an order is known not to be placed' {
        Connect-SmmPanel -Uri 'https://127.0.0.1:9/api/v1' @with -Proxy $origin -SkipVerification
        $run = Invoke-Recorded { New-SmmOrder 1 'https://example.com/p' 100 }
        $run.Errors[0].FullyQualifiedErrorId | Should -BeLike 'NetworkFailure,*'
        "$($run.Errors[0])" | Should -BeLike '*proxy*'
        Get-TestPanelOrder $panel | Should -BeNullOrEmpty
    }

    # Fault The key: an unencrypted proxy
    It 'elsewhere is not given a key that is not encrypted' {
        $run = Invoke-Recorded { Connect-SmmPanel -Uri $nowhere @with -Proxy http://proxy.example.com:8080 }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InsecureUri,*'
        $run.Termination.ToString() | Should -BeLike '*proxy.example.com*'
    }

    It 'of the environment never shows its password, where it <Says> (<Variable>)' -ForEach @(
        foreach ($answer in '403 Closed', '407 Wanted', '502 Broken', '') {
            @{ Variable = 'HTTPS_PROXY'; Answer = $answer; Says = $answer ? "answers $answer" : 'hangs up' }
        }
        foreach ($variable in 'https_proxy', 'ALL_PROXY') {
            @{ Variable = $variable; Answer = '403 Closed'; Says = 'answers 403 Closed' }
        }
    ) {
        $listener = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        $shell = [powershell]::Create().AddScript({
            param($listener, $answer)
            while ($true) {
                $client = $listener.AcceptTcpClient()
                $reader = [IO.StreamReader]::new($client.GetStream())
                $line = $reader.ReadLine()
                $line
                while ($line) { $line = $reader.ReadLine() }
                $text = "HTTP/1.1 $answer`r`nProxy-Authenticate: Basic realm=`"proxy`"`r`nContent-Length: 0`r`nConnection: close`r`n`r`n"
                if ($answer) { $client.Client.Send([Text.Encoding]::ASCII.GetBytes($text)) > $null }
                $client.Dispose()
            }
        }).AddArgument($listener).AddArgument($Answer)
        $sent = [Management.Automation.PSDataCollection[psobject]]::new()
        try {
            $null = $shell.BeginInvoke([Management.Automation.PSDataCollection[psobject]] $null, $sent)
            $environment = @{ $Variable = "http://joe:Pa55w%40rd@$($listener.LocalEndpoint)"; POWERSHELL_TELEMETRY_OPTOUT = '1' }
            $child = Invoke-ChildPowerShell -NonInteractive -Environment $environment "
                `$key = [securestring]::new(); 'test-key'.ToCharArray().ForEach{ `$key.AppendChar(`$_) }
                `$VerbosePreference = `$DebugPreference = 'Continue'
                Connect-SmmPanel -Uri https://panel.example/api/v1 -ApiKey `$key -SkipVerification -NoLedger -MaximumRetryCount 1 -RetryIntervalSec 0
                Get-SmmBalance -ErrorVariable failed
                New-SmmOrder 1 https://example.com/p 100 -SkipValidation -ErrorVariable +failed
                Get-SmmSession | Format-List * | Out-String
                `$failed | ForEach-Object { Get-Error -InputObject `$_ | Out-String -Width 4096; `$_ | ConvertTo-Json -Depth 3 -WarningAction Ignore }"
        }
        finally { $listener.Stop(); $shell.Dispose() }
        $sent.Where{ $_ -like 'CONNECT panel.example:443 *' }.Count | Should -BeGreaterThan 1
        $child.Output | Should -BeLike '*NetworkFailure*'
        $secret = [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes('joe:Pa55w@rd'))
        "$($child.Output)$($child.Errors)" | Should -Not -Match "Pa55|$secret"
    }

    It 'of the system is used, and not with -NoProxy' {
        $script = "
            `$key = [securestring]::new(); 'test-key'.ToCharArray().ForEach{ `$key.AppendChar(`$_) }
            Connect-SmmPanel -Uri $nowhere -ApiKey `$key -MaximumRetryCount 0; (Get-SmmBalance).Balance
            try { Connect-SmmPanel -Uri $nowhere -ApiKey `$key -MaximumRetryCount 0 -NoProxy } catch { `$_.FullyQualifiedErrorId }"
        $env:http_proxy = $origin
        try { $child = Invoke-ChildPowerShell $script }
        finally { $env:http_proxy = $null }
        $child.Lines[0] | Should -Be '100.00000'
        $child.Lines[1] | Should -BeLike 'NetworkFailure,*'
        @(Get-TestPanelRequest $panel).Count | Should -Be 2
    }

    It 'is refused before any request: <Name>' -ForEach @(
        @{ Name = 'a credential without a proxy'; Given = { @{ ProxyCredential = $credential } }; Says = '*-ProxyCredential can only be used with -Proxy*' }
        @{ Name = 'a credential without a proxy and -NoProxy'; Given = { @{ ProxyCredential = $credential; NoProxy = $true } }; Says = '*-ProxyCredential can only be used with -Proxy*' }
        @{ Name = 'a proxy and -NoProxy'; Given = { @{ Proxy = $origin; NoProxy = $true } }; Says = '*-Proxy and -NoProxy cannot be used together*' }
        @{ Name = 'a path'; Given = { @{ Proxy = '/proxy' } }; Says = "*'/proxy' is not the address of a proxy: use an address such as http://*" }
        @{ Name = 'a host alone'; Given = { @{ Proxy = 'proxy.example.com' } }; Says = "*'proxy.example.com' is not*" }
        @{ Name = 'a host and a port'; Given = { @{ Proxy = 'proxy.example.com:8080' } }; Says = "*'proxy.example.com:8080' is not*" }
        @{ Name = 'localhost and a port'; Given = { @{ Proxy = 'localhost:8080' } }; Says = "*'localhost:8080' is not*" }
        @{ Name = 'a kind that is none'; Given = { @{ Proxy = 'ftp://proxy.example.com' } }; Says = "*'ftp://proxy.example.com' is not*" }
        @{ Name = 'a password in the address'; Given = { @{ Proxy = 'http://joe:Pa55word@proxy.example.com' } }
            Says = "*'proxy.example.com' must not contain a user name: use -ProxyCredential*" }
        @{ Name = 'a password in what is no address'; Given = { @{ Proxy = 'joe:Pa55word@proxy.example.com:8080' } }; Says = "*'proxy.example.com:8080' is not*" }
    ) {
        $credential = [pscredential]::new('joe', (ConvertTo-TestKey 'Pa55word'))
        $proxy = & $Given
        $run = Invoke-Recorded { Connect-SmmPanel -Uri $panel.Uri @with @proxy -SkipVerification }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        $run.Termination.CategoryInfo.Category | Should -Be 'InvalidArgument'
        "$($run.Termination)" | Should -BeLike $Says
        $run.Termination | Get-Error | Out-String -Width 4096 | Should -Not -Match 'Pa55word'
        Get-SmmSession | Should -BeNullOrEmpty
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }
}

Describe 'What every request says of its sender' {
    BeforeEach { Reset-TestPanel $panel }

    It 'names the module and PowerShell with their versions, and wants JSON' {
        $null = Connect-TestPanel $panel
        $null = Get-SmmBalance
        $headers = (Get-TestPanelRequest $panel).Headers
        $module = (Get-Module SimpleSmm).Version
        $headers['User-Agent'] | Should -BeExactly "SimpleSmm/$module PowerShell/$($PSVersionTable.PSVersion)"
        $headers['Accept'] | Should -BeExactly 'application/json'
        $headers['Content-Type'] | Should -BeExactly 'application/x-www-form-urlencoded'
    }

    It 'is what -UserAgent says: <_>' -ForEach 'Shop/1.0', 'Mozilla/5.0 (X11; Linux) "quoted" @{odd}' {
        Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey $panel.Key) -UserAgent $_
        (Get-TestPanelRequest $panel).Headers['User-Agent'] | Should -BeExactly $_
    }

    It 'is refused where no header can hold it' -ForEach 'Café/1.0', "a`r`nCookie: b", "a`tb" {
        $run = Invoke-Recorded { Connect-SmmPanel -Uri $panel.Uri -ApiKey (ConvertTo-TestKey $panel.Key) -UserAgent $_ }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidField,*'
        "$($run.Termination)" | Should -BeLike '*user agent*ASCII*'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'never has a cookie or a credential, whatever the panel sets or asks for' {
        $null = Connect-TestPanel $panel -MaximumRetryCount 1 -RetryIntervalSec 0
        $body = '{"balance":"5","currency":"USD"}'
        Add-TestPanelFault $panel @{ kind = 'answer'; body = $body; headers = @{ 'Set-Cookie' = 'session=abc; Path=/' } }
        $wants = @{ 'WWW-Authenticate' = 'Basic realm="x"'; 'Set-Cookie' = 'session=def'; 'Retry-After' = '1' }
        Add-TestPanelFault $panel @{ kind = 'answer'; status = 401; body = '{"error":"Too many requests"}'; headers = $wants }
        (Get-SmmBalance).Balance | Should -Be 5
        $null = Get-SmmBalance -WarningAction SilentlyContinue
        $sent = @(Get-TestPanelRequest $panel)
        $sent.Count | Should -Be 3
        $sent.Headers.Keys.Where{ $_ -in 'Cookie', 'Authorization', 'Proxy-Authorization', 'Referer' } | Should -BeNullOrEmpty
    }
}
