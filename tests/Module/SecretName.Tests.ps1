#requires -Modules @{ ModuleName = "Pester"; ModuleVersion = "5.5" }
Set-StrictMode -Version Latest

BeforeAll {
    Set-StrictMode -Version Latest
    $ErrorActionPreference = 'Continue'
    Import-Module "$PSScriptRoot/TestPanel.psm1"
    Import-Module "$PSScriptRoot/Secrecy.psm1"
    Import-ModuleUnderTest

    $canary = 'Cn4ry+Qz&x=%41/k?#:;@~*(!)_-.7Wd'
    $panel = Start-TestPanel -Key $canary
    $forms = @(Get-KeyForm $canary -Part 'Cn4ry', '7Wd')

    # A vault as Microsoft.PowerShell.SecretManagement shows one. What it was asked for is in $global:SmmAsked.
    $vault = New-Module -Name Microsoft.PowerShell.SecretManagement -ScriptBlock {
        function Get-Secret {
            [CmdletBinding()]
            param([Parameter(Mandatory, Position = 0)][string] $Name, [Parameter(Position = 1)][string] $Vault, [switch] $AsPlainText)
            $global:SmmAsked.Add([pscustomobject] @{ Name = $Name; Vault = $Vault; AsPlainText = [bool] $AsPlainText })
            if ($global:SmmSecrets.ContainsKey($Name)) { return , $global:SmmSecrets[$Name] }
            Write-Error "The secret $Name was not found." -ErrorId GetSecretNotFound
        }
    }
    $key = ConvertTo-TestKey $canary
    $global:SmmSecrets = @{
        Secure     = $key
        Credential = [pscredential]::new('nobody', $key)
        Text       = $canary
        Line       = "  $canary`n"
        Table      = @{ key = $canary }
        Bytes      = [Text.Encoding]::UTF8.GetBytes($canary)
        OneByte    = [byte[]] @(65)
        Number     = 4711
        Empty      = ''
        Nothing    = [securestring]::new()
    }
}

AfterAll { Remove-Variable SmmSecrets, SmmAsked -Scope Global -ErrorAction Ignore }

Describe 'Connect-SmmPanel -SecretName' {
    BeforeAll { Import-Module $vault -Global }

    AfterAll { Remove-Module $vault }

    BeforeEach {
        Reset-TestPanel $panel
        Get-SmmSession | Disconnect-SmmPanel
        $global:SmmAsked = [Collections.Generic.List[object]]::new()
        $global:Error.Clear()
    }

    It 'takes a <_> as the key, and writes it nowhere' -ForEach 'Secure', 'Credential', 'Text', 'Line' {
        $name = $_
        $run = Invoke-Recorded { Connect-SmmPanel -SecretName $name -Uri $panel.Uri -Verbose -Debug }
        $run.Termination | Should -BeNullOrEmpty
        $run.Output.Count + $run.Errors.Count + $run.Warnings.Count | Should -Be 0
        (Get-TestPanelRequest $panel).Key | Should -BeExactly $canary
        $global:Error | Should -BeNullOrEmpty
        Assert-NoForm (Get-EverythingSaid $run) -Form $forms
    }

    It 'asks once, by name, for no plain text, and for the vault only where one is given' {
        Connect-SmmPanel -SecretName Secure -Uri $panel.Uri
        Connect-SmmPanel -SecretName Secure -Vault Shop -Uri $panel.Uri -SkipVerification
        $global:SmmAsked.Count | Should -Be 2
        $global:SmmAsked.Name | Should -Be 'Secure', 'Secure'
        $global:SmmAsked.Vault | Should -Be '', 'Shop'
        $global:SmmAsked.AsPlainText | Should -Be $false, $false
    }

    It 'leaves the secret of the vault as it was' {
        Connect-SmmPanel -SecretName Secure -Uri $panel.Uri -SkipVerification
        Get-SmmSession | Disconnect-SmmPanel
        $key.Length | Should -Be $canary.Length
    }

    It 'takes the name from a file that describes a panel' {
        Set-Content "$TestDrive/panel.psd1" "@{ Name = 'shop'; Uri = '$($panel.Uri)'; SecretName = 'Credential'; Vault = 'Shop' }"
        $settings = Import-PowerShellDataFile "$TestDrive/panel.psd1"
        Connect-SmmPanel @settings
        (Get-SmmSession).Name | Should -Be 'shop'
        (Get-TestPanelRequest $panel).Key | Should -BeExactly $canary
        $global:SmmAsked.Vault | Should -Be 'Shop'
    }

    It 'calls the Get-Secret that its caller sees' {
        $run = Invoke-Recorded {
            function Get-Secret { ConvertTo-TestKey own }
            Connect-SmmPanel -SecretName any -Uri $panel.Uri
        }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidApiKey,*'
        (Get-TestPanelRequest $panel).Key | Should -BeExactly 'own'
        $global:SmmAsked.Count | Should -Be 0
    }

    It 'reports a secret that does not exist' {
        $run = Invoke-Recorded { Connect-SmmPanel -SecretName gone -Uri $panel.Uri }
        $run.Termination.FullyQualifiedErrorId | Should -Be 'SecretUnavailable,SimpleSmm.Commands.ConnectSmmPanelCommand'
        $run.Termination.CategoryInfo.Category | Should -Be 'ResourceUnavailable'
        "$($run.Termination)" | Should -BeLike "*'gone'*The secret gone was not found.*"
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
        Get-SmmSession | Should -BeNullOrEmpty
    }

    It 'says so too where Get-Secret writes nothing at all' {
        $run = Invoke-Recorded { function Get-Secret { }; Connect-SmmPanel -SecretName Secure -Uri $panel.Uri }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'SecretUnavailable,*'
        "$($run.Termination)" | Should -BeLike "*nothing for the secret 'Secure'*"
    }

    It 'refuses a secret of another type without showing it: <Name>' -ForEach @(
        @{ Name = 'Table'; Says = '*Hashtable*' }
        @{ Name = 'Bytes'; Says = '*a list*' }
        @{ Name = 'OneByte'; Says = '*Byte*' }
        @{ Name = 'Number'; Says = '*Int32*' }
    ) {
        $run = Invoke-Recorded { Connect-SmmPanel -SecretName $Name -Uri $panel.Uri -Verbose -Debug }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'SecretUnavailable,*'
        "$($run.Termination)" | Should -BeLike "*'$Name'$Says"
        Assert-NoForm (Get-EverythingSaid $run) -Form $forms
        "$($run.Termination)" | Should -Not -Match '4711|65'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'refuses an empty secret: <_>' -ForEach 'Empty', 'Nothing' {
        $name = $_
        $run = Invoke-Recorded { Connect-SmmPanel -SecretName $name -Uri $panel.Uri }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'InvalidApiKey,*'
        Get-TestPanelRequest $panel | Should -BeNullOrEmpty
    }

    It 'is refused by the binder together with <Name>' -ForEach @(
        @{ Name = '-FromEnvironment'; With = @{ FromEnvironment = $true } }
        @{ Name = '-ApiKey'; With = @{ ApiKey = [securestring]::new() } }
        @{ Name = '-Credential'; With = @{ Credential = [pscredential]::Empty } }
        @{ Name = '-Sandbox'; With = @{ Sandbox = $true } }
    ) {
        (Invoke-Recorded { Connect-SmmPanel -SecretName Secure @With }).Termination.FullyQualifiedErrorId | Should -BeLike 'AmbiguousParameterSet,*'
        $global:SmmAsked.Count | Should -Be 0
    }

    It 'is refused by the binder where it is <_>' -ForEach @{ SecretName = '' }, @{ SecretName = $null }, @{ SecretName = 'x'; Vault = '' }, @{ Vault = 'Shop'; FromEnvironment = $true } {
        $with = $_
        (Invoke-Recorded { Connect-SmmPanel @with }).Termination.FullyQualifiedErrorId | Should -Match '^(Parameter|AmbiguousParameterSet)'
        $global:SmmAsked.Count | Should -Be 0
    }

    It 'is in no transcript, and on no line that a debugger shows' {
        $transcript = Join-Path $TestDrive 'transcript.txt'
        $child = Invoke-ChildPowerShell -NonInteractive "
            `$null = Start-Transcript '$transcript'
            `$secret = ConvertTo-SecureString `$env:SMM_TEST_CANARY -AsPlainText -Force
            function Get-Secret { `$secret }
            Set-PSDebug -Trace 2
            Connect-SmmPanel -SecretName shop -Uri '$($panel.Uri)' -PassThru -Verbose -Debug | Format-List * -Force
            Set-PSDebug -Off
            `$null = Stop-Transcript" -Environment @{ SMM_TEST_CANARY = $canary }
        $child.Output | Should -BeLike '*USD*'
        Assert-NoForm "$($child.Output)$($child.Errors)$(Get-Content $transcript -Raw)" -Form $forms
    }
}

Describe 'Connect-SmmPanel -SecretName without a Get-Secret' {
    It 'says what to install' {
        Get-SmmSession | Disconnect-SmmPanel
        $run = Invoke-Recorded { $PSModuleAutoLoadingPreference = 'None'; Connect-SmmPanel -SecretName shop -Uri $panel.Uri }
        $run.Termination.FullyQualifiedErrorId | Should -BeLike 'SecretUnavailable,*'
        "$($run.Termination)" | Should -BeLike "*Get-Secret*'shop'*Microsoft.PowerShell.SecretManagement*Microsoft.PowerShell.SecretStore*"
        Get-SmmSession | Should -BeNullOrEmpty
    }
}
