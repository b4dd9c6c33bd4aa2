param($Request)
# Restarts this host after a notice, of which the people on it are told. $Request: action (plan, apply), parameters (notice in
# seconds, message) and what FixRequest says. Prints one line of JSON. "plan" changes nothing.

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

# When it was started, as text that is the same in every language; empty where that is not known.
function Get-Started {
    try {
        $system = Get-CimInstance -ClassName Win32_OperatingSystem
        if ($null -eq $system -or $null -eq $system.LastBootUpTime) {
            return ''
        }
        $time = ([datetime]$system.LastBootUpTime).ToUniversalTime()
        return $time.ToString('yyyy-MM-ddTHH:mm:ssZ', [Globalization.CultureInfo]::InvariantCulture)
    }
    catch {
        Add-Note -Words "boot time: $(Get-Why -Failure $_)"
        return ''
    }
}

# What can stand between quotes on a command line, and is not too long for the notice.
function Get-Message {
    $text = [string](Get-Asked -From $parameters -Name 'message')
    $text = ($text -replace '[\x00-\x1f\x7f]', ' ') -replace '"', "'"
    $text = ($text -replace '\\', '/').Trim()
    if (-not $text) {
        $text = 'This computer is going to restart. Please save your work and log off.'
    }
    if ($text.Length -gt 400) {
        $text = $text.Substring(0, 400)
    }
    return $text
}

function Invoke-Restart {
    param($Notice, $Message)
    $ErrorActionPreference = 'Continue'
    $global:LASTEXITCODE = 0
    $said = @(shutdown.exe /r /t $Notice /d p:4:1 /c $Message 2>&1)
    $code = $LASTEXITCODE
    $ErrorActionPreference = 'Stop'
    if ($null -eq $code -or $code -eq 0) {
        Add-Note -Words "a restart in $Notice seconds is ordered, and people are told"
        return ''
    }
    if ($code -eq 1190 -or $code -eq 1115) {
        Add-Note -Words 'a restart is on its way already'
        return ''
    }
    if ($code -eq 5) {
        return 'access denied'
    }
    $first = ''
    if ($said.Count -gt 0) {
        $first = ([string]$said[0] -replace '\s+', ' ').Trim()
    }
    return "shutdown.exe ended with ${code}: $first"
}

try {
    if ($action -ne 'plan' -and $action -ne 'apply') {
        $because = "nothing to do for the action $action"
        if ($action -eq 'undo') {
            $because = "a restart can't be taken back"
        }
        Write-Report -State 'refused' -Because $because
        exit 0
    }
    $notice = [string](Get-Asked -From $parameters -Name 'notice')
    if (-not $notice) {
        $notice = '300'
    }
    if ($notice -notmatch '^[0-9]{1,5}\z') {
        Write-Report -State 'refused' -Because 'notice is no number of seconds'
        exit 0
    }
    $seconds = [int]$notice
    $started = Get-Started
    $report['image']['started'] = $started
    Add-Change -What 'host' -Before "running since $started" -After "restarted $seconds s after people are told"
    if ($action -eq 'plan') {
        Write-Report -State 'would-change'
        exit 0
    }
    $trouble = Invoke-Restart -Notice $seconds -Message (Get-Message)
    if ($trouble -eq 'access denied') {
        Write-Report -State 'access-denied' -Because 'the account may not do this'
    }
    elseif ($trouble) {
        Write-Report -State 'failed' -Because $trouble
    }
    else {
        Write-Report -State 'changed'
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
