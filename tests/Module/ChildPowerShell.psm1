# How a test starts one more of the PowerShell that runs it: by its own program, or, where it is the .NET tool, by dotnet and its pwsh.dll.
Set-StrictMode -Version Latest

$script:Root = [IO.Path]::GetFullPath("$PSScriptRoot/../..")

function Get-ModuleUnderTest {
    [CmdletBinding()]
    param()
    if ($env:SIMPLESMM_MODULE) { return [IO.Path]::GetFullPath($env:SIMPLESMM_MODULE) }
    Join-Path $script:Root 'out/SimpleSmm/SimpleSmm.psd1'
}

# The program, and the arguments that it needs before those of PowerShell.
function Get-PowerShellCommand {
    [CmdletBinding()]
    param()
    $program = [Environment]::ProcessPath
    $program
    if ([IO.Path]::GetFileNameWithoutExtension($program) -eq 'dotnet') { Join-Path $PSHOME 'pwsh.dll' }
}

# The start of a process. Its owner says what of it is redirected.
function New-PowerShellStart {
    [CmdletBinding()]
    param([Parameter(Mandatory)][string[]] $Argument)
    $program, [string[]] $rest = @(Get-PowerShellCommand) + '-NoProfile' + $Argument
    $start = [Diagnostics.ProcessStartInfo]::new($program)
    foreach ($one in $rest) { $start.ArgumentList.Add($one) }
    $start
}

# Runs a script in a fresh PowerShell, the lines of -Answers on its standard input. The module is imported first.
function Invoke-ChildPowerShell {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)][string] $Script,
        [string[]] $Answers,
        [switch] $WithoutModule,
        [switch] $NonInteractive,
        [hashtable] $Environment = @{}
    )
    $file = Join-Path ([IO.Path]::GetTempPath()) "smm-$([guid]::NewGuid().ToString('N')).ps1"
    $import = $WithoutModule ? '' : "Import-Module '$(Get-ModuleUnderTest)'"
    Set-Content $file "Set-StrictMode -Version Latest`n`$PSStyle.OutputRendering = 'PlainText'`n$import`n$Script"
    $start = New-PowerShellStart @(if ($NonInteractive) { '-NonInteractive' }; '-File'; $file)
    $start.RedirectStandardInput = $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    foreach ($name in $Environment.Keys) { $start.Environment[$name] = $Environment[$name] }
    try {
        $process = [Diagnostics.Process]::Start($start)
        foreach ($line in $Answers) { $process.StandardInput.WriteLine($line) }
        $process.StandardInput.Close()
        $errors = $process.StandardError.ReadToEndAsync()
        $output = $process.StandardOutput.ReadToEnd()
        $process.WaitForExit()
        [pscustomobject]@{ Output = $output; Lines = @($output -split '\r?\n' -ne ''); Errors = $errors.Result; ExitCode = $process.ExitCode }
    }
    finally { Remove-Item $file }
}

# Sends a signal to a process of Linux or macOS.
function Send-Signal {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)][Diagnostics.Process] $Process,
        [Parameter(Mandatory)][ValidateSet('SIGHUP', 'SIGTERM')][string] $Name
    )
    if (-not ('SimpleSmm.Tests.LibC' -as [type])) {
        Add-Type -Namespace SimpleSmm.Tests -Name LibC -MemberDefinition '[DllImport("libc")] public static extern int kill(int process, int signal);'
    }
    $number = @{ SIGHUP = 1; SIGTERM = 15 }[$Name]
    if ([SimpleSmm.Tests.LibC]::kill($Process.Id, $number) -ne 0) { throw "$Name was not sent to process $($Process.Id)." }
}

Export-ModuleMember -Function *-*
