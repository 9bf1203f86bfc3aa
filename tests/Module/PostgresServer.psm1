# A PostgreSQL server in a temporary folder for the tests of a file, as a user that is not root. It ends with this process.
Set-StrictMode -Version Latest

function Get-PostgresPrograms {
    @(Get-ChildItem /usr/lib/postgresql/*/bin -ErrorAction Ignore | Where-Object { Test-Path "$_/initdb" }).FullName | Select-Object -Last 1
}

# Why tests with a server are skipped; nothing if they run. CI requires them on Linux.
function Get-PostgresSkipReason {
    if ($env:SIMPLESMM_EDITION -eq 'Desktop') { 'a ledger on a server needs PowerShell 7' }
    elseif (-not (Get-PostgresPrograms) -and -not ($IsLinux -and $env:CI -eq 'true')) { 'PostgreSQL is not installed' }
}

function Start-PostgresServer {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string] $Password)
    $programs = Get-PostgresPrograms
    if (-not $programs) { throw 'PostgreSQL is not installed, and CI=true requires it.' }
    $folder = Join-Path ([IO.Path]::GetTempPath()) "simplesmm-pg-$([guid]::NewGuid().ToString('N'))"
    $null = New-Item -ItemType Directory $folder
    Set-Content "$folder/password" $Password -NoNewline
    $user = @('env')
    if ([Environment]::UserName -eq 'root') {
        chown -R nobody $folder
        $user = 'setpriv', '--reuid', 'nobody', '--regid', 'nogroup', '--clear-groups', '--'
    }

    $program, $rest = $user + "$programs/initdb" + ('-D', "$folder/data", '-U', 'smm_owner', '--pwfile', "$folder/password", '-A', 'scram-sha-256',
        '-E', 'UTF8', '--locale=C.UTF-8', '-N')
    Push-Location /
    try { $null = & $program @rest 2>&1 }
    finally { Pop-Location }
    if ($LASTEXITCODE) { throw 'initdb failed.' }
    Remove-Item "$folder/password" -Force
    $listener = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
    $listener.Start()
    $port = $listener.LocalEndpoint.Port
    $listener.Stop()

    # The shell ends the server when its input ends, also if this process is killed.
    $start = [Diagnostics.ProcessStartInfo] @{ FileName = $user[0]; RedirectStandardInput = $true; WorkingDirectory = '/' }
    $command = "$programs/postgres -D $folder/data -p $port -F -c listen_addresses=127.0.0.1 -c unix_socket_directories= " +
        "2>$folder/log & read end; kill -QUIT `$!; wait `$!"
    foreach ($argument in @($user | Select-Object -Skip 1) + 'sh' + '-c' + $command) { $start.ArgumentList.Add($argument) }
    $server = [pscustomobject] @{ Folder = $folder; Port = $port; Process = [Diagnostics.Process]::Start($start) }
    for ($attempt = 0; $attempt -lt 100; $attempt++) {
        if (Select-String -Path "$folder/log" -Pattern 'ready to accept connections' -Quiet -ErrorAction Ignore) { return $server }
        Start-Sleep -Milliseconds 100
    }

    Stop-PostgresServer $server
    throw 'The server did not start.'
}

function Stop-PostgresServer {
    [CmdletBinding()]
    param($Server)
    if (-not $Server) { return }
    $Server.Process.StandardInput.Close()
    $Server.Process.WaitForExit()
    Remove-Item $Server.Folder -Recurse -Force
}

Export-ModuleMember -Function Start-PostgresServer, Stop-PostgresServer, Get-PostgresSkipReason
