# A headless Chromium that opens a file, over its DevTools protocol: what it logs, what it asks for, what a script sees, pictures.
Set-StrictMode -Version Latest

function Get-Browser {
    [CmdletBinding()]
    param()
    $names = 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'
    if ($env:SIMPLESMM_BROWSER) { $names = @($env:SIMPLESMM_BROWSER) }
    (Get-Command $names -CommandType Application -ErrorAction Ignore | Select-Object -First 1).Source
}

# The page and its browser, which ends with Stop-Page.
function Start-Page {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string] $Path, [int] $Width = 1200, [int] $Height = 900, [string] $Scheme = 'light')
    if (-not (Get-Browser)) { throw 'The tests of the report need Chromium: install the package chromium, or set SIMPLESMM_BROWSER.' }
    $folder = Join-Path ([IO.Path]::GetTempPath()) "simplesmm-browser-$([guid]::NewGuid().ToString('N'))"
    $start = [Diagnostics.ProcessStartInfo]::new((Get-Browser))
    $start.RedirectStandardError = $start.RedirectStandardOutput = $true
    foreach ($argument in '--headless=new', '--hide-scrollbars', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
        '--no-first-run', '--disable-extensions', '--disable-background-networking', '--remote-debugging-port=0',
        "--user-data-dir=$folder", 'about:blank') {
        $start.ArgumentList.Add($argument)
    }
    $page = [pscustomobject] @{
        Process = [Diagnostics.Process]::Start($start)
        Folder  = $folder
        Socket  = [Net.WebSockets.ClientWebSocket]::new()
        Number  = 0
        Events  = [Collections.Generic.List[object]]::new()
    }
    $null = $page.Process.StandardError.ReadToEndAsync()
    $null = $page.Process.StandardOutput.ReadToEndAsync()
    $port = "$folder/DevToolsActivePort"
    while (-not (Test-Path $port) -or @(Get-Content $port).Count -lt 2) {
        if ($page.Process.HasExited) { throw "The browser ended with $($page.Process.ExitCode)." }
        Start-Sleep -Milliseconds 50
    }
    $tabs = Invoke-RestMethod "http://127.0.0.1:$(@(Get-Content $port)[0])/json/list" -NoProxy -Verbose:$false
    $address = @($tabs.Where{ $_.type -eq 'page' })[0].webSocketDebuggerUrl
    $null = $page.Socket.ConnectAsync([uri] $address, [Threading.CancellationToken]::None).GetAwaiter().GetResult()
    foreach ($domain in 'Page', 'Runtime', 'Log', 'Network') { $null = Invoke-Page $page "$domain.enable" }
    Set-PageView $page -Width $Width -Height $Height -Scheme $Scheme
    $null = Invoke-Page $page Page.navigate @{ url = [uri]::new([IO.Path]::GetFullPath($Path)).AbsoluteUri }
    $null = Wait-PageEvent $page Page.loadEventFired
    $page
}

function Set-PageView {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Page, [int] $Width = 1200, [int] $Height = 900, [string] $Scheme = 'light')
    $size = @{ width = $Width; height = $Height; deviceScaleFactor = 1; mobile = $Width -lt 600 }
    $null = Invoke-Page $Page Emulation.setDeviceMetricsOverride $size
    $null = Invoke-Page $Page Emulation.setEmulatedMedia @{ features = @(@{ name = 'prefers-color-scheme'; value = $Scheme }) }
}

function Receive-PageMessage($Page) {
    $buffer = [byte[]]::new(65536)
    $all = [IO.MemoryStream]::new()
    do {
        $stop = [Threading.CancellationTokenSource]::new(120000)
        $got = $Page.Socket.ReceiveAsync([ArraySegment[byte]]::new($buffer), $stop.Token).GetAwaiter().GetResult()
        $all.Write($buffer, 0, $got.Count)
    } until ($got.EndOfMessage)
    [Text.Encoding]::UTF8.GetString($all.ToArray()) | ConvertFrom-Json -Depth 99 -AsHashtable
}

function Invoke-Page {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Page, [Parameter(Mandatory)][string] $Method, [hashtable] $With = @{})
    $Page.Number++
    $bytes = [Text.Encoding]::UTF8.GetBytes((ConvertTo-Json @{ id = $Page.Number; method = $Method; params = $With } -Depth 9 -Compress))
    $sent = $Page.Socket.SendAsync([ArraySegment[byte]]::new($bytes), 'Text', $true, [Threading.CancellationToken]::None)
    $null = $sent.GetAwaiter().GetResult()
    while ($true) {
        $message = Receive-PageMessage $Page
        if ($message['id'] -ne $Page.Number) { $Page.Events.Add($message); continue }
        if ($message['error']) { throw "$Method`: $($message.error.message)" }
        return $message.result
    }
}

function Wait-PageEvent {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Page, [Parameter(Mandatory)][string] $Method)
    while (-not $Page.Events.Exists({ param($one) $one['method'] -eq $Method })) { $Page.Events.Add((Receive-PageMessage $Page)) }
}

# The value of a JavaScript expression.
function Invoke-PageScript {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Page, [Parameter(Mandatory)][string] $Script)
    $result = Invoke-Page $Page Runtime.evaluate @{ expression = $Script; returnByValue = $true; awaitPromise = $true }
    if ($result['exceptionDetails']) { throw $result.exceptionDetails.exception.description }
    $result.result['value']
}

# The rows of a table: a value for each column, the exact one where there is one.
function Get-PageTable {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Page, [Parameter(Mandatory)][string] $Id)
    $rows = Invoke-PageScript $Page @"
        (() => {
            const names = [...document.querySelectorAll('#$Id thead th')].map(head => head.dataset.column ?? head.textContent);
            return [...document.querySelectorAll('#$Id tbody tr')].map(row => Object.fromEntries([...row.cells].map((cell, at) =>
                [names[at], cell.dataset.value ?? cell.textContent])));
        })()
"@
    foreach ($row in $rows) { [pscustomobject] $row }
}

# What a page must not have: messages of the console, exceptions, violations of its policy, and requests beside its own file.
function Get-PageFault {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Page)
    $null = Invoke-PageScript $Page '1'
    foreach ($one in $Page.Events) {
        switch ($one['method']) {
            'Runtime.consoleAPICalled' { "console: $($one.params.args[0]['value'])" }
            'Runtime.exceptionThrown' { "exception: $($one.params.exceptionDetails.text)" }
            'Log.entryAdded' { "log: $($one.params.entry.text)" }
            'Page.javascriptDialogOpening' { "dialog: $($one.params.message)" }
            'Network.requestWillBeSent' {
                if ($one.params.request.url -ne 'data:,' -and $one.params.type -ne 'Document') { "request: $($one.params.request.url)" }
            }
        }
    }
}

function Save-PagePicture {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Page, [Parameter(Mandatory)][string] $Path, [hashtable] $Clip)
    $with = @{ format = 'png'; captureBeyondViewport = $true }
    if ($Clip) { $with.clip = $Clip + @{ scale = 1 } }
    else {
        $size = (Invoke-Page $Page Page.getLayoutMetrics).cssContentSize
        $with.clip = @{ x = 0; y = 0; width = $size.width; height = $size.height; scale = 1 }
    }
    [IO.File]::WriteAllBytes($Path, [Convert]::FromBase64String((Invoke-Page $Page Page.captureScreenshot $with).data))
}

function Save-PagePrint {
    [CmdletBinding()]
    param([Parameter(Mandatory)] $Page, [Parameter(Mandatory)][string] $Path)
    $with = @{ printBackground = $true; preferCSSPageSize = $true; paperWidth = 8.27; paperHeight = 11.69 }
    [IO.File]::WriteAllBytes($Path, [Convert]::FromBase64String((Invoke-Page $Page Page.printToPDF $with).data))
}

function Stop-Page {
    [CmdletBinding()]
    param($Page)
    if (-not $Page) { return }
    $Page.Socket.Dispose()
    if (-not $Page.Process.HasExited) { $Page.Process.Kill($true); $Page.Process.WaitForExit() }
    Remove-Item $Page.Folder -Recurse -Force -ErrorAction Ignore
}

Export-ModuleMember -Function Get-Browser, Start-Page, Set-PageView, Invoke-Page, Invoke-PageScript, Get-PageTable, Get-PageFault,
    Save-PagePicture, Save-PagePrint, Stop-Page
