param($Request)
# Lets clients in without network level authentication (NLA), for a test of so many seconds. Before anything is changed, a task
# is scheduled on this host that puts NLA back when the time is over, whatever became of whoever began it; where the host is off
# at that time, it does so as soon as it is on again. $Request: action (plan, apply, undo, confirm), ticket, parameters.for (in
# seconds), and what FixRequest says. Prints one line of JSON. "plan" changes nothing; "confirm" takes the task away, and the
# change stays.

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

# ==== listener: the same in every fix that has it ====

$listenerKey = 'HKLM:\SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp'
$policyKey = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services'

# The settings of the listener; nothing where there is none.
function Get-Listener {
    $found = @(Get-CimInstance -Namespace 'root\cimv2\TerminalServices' -ClassName Win32_TSGeneralSetting -Filter "TerminalName='RDP-Tcp'")
    if ($found.Count -eq 0) {
        return $null
    }
    return $found[0]
}

# Whether a group policy decides: what is written here would be refused, or overruled.
function Test-Policy {
    param($Listener, $Source, $Name)
    if ([string](Get-Asked -From $Listener -Name $Source) -eq '1') {
        return $true
    }
    return ($null -ne (Get-Value -Key $policyKey -Name $Name))
}

# Whether NLA is required, 1 or 0; nothing where it can't be learnt.
function Get-Required {
    param($Listener)
    $value = Get-Asked -From $Listener -Name 'UserAuthenticationRequired'
    if ($null -eq $value) {
        $value = Get-Value -Key $listenerKey -Name 'UserAuthentication'
    }
    if ($null -eq $value) {
        return $null
    }
    return [int]$value
}

# The security layer, 0 (RDP), 1 (negotiate) or 2 (TLS); nothing where it can't be learnt. The registry comes first: in the
# property of the class these numbers are said to be others.
function Get-Layer {
    param($Listener)
    $value = Get-Value -Key $listenerKey -Name 'SecurityLayer'
    if ($null -eq $value) {
        $value = Get-Asked -From $Listener -Name 'SecurityLayer'
    }
    if ($null -eq $value) {
        return $null
    }
    return [int]$value
}

function Set-Listener {
    param($Listener, $Method, $Argument, $Value)
    $arguments = @{}
    $arguments[$Argument] = [uint32]$Value
    $result = Invoke-CimMethod -InputObject $Listener -MethodName $Method -Arguments $arguments
    $code = [long](Get-Asked -From $result -Name 'ReturnValue')
    if ($code -eq 2147749910) {
        throw "$Method returned 0x80041016"
    }
    if ($code -ne 0) {
        throw "$Method returned $code"
    }
    Add-Note -Words "$Method $Value"
}

# How the provider says that a group policy decides: WBEM_E_INVALID_OPERATION.
function Test-Conflict {
    param($Failure)
    $said = [string]$Failure.FullyQualifiedErrorId + ' ' + [string]$Failure.Exception.Message
    return ($Failure.Exception.HResult -eq -2147217386 -or $said -like '*0x80041016*')
}

function Write-Failure {
    param($Failure)
    $why = Get-Why -Failure $Failure
    if ($why -eq 'access denied') {
        Write-Report -State 'access-denied' -Because 'the account may not do this'
    }
    elseif (Test-Conflict -Failure $Failure) {
        Write-Report -State 'set-by-policy' -Because 'a group policy decides this'
    }
    else {
        Write-Report -State 'failed' -Because $why
    }
}

# ==== end ====

# What the task has to know lies here: written by administrators alone, and one test at a time.
$rootKey = 'HKLM:\SOFTWARE\Rollcall'
$restoreKey = 'HKLM:\SOFTWARE\Rollcall\RestoreNla'
$ticket = [string](Get-Asked -From $Request -Name 'ticket')
$taskName = "Rollcall-$ticket"

# What the task runs. It stands alone, nothing of a request is in it, and it does not give up at the first failure. No double
# quotes: it is an argument between two of them.
$restore = @'
for ($i = 0; $i -lt 60; $i++) {
try {
$ErrorActionPreference = 'Stop';
$key = 'HKLM:\SOFTWARE\Rollcall\RestoreNla';
if (-not (Test-Path -LiteralPath $key)) { exit 0 };
$kept = Get-ItemProperty -LiteralPath $key;
$ticket = [string]$kept.Ticket;
$value = [uint32]$kept.UserAuthentication;
if ($value -gt 1 -or $ticket -notmatch '^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}\z') { exit 1 };
$listener = Get-CimInstance -Namespace 'root\cimv2\TerminalServices' -ClassName Win32_TSGeneralSetting -Filter 'TerminalName=''RDP-Tcp''';
$result = Invoke-CimMethod -InputObject $listener -MethodName SetUserAuthenticationRequired -Arguments @{ UserAuthenticationRequired = $value };
if ($result.ReturnValue -ne 0) { throw 'refused' };
Remove-Item -LiteralPath $key -Recurse -Force;
Unregister-ScheduledTask -TaskName ('Rollcall-' + $ticket) -Confirm:$false;
exit 0
} catch { Start-Sleep -Seconds 10 };
};
exit 1
'@

# What is armed; nothing where nothing is.
function Get-Kept {
    $kept = [string](Get-Value -Key $restoreKey -Name 'Ticket')
    if (-not $kept) {
        return $null
    }
    $value = [string](Get-Value -Key $restoreKey -Name 'UserAuthentication')
    $until = [string](Get-Value -Key $restoreKey -Name 'Until')
    return @{ ticket = $kept; value = $value; until = $until }
}

function Test-Task {
    param($Name)
    $tasks = @(Get-ScheduledTask -TaskName $Name -ErrorAction SilentlyContinue)
    foreach ($task in $tasks) {
        if ($null -ne $task -and [string]$task.State -ne 'Disabled') {
            return $true
        }
    }
    return $false
}

function Add-Restore {
    param($Value, $Seconds)
    if (-not (Test-Path -LiteralPath $rootKey)) {
        $null = New-Item -Path $rootKey
    }
    if (-not (Test-Path -LiteralPath $restoreKey)) {
        $null = New-Item -Path $restoreKey
    }
    $due = ([datetime]::Now).AddSeconds($Seconds)
    $until = $due.ToUniversalTime().ToString('yyyy-MM-dd HH:mm:ss', [Globalization.CultureInfo]::InvariantCulture) + ' UTC'
    $null = New-ItemProperty -LiteralPath $restoreKey -Name 'UserAuthentication' -PropertyType DWord -Value ([int]$Value) -Force
    $null = New-ItemProperty -LiteralPath $restoreKey -Name 'Until' -PropertyType String -Value $until -Force
    $null = New-ItemProperty -LiteralPath $restoreKey -Name 'Ticket' -PropertyType String -Value $ticket -Force
    $program = 'powershell.exe'
    if ($env:SystemRoot) {
        $program = "$env:SystemRoot\System32\WindowsPowerShell\v1.0\powershell.exe"
    }
    $text = ($restore -replace '\r?\n', ' ').Trim()
    $taskAction = New-ScheduledTaskAction -Execute $program -Argument "-NoProfile -NonInteractive -ExecutionPolicy Bypass -Command ""$text"""
    $trigger = New-ScheduledTaskTrigger -Once -At $due
    $principal = New-ScheduledTaskPrincipal -UserId 'SYSTEM' -LogonType ServiceAccount -RunLevel Highest
    $settings = New-ScheduledTaskSettingsSet -StartWhenAvailable -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries
    $null = Register-ScheduledTask -TaskName $taskName -Action $taskAction -Trigger $trigger -Principal $principal -Settings $settings -Description 'Puts NLA back after a test' -Force
    $kept = Get-Kept
    if ($null -eq $kept -or $kept['ticket'] -ne $ticket -or $kept['value'] -ne [string]$Value -or -not (Test-Task -Name $taskName)) {
        throw 'the restore could not be armed: nothing was changed'
    }
    Add-Note -Words "the restore is armed for $until"
    return $until
}

# Takes away what this test armed, and nothing else. Twice is as good as once.
function Remove-Restore {
    if (@(Get-ScheduledTask -TaskName $taskName -ErrorAction SilentlyContinue | Where-Object { $null -ne $_ }).Count -gt 0) {
        Unregister-ScheduledTask -TaskName $taskName -Confirm:$false
    }
    $kept = Get-Kept
    if ($null -ne $kept -and $kept['ticket'] -eq $ticket) {
        Remove-Item -LiteralPath $restoreKey -Recurse -Force
    }
    Add-Note -Words 'the restore is disarmed'
}

# NLA comes first: until it is back, the restore stays armed.
function Invoke-Undo {
    param($Listener)
    $was = [string](Get-Asked -From $image -Name 'userAuthentication')
    if (@('0', '1') -notcontains $was) {
        Write-Report -State 'refused' -Because 'the image is not one of this fix'
        return
    }
    $now = Get-Required -Listener $Listener
    if ([string]$now -ne $was) {
        Add-Change -What 'NLA required' -Before $now -After $was
        Set-Listener -Listener $Listener -Method 'SetUserAuthenticationRequired' -Argument 'UserAuthenticationRequired' -Value $was
    }
    Remove-Restore
    Write-Report -State 'undone'
}

function Invoke-Confirm {
    param($Listener)
    $kept = Get-Kept
    $armed = ($null -ne $kept -and $kept['ticket'] -eq $ticket)
    if ($armed) {
        Remove-Restore
    }
    $now = Get-Required -Listener (Get-Listener)
    if ($null -eq $now -or $now -ne 0) {
        Write-Report -State 'refused' -Because 'the time is over: NLA is required again'
    }
    elseif ($armed) {
        Add-Change -What 'restore of NLA' -Before "armed, for $($kept['until'])" -After ''
        Write-Report -State 'changed' -Because 'NLA stays not required'
    }
    else {
        Write-Report -State 'already-so' -Because 'NLA is not required, and nothing is armed'
    }
}

function Invoke-Fix {
    if ($ticket -notmatch '^[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}\z') {
        Write-Report -State 'refused' -Because 'the ticket is no plain name'
        return
    }
    $listener = Get-Listener
    if ($null -eq $listener) {
        Write-Report -State 'not-applicable' -Because 'this host has no listener RDP-Tcp'
        return
    }
    if ($action -eq 'undo') {
        Invoke-Undo -Listener $listener
        return
    }
    if ($action -eq 'confirm') {
        Invoke-Confirm -Listener $listener
        return
    }
    $for = [string](Get-Asked -From $parameters -Name 'for')
    if (-not $for) {
        Write-Report -State 'refused' -Because 'without for, nothing would put it back: say for how long'
        return
    }
    if ($for -notmatch '^[0-9]{1,5}\z' -or [int]$for -lt 5 -or [int]$for -gt 86400) {
        Write-Report -State 'refused' -Because 'for is a number of seconds from 5 to 86400'
        return
    }
    $now = Get-Required -Listener $listener
    if ($null -eq $now) {
        throw 'whether NLA is required could not be read'
    }
    $kept = Get-Kept
    $mine = ($null -ne $kept -and $kept['ticket'] -eq $ticket -and @('0', '1') -contains $kept['value'])
    $was = [string]$now
    if ($mine) {
        # Begun before: what was there then is what counts.
        $was = $kept['value']
    }
    $report['image']['userAuthentication'] = $was
    if ($now -eq 0) {
        $because = 'NLA is not required'
        if ($mine -and (Test-Task -Name $taskName)) {
            $because = "NLA is not required, until $($kept['until'])"
        }
        Write-Report -State 'already-so' -Because $because
        return
    }
    if (Test-Policy -Listener $listener -Source 'PolicySourceUserAuthenticationRequired' -Name 'UserAuthentication') {
        Write-Report -State 'set-by-policy' -Because 'a group policy decides whether NLA is required'
        return
    }
    if ($null -ne $kept -and -not $mine -and (Test-Task -Name "Rollcall-$($kept['ticket'])")) {
        Write-Report -State 'refused' -Because "another test of this host's NLA is under way, until $($kept['until'])"
        return
    }
    if ($null -eq (Get-Command -Name 'Register-ScheduledTask' -ErrorAction SilentlyContinue)) {
        Write-Report -State 'refused' -Because 'this host has no command to schedule the restore with'
        return
    }
    Add-Change -What 'NLA required' -Before $now -After 0
    Add-Change -What 'restore of NLA' -Before '' -After "armed, in $for s"
    if ($action -eq 'plan') {
        Write-Report -State 'would-change'
    }
    elseif ($action -eq 'apply') {
        $until = Add-Restore -Value $was -Seconds ([int]$for)
        Set-Listener -Listener $listener -Method 'SetUserAuthenticationRequired' -Argument 'UserAuthenticationRequired' -Value 0
        Write-Report -State 'changed' -Because "NLA is not required until $until; clients may still use it: test with enablecredsspsupport:i:0"
    }
    else {
        Write-Report -State 'refused' -Because "nothing to do for the action $action"
    }
}

try {
    Invoke-Fix
}
catch {
    Write-Failure -Failure $_
}
exit 0
