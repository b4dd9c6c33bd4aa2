param($Request)
# Lets session tools on other computers (qwinsta /server and the like) ask this host: AllowRemoteRPC. It has nothing to do with
# Remote Desktop connections. $Request: action (plan, apply, undo) and what FixRequest says. Prints one line of JSON. "plan"
# changes nothing.

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

$key = 'HKLM:\SYSTEM\CurrentControlSet\Control\Terminal Server'
$setting = 'AllowRemoteRPC'

function Get-Shown {
    param($Value)
    if ($null -eq $Value) {
        return ''
    }
    return [string]$Value
}

function Invoke-Undo {
    $property = $null
    if ($null -ne $image) {
        $property = $image.PSObject.Properties['value']
    }
    if ($null -eq $property) {
        Write-Report -State 'refused' -Because 'the image names no value'
        return
    }
    $then = $property.Value
    $now = Get-Value -Key $key -Name $setting
    if ($null -eq $then) {
        if ($null -ne $now) {
            Add-Change -What $setting -Before $now -After ''
            Remove-ItemProperty -LiteralPath $key -Name $setting
            Add-Note -Words "$setting removed"
        }
    }
    elseif ($null -eq $now -or [int]$now -ne [int]$then) {
        Add-Change -What $setting -Before (Get-Shown -Value $now) -After ([int]$then)
        Set-ItemProperty -LiteralPath $key -Name $setting -Value ([int]$then) -Type DWord
        Add-Note -Words "$setting is $([int]$then) again"
    }
    Write-Report -State 'undone'
}

try {
    if ($action -eq 'undo') {
        Invoke-Undo
        exit 0
    }
    if (-not (Test-Path -LiteralPath $key)) {
        Write-Report -State 'not-applicable' -Because 'this host has no Remote Desktop Services'
        exit 0
    }
    $now = Get-Value -Key $key -Name $setting
    $report['image']['value'] = $now
    if ($null -ne $now -and [int]$now -eq 1) {
        Write-Report -State 'already-so' -Because "$setting is 1"
        exit 0
    }
    Add-Change -What $setting -Before (Get-Shown -Value $now) -After 1
    if ($action -eq 'plan') {
        Write-Report -State 'would-change'
    }
    elseif ($action -eq 'apply') {
        Set-ItemProperty -LiteralPath $key -Name $setting -Value 1 -Type DWord
        Add-Note -Words "$setting is 1"
        Write-Report -State 'changed'
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
