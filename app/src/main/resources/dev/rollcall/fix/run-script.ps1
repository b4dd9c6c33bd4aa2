param($Request)
# Runs a script of somebody's own, which comes with the request as data. $Request: action (plan, apply, undo) and what FixRequest
# says. Prints one line of JSON. "plan" changes nothing, and shows the script.

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

# What another PowerShell is told: everything that was said by somebody reaches it as data, on standard input, so that the script
# can end as it likes, and changes nothing here. No double quotes: Windows PowerShell hands them on unescaped.
$child = '$ProgressPreference = ''SilentlyContinue''; ' +
    'try { [Console]::OutputEncoding = New-Object -TypeName Text.UTF8Encoding -ArgumentList $false } catch { $null = 1 }; ' +
    '$told = @($input)[0] | ConvertFrom-Json; ' +
    '$env:ROLLCALL_PARAMETERS = [string]$told.parameters; ' +
    '$with = @(); if ($told.parameters) { $with = @([string]$told.parameters) }; ' +
    'Invoke-Expression (''& { '' + [string]$told.script + [string][char]10 + ''} @with'')'

function Get-Text {
    param($From, $Name)
    return [string](Get-Asked -From $From -Name $Name)
}

# Plain ASCII, whatever the code page.
function Get-Line {
    param($Document)
    $json = ConvertTo-Json -InputObject $Document -Compress
    $foreign = @{}
    foreach ($character in $json.ToCharArray()) {
        if ([int]$character -gt 126) {
            $foreign[[int]$character] = [string]$character
        }
    }
    foreach ($number in $foreign.Keys) {
        $json = $json.Replace($foreign[$number], ('\u{0:x4}' -f $number))
    }
    return $json
}

function Get-Engine {
    foreach ($name in @('powershell.exe', 'pwsh.exe', 'pwsh')) {
        $path = Join-Path -Path $PSHOME -ChildPath $name
        if (Test-Path -LiteralPath $path) {
            return $path
        }
    }
    return 'powershell.exe'
}

function Add-Shown {
    param($Lines, $Most)
    $number = 0
    foreach ($line in $Lines) {
        $number++
        if ($number -gt $Most) {
            Add-Note -Words '| ...'
            return
        }
        $text = [string]$line
        if ($text.Length -gt 300) {
            $text = $text.Substring(0, 300)
        }
        Add-Note -Words "| $text"
    }
}

# Where it is written down how far it came: where administrators alone may write.
function Set-Mark {
    param($Name, $Value)
    if (-not $kept) {
        return
    }
    if (-not (Test-Path -LiteralPath $kept)) {
        $null = New-Item -Path $kept -Force
    }
    $null = New-ItemProperty -LiteralPath $kept -Name $Name -PropertyType String -Value ([string]$Value) -Force
}

function Get-Mark {
    param($Name)
    if (-not $kept) {
        return $null
    }
    return Get-Value -Key $kept -Name $Name
}

# Gives back the exit code. What was printed goes to the log, the last of it to $last.
function Invoke-Script {
    param($What, $Script, $With)
    Set-Mark -Name "$What begun" -Value ([datetime]::UtcNow).ToString('s', [Globalization.CultureInfo]::InvariantCulture)
    Add-Note -Words 'begun'
    $line = Get-Line -Document @{ script = $Script; parameters = $With }
    $engine = Get-Engine
    $before = $ErrorActionPreference
    try {
        $ErrorActionPreference = 'Continue'
        try {
            [Console]::OutputEncoding = New-Object -TypeName Text.UTF8Encoding -ArgumentList $false
        }
        catch {
            Add-Note -Words 'what it prints may lose letters that are not ASCII'
        }
        $global:LASTEXITCODE = 0
        $said = @($line | & $engine -NoProfile -NonInteractive -InputFormat Text -OutputFormat Text -Command $child 2>&1)
        $code = [int]$global:LASTEXITCODE
    }
    finally {
        $ErrorActionPreference = $before
    }
    Set-Mark -Name "$What ended" -Value $code
    $lines = @($said | ForEach-Object -Process { [string]$_ } | Where-Object -FilterScript { $_.Trim() })
    if ($lines.Count -gt 0) {
        Add-Shown -Lines @($lines | Select-Object -Last 100) -Most 100
        $words = [string]$lines[$lines.Count - 1]
        if ($words.Length -gt 200) {
            $words = $words.Substring(0, 200)
        }
        $report['last'] = ": $words"
    }
    Add-Note -Words "ended with $code"
    return $code
}

function Invoke-Undo {
    $back = Get-Text -From $image -Name 'undo'
    $of = Get-Text -From $image -Name 'name'
    if (-not $back) {
        Write-Report -State 'refused' -Because 'there is no script that takes this back'
        return
    }
    Add-Change -What $of -Before 'ran' -After 'taken back'
    if ([string](Get-Mark -Name 'undo ended') -eq '0') {
        Write-Report -State 'undone' -Because 'taken back before'
        return
    }
    $code = Invoke-Script -What 'undo' -Script $back -With (Get-Text -From $image -Name 'parameters')
    if ($code -ne 0) {
        Write-Report -State 'failed' -Because "the script that takes $of back ended with $code$($report['last'])"
        return
    }
    Write-Report -State 'undone' -Because "taken back$($report['last'])"
}

# A script that was begun is not begun again by itself.
function Invoke-Main {
    $script = Get-Text -From $parameters -Name 'file'
    $with = Get-Text -From $parameters -Name 'parameters'
    $back = Get-Text -From $parameters -Name 'undo-file'
    $name = Get-Text -From $parameters -Name 'name'
    if (-not $name) {
        $name = 'the script'
    }
    if (-not $script.Trim()) {
        Write-Report -State 'refused' -Because 'there is no script, or nothing in it'
        return
    }
    if ($name -match '\.(sh|bash|py|pl|bat|cmd)$') {
        Write-Report -State 'not-applicable' -Because "$name is no script for PowerShell"
        return
    }
    $lines = @(($script -replace '\r?\n$', '') -split '\r?\n')
    Add-Change -What "$name, $($lines.Count) lines" -Before 'not run' -After 'ran'
    if ($back) {
        if ($back.Length -gt 60000) {
            Write-Report -State 'refused' -Because 'the script for undo is larger than 60000 characters'
            return
        }
        $report['image'] = @{ undo = $back; name = $name; parameters = $with }
    }
    $ended = Get-Mark -Name 'run ended'
    if ($null -ne $ended) {
        if ([string]$ended -eq '0') {
            Write-Report -State 'already-so' -Because "$name was run before, and ended well"
        }
        else {
            Write-Report -State 'failed' -Because "$name was run before, and ended with $ended"
        }
        return
    }
    if ($null -ne (Get-Mark -Name 'run begun')) {
        Write-Report -State 'refused' -Because "$name was begun before, and did not come to its end; it is not run twice"
        return
    }
    if ($action -eq 'plan') {
        Add-Shown -Lines $lines -Most 200
        if ($with) {
            Add-Note -Words "parameters: $with"
        }
        Write-Report -State 'would-change'
        return
    }
    $code = Invoke-Script -What 'run' -Script $script -With $with
    if ($code -ne 0) {
        Write-Report -State 'failed' -Because "$name ended with $code$($report['last'])"
        return
    }
    Write-Report -State 'changed' -Because "$name ended well$($report['last'])"
}

$kept = ''
$ticket = Get-Text -From $Request -Name 'ticket'
if ($ticket -match '^[A-Za-z0-9_-][A-Za-z0-9._-]{0,150}$') {
    $kept = "HKLM:\SOFTWARE\Rollcall\$ticket"
}
try {
    if ($action -eq 'undo') {
        Invoke-Undo
    }
    elseif ($action -eq 'plan' -or $action -eq 'apply') {
        Invoke-Main
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
