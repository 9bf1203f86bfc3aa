# A PostgreSQL server in a temporary folder that waits for the disk, as a real one does. The user smm needs no password.
Set-StrictMode -Version Latest

$script:Programs = @(Get-ChildItem /usr/lib/postgresql/*/bin -ErrorAction Ignore)[-1].FullName
$script:AsUser = if ([Environment]::UserName -eq 'root') { 'setpriv', '--reuid', 'nobody', '--regid', 'nogroup', '--clear-groups', '--' } else { 'env' }

# Runs one of PostgreSQL's programs, which refuse root. Has no parameters, so that PowerShell takes none of the program's.
function Invoke-Postgres {
    $program, $arguments = $args
    $command, $rest = @($script:AsUser) + "$script:Programs/$program" + $arguments
    & $command @rest
    if ($LASTEXITCODE) { throw "$args failed." }
}

function Start-BenchPostgres([string[]] $Settings = @()) {
    $folder = Join-Path ([IO.Path]::GetTempPath()) "simplesmm-bench-$([guid]::NewGuid().ToString('N'))"
    $null = New-Item -ItemType Directory $folder
    if ([Environment]::UserName -eq 'root') { chown nobody $folder }
    $null = Invoke-Postgres initdb -D "$folder/data" -U smm -A trust -E UTF8 --locale=C.UTF-8
    $port = 20000 + $PID % 20000
    $options = (@("-p $port -k ''", '-c listen_addresses=127.0.0.1') + $Settings.ForEach{ "-c $_" }) -join ' '
    $null = Invoke-Postgres pg_ctl -D "$folder/data" -l "$folder/log" -w -o $options start
    [pscustomobject] @{
        Folder = $folder; Port = $port; Process = [int] (Get-Content "$folder/data/postmaster.pid")[0]
        Connection = "Host=127.0.0.1;Port=$port;Database=postgres;Username=smm"
    }
}

function Stop-BenchPostgres($Server) {
    if (Test-Path "$($Server.Folder)/data/postmaster.pid") { $null = Invoke-Postgres pg_ctl -D "$($Server.Folder)/data" -m immediate stop }
    Remove-Item $Server.Folder -Recurse -Force
}

Export-ModuleMember -Function *-*
