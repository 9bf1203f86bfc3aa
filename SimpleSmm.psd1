@{
    RootModule           = 'SimpleSmm.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = '6f0f3a0e-2a3c-4b8e-9d56-5a1b6c1f7e42'
    Author               = 'SimpleSmm contributors'
    CompanyName          = 'SimpleSmm contributors'
    Copyright            = '(c) 2026 SimpleSmm contributors. MIT License.'
    Description          = 'Social-media-marketing panels (the "SMM panel" API) from PowerShell: services, orders, statuses, refills, cancellations and balance, in batches, without ever paying twice or showing the key.'
    # Windows PowerShell 5.1 with .NET Framework 4.7.2, or PowerShell 7.4 and later.
    PowerShellVersion    = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions = @('Desktop', 'Core')
    FormatsToProcess     = @('SimpleSmm.Format.ps1xml')
    CmdletsToExport      = @(
        'Backup-SmmLedger'
        'Compare-SmmService'
        'Connect-SmmPanel'
        'Disconnect-SmmPanel'
        'Export-SmmReport'
        'Get-SmmBalance'
        'Get-SmmOrder'
        'Get-SmmOrderStatus'
        'Get-SmmRefillStatus'
        'Get-SmmService'
        'Get-SmmSession'
        'Import-SmmOrder'
        'Invoke-SmmAction'
        'Invoke-SmmRefill'
        'Measure-SmmOrder'
        'New-SmmOrder'
        'Remove-SmmOrder'
        'Resolve-SmmOrder'
        'Select-SmmSession'
        'Stop-SmmOrder'
        'Wait-SmmOrder'
    )
    FunctionsToExport    = @()
    AliasesToExport      = @()
    VariablesToExport    = @()
    PrivateData          = @{
        PSData = @{
            Tags         = @('SMM', 'SMMPanel', 'SocialMedia', 'Marketing', 'Reseller', 'API', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://github.com/simplesmm/SimpleSmm/blob/main/LICENSE'
            ProjectUri   = 'https://github.com/simplesmm/SimpleSmm'
            IconUri      = 'https://raw.githubusercontent.com/simplesmm/SimpleSmm/main/docs/images/icon.png'
            ReleaseNotes = 'https://github.com/simplesmm/SimpleSmm/blob/main/CHANGELOG.md'
        }
    }
}
