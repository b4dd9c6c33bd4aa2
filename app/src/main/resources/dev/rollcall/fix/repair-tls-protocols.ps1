param($Request)
# Allows TLS 1.2, and TLS 1.3 where Windows knows it, where the registry keeps Schannel from speaking them as a server. Nothing
# older is ever allowed, and the order of ciphers is left alone. Takes effect when the host is restarted. $Request: action (plan,
# apply, undo) and what FixRequest says. Prints one line of JSON. "plan" changes nothing.

# ==== report: the same in every fix ====

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'
$VerbosePreference = 'SilentlyContinue'
$DebugPreference = 'SilentlyContinue'
$InformationPreference = 'SilentlyContinue'
$ConfirmPreference = 'None'
$WhatIfPreference = $false
$PSDefaultParameterValues = @{}
$OFS = ' '
Set-StrictMode -Off

$report = @{ changes = @(); log = @(); image = @{} }

# A field of the request; nothing where there is none.
function Get-Asked {
    param($From, $Name)
    if ($null -eq $From) {
        return $null
    }
    $property = $From.PSObject.Properties[$Name]
    if ($null -eq $property) {
        return $null
    }
    return $property.Value
}

# What failed, in a few words.
function Get-Why {
    param($Failure)
    $id = [string]$Failure.FullyQualifiedErrorId
    $denied = @(-2147024891, -2147217405, -2146233078, -2147023570)
    if ($denied -contains $Failure.Exception.HResult -or [string]$Failure.CategoryInfo.Category -eq 'PermissionDenied') {
        return 'access denied'
    }
    if ($id -like '*ConstrainedLanguage*' -or $id -like '*CannotUse*LanguageMode*') {
        return 'constrained language mode'
    }
    if ($id -like '*CommandNotFound*') {
        return 'no such command on this host'
    }
    $words = ([string]$Failure.Exception.Message -replace '\s+', ' ').Trim()
    if ($words.Length -gt 200) {
        $words = $words.Substring(0, 200)
    }
    return $words
}

# A value of a registry key; nothing where there is none.
function Get-Value {
    param($Key, $Name)
    if (-not (Test-Path -LiteralPath $Key)) {
        return $null
    }
    $item = Get-ItemProperty -LiteralPath $Key
    if ($null -eq $item) {
        return $null
    }
    $property = $item.PSObject.Properties[$Name]
    if ($null -eq $property) {
        return $null
    }
    return , $property.Value
}

function Add-Change {
    param($What, $Before, $After)
    $report['changes'] += @{ what = [string]$What; before = [string]$Before; after = [string]$After }
}

function Add-Note {
    param($Words)
    $time = ([datetime]::UtcNow).ToString('HH:mm:ss', [Globalization.CultureInfo]::InvariantCulture)
    $report['log'] += "$time $Words"
}

# What tells this machine from all others.
function Get-Machine {
    $id = ''
    try {
        $id = [string](Get-Value -Key 'HKLM:\SOFTWARE\Microsoft\Cryptography' -Name 'MachineGuid')
    }
    catch {
        Add-Note -Words "machine id: $(Get-Why -Failure $_)"
    }
    return ($id + ':' + [Environment]::MachineName)
}

# Prints the report; plain ASCII survives every code page on its way out.
function Write-Report {
    param($State, $Because)
    $document = @{
        version = 1; state = [string]$State; because = [string]$Because
        machine = [string]$machine; computer = [string][Environment]::MachineName
        changes = @($report['changes']); image = $report['image']; log = @($report['log'])
    }
    $json = ConvertTo-Json -InputObject $document -Depth 8 -Compress
    $foreign = @{}
    foreach ($character in $json.ToCharArray()) {
        if ([int]$character -gt 126) {
            $foreign[[int]$character] = [string]$character
        }
    }
    foreach ($number in $foreign.Keys) {
        $json = $json.Replace($foreign[$number], ('\u{0:x4}' -f $number))
    }
    $json
}

$action = [string](Get-Asked -From $Request -Name 'action')
$parameters = Get-Asked -From $Request -Name 'parameters'
$image = Get-Asked -From $Request -Name 'image'
$machine = Get-Machine
$expected = [string](Get-Asked -From $Request -Name 'machine')
if ($expected -and $expected -ne $machine) {
    Write-Report -State 'wrong-machine' -Because "this is $([Environment]::MachineName), another machine than the one that was planned for"
    exit 0
}

# ==== end ====

$protocolsKey = 'HKLM:\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols'
$versions = @('TLS 1.2', 'TLS 1.3')
$names = @('Enabled', 'DisabledByDefault')
$goals = @{ Enabled = 1; DisabledByDefault = 0 }

# The build of Windows; 0 where it can't be learnt.
function Get-Build {
    $text = [string](Get-Value -Key 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion' -Name 'CurrentBuildNumber')
    if ($text -match '^[0-9]{4,6}\z') {
        return [int]$text
    }
    return 0
}

# Whether a version is kept from being spoken. Where nothing is said Windows speaks what it knows, but for Windows 7 and
# Server 2008 R2, which have to be told of TLS 1.2.
function Test-Kept {
    param($Enabled, $Disabled, $Build)
    if ($null -ne $Enabled -and [long]$Enabled -eq 0) {
        return $true
    }
    if ($null -ne $Disabled -and [long]$Disabled -ne 0) {
        return $true
    }
    return ($Build -gt 0 -and $Build -lt 9200 -and ($null -eq $Enabled -or $null -eq $Disabled))
}

function Get-Text {
    param($Value)
    if ($null -eq $Value) {
        return 'absent'
    }
    return [string]$Value
}

function Get-There {
    param($Key)
    if (Test-Path -LiteralPath $Key) {
        return 'yes'
    }
    return 'no'
}

# Sets the image and returns what is to be written: what is absent before what is wrong, so that one who is interrupted between
# the two finds something wrong when he comes again.
function Get-Wanted {
    $wanted = @()
    $build = Get-Build
    foreach ($version in $versions) {
        if ($version -eq 'TLS 1.3' -and $build -lt 20348) {
            continue
        }
        $key = "$protocolsKey\$version\Server"
        $enabled = Get-Value -Key $key -Name 'Enabled'
        $disabled = Get-Value -Key $key -Name 'DisabledByDefault'
        if (-not (Test-Kept -Enabled $enabled -Disabled $disabled -Build $build)) {
            continue
        }
        $report['image'][$version] = @{
            protocol = Get-There -Key "$protocolsKey\$version"
            server = Get-There -Key $key
            Enabled = Get-Text -Value $enabled
            DisabledByDefault = Get-Text -Value $disabled
        }
        $absent = @()
        $wrong = @()
        if ($null -eq $enabled) {
            $absent += 'Enabled'
        }
        elseif ([long]$enabled -eq 0) {
            $wrong += 'Enabled'
        }
        if ($null -eq $disabled) {
            $absent += 'DisabledByDefault'
        }
        elseif ([long]$disabled -ne 0) {
            $wrong += 'DisabledByDefault'
        }
        foreach ($name in ($absent + $wrong)) {
            Add-Change -What "$version Server $name" -Before $report['image'][$version][$name] -After $goals[$name]
            $wanted += @{ version = $version; name = $name }
        }
    }
    return , $wanted
}

# A key that is there is never made anew: that would empty it.
function Add-Key {
    param($Key)
    if (-not (Test-Path -LiteralPath $Key)) {
        $null = New-Item -Path $Key
    }
}

function Invoke-Apply {
    param($Wanted)
    foreach ($step in $Wanted) {
        $version = $step['version']
        $name = $step['name']
        $key = "$protocolsKey\$version\Server"
        Add-Key -Key $protocolsKey
        Add-Key -Key "$protocolsKey\$version"
        Add-Key -Key $key
        $null = New-ItemProperty -LiteralPath $key -Name $name -PropertyType DWord -Value ([int]$goals[$name]) -Force
        Add-Note -Words "$version Server $name is $($goals[$name])"
    }
}

# Takes away a key that was not there before, unless somebody put something into it.
function Remove-Empty {
    param($Key)
    if (-not (Test-Path -LiteralPath $Key)) {
        return
    }
    if (@(Get-ChildItem -LiteralPath $Key).Count -gt 0) {
        return
    }
    $values = Get-ItemProperty -LiteralPath $Key
    if ($null -ne $values) {
        foreach ($property in $values.PSObject.Properties) {
            if ($property.Name -notlike 'PS*') {
                return
            }
        }
    }
    Remove-Item -LiteralPath $Key
    Add-Note -Words "$Key is gone, as before"
}

function Invoke-Undo {
    foreach ($version in $versions) {
        $was = Get-Asked -From $image -Name $version
        if ($null -eq $was) {
            continue
        }
        $key = "$protocolsKey\$version\Server"
        foreach ($name in $names) {
            $before = [string](Get-Asked -From $was -Name $name)
            $now = Get-Text -Value (Get-Value -Key $key -Name $name)
            if ($now -eq $before) {
                continue
            }
            if ($before -eq 'absent') {
                Add-Change -What "$version Server $name" -Before $now -After 'absent'
                Remove-ItemProperty -LiteralPath $key -Name $name
            }
            elseif ($before -match '^-?[0-9]{1,10}\z') {
                Add-Change -What "$version Server $name" -Before $now -After $before
                $number = [long]$before
                if ($number -gt 2147483647) {
                    $number -= 4294967296
                }
                Add-Key -Key $protocolsKey
                Add-Key -Key "$protocolsKey\$version"
                Add-Key -Key $key
                $null = New-ItemProperty -LiteralPath $key -Name $name -PropertyType DWord -Value ([int]$number) -Force
            }
            else {
                Write-Report -State 'refused' -Because 'the image is not one of this fix'
                return
            }
            Add-Note -Words "$version Server $name is as it was"
        }
        if ([string](Get-Asked -From $was -Name 'server') -eq 'no') {
            Remove-Empty -Key $key
        }
        if ([string](Get-Asked -From $was -Name 'protocol') -eq 'no') {
            Remove-Empty -Key "$protocolsKey\$version"
        }
    }
    Write-Report -State 'undone' -Because 'takes effect when the host is restarted'
}

try {
    if ($action -eq 'undo') {
        Invoke-Undo
        exit 0
    }
    $wanted = Get-Wanted
    if ($wanted.Count -eq 0) {
        Write-Report -State 'already-so' -Because 'nothing keeps this host from speaking TLS 1.2'
    }
    elseif ($action -eq 'plan') {
        Write-Report -State 'would-change' -Because 'takes effect when the host is restarted'
    }
    elseif ($action -eq 'apply') {
        Invoke-Apply -Wanted $wanted
        Write-Report -State 'changed' -Because 'takes effect when the host is restarted'
    }
    else {
        Write-Report -State 'refused' -Because "nothing to do for the action $action"
    }
}
catch {
    $why = Get-Why -Failure $_
    if ($why -eq 'access denied') {
        Write-Report -State 'access-denied' -Because 'the account may not do this'
    }
    else {
        Write-Report -State 'failed' -Because $why
    }
}
exit 0
