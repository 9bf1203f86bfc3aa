# Appends a JSON object to a file for every test file and test that starts or ends, at once. Pester's own results come when all has ended.
Set-StrictMode -Version Latest

$script:Seen = [Collections.Generic.HashSet[object]]::new()
$script:Writer = $null
$script:File = $null

function Write-Record([string] $Result, $Test = $null, [string] $Message = '') {
    $record = [ordered]@{ File = $script:File; Test = $Test; Result = $Result; Message = $Message }
    $script:Writer.WriteLine((ConvertTo-Json $record -Compress))
}

function Write-TestRecord($Test, [string] $Result) {
    $message = $Result -eq 'Skipped' ? 'by Pester; its name says why' : ($Test.ErrorRecord | Out-String)
    if ($script:Seen.Add($Test)) { Write-Record $Result $Test.ExpandedPath $message }
}

function Start-Recorder([string] $Path) {
    $script:Writer = [IO.StreamWriter]::new($Path)
    $script:Writer.AutoFlush = $true
    $script:Writer.NewLine = "`n"
    $start = { param($Context) Write-Record Started $Context.Test.ExpandedPath }
    $end = {
        param($Context)
        $test = $Context.Test
        Write-TestRecord $test ($test.Skipped ? 'Skipped' : $test.Passed ? 'Passed' : 'Failed')
    }
    # The way in that Pester has for the runner of Visual Studio Code.
    & (Get-Module Pester) {
        param($Start, $End)
        $script:additionalPlugins = New-PluginObject -Name Recorder -EachTestSetupStart $Start -EachTestTeardownEnd $End
    } $start $end
}

function Start-FileRecord([string] $Name) {
    $script:File = $Name
    $script:Seen.Clear()
    Write-Record Started
}

# What no test's end has told: a file that does not load, a block whose set-up failed, a test that was not run.
function Complete-FileRecord($Run) {
    foreach ($container in $Run.FailedContainers) { Write-Record Failed 'the file' ($container.ErrorRecord | Out-String) }
    foreach ($block in $Run.FailedBlocks) { Write-Record Failed "$($block.ExpandedPath) (set-up)" ($block.ErrorRecord | Out-String) }
    foreach ($test in $Run.Tests) { Write-TestRecord $test "$($test.Result)" }
    Write-Record Passed
}

Export-ModuleMember -Function Start-Recorder, Start-FileRecord, Complete-FileRecord
