param($Request)
# Shows a message in sessions: those that were left for long, or those of a user, or all. $Request: action (plan, apply) and what
# FixRequest says. Prints one line of JSON. "plan" changes nothing.

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

# ==== sessions: the same in every fix that has it ====

$wtsSource = @'
using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

public static class RollcallSessions
{
    [StructLayout(LayoutKind.Sequential)]
    private struct SessionInfo
    {
        public int Id;
        public IntPtr Name;
        public int State;
    }

    [DllImport("wtsapi32.dll", EntryPoint = "WTSEnumerateSessionsW", SetLastError = true)]
    private static extern bool Enumerate(IntPtr server, int reserved, int version, out IntPtr sessions, out int count);

    [DllImport("wtsapi32.dll", EntryPoint = "WTSQuerySessionInformationW", SetLastError = true)]
    private static extern bool Query(IntPtr server, int session, int what, out IntPtr buffer, out int bytes);

    [DllImport("wtsapi32.dll", EntryPoint = "WTSFreeMemory")]
    private static extern void Free(IntPtr memory);

    private static string Text(int session, int what)
    {
        IntPtr buffer;
        int bytes;
        if (!Query(IntPtr.Zero, session, what, out buffer, out bytes))
        {
            return "";
        }
        try
        {
            return (Marshal.PtrToStringUni(buffer) ?? "").Replace("\t", " ");
        }
        finally
        {
            Free(buffer);
        }
    }

    // Times of WTSINFO: disconnected, last input, logged on, now; as file times, 0 where there is none.
    private static long[] Times(int session)
    {
        IntPtr buffer;
        int bytes;
        long[] times = new long[4];
        if (!Query(IntPtr.Zero, session, 24, out buffer, out bytes))
        {
            return times;
        }
        try
        {
            // After state, id, six counters and three names of 32, 17 and 21 characters, aligned to 8 bytes.
            int first = 32 + (32 + 17 + 21) * 2;
            first = (first + 7) / 8 * 8;
            if (bytes >= first + 40)
            {
                times[0] = Marshal.ReadInt64(buffer, first + 8);
                times[1] = Marshal.ReadInt64(buffer, first + 16);
                times[2] = Marshal.ReadInt64(buffer, first + 24);
                times[3] = Marshal.ReadInt64(buffer, first + 32);
            }
        }
        finally
        {
            Free(buffer);
        }
        return times;
    }

    public static string[] List()
    {
        IntPtr sessions;
        int count;
        if (!Enumerate(IntPtr.Zero, 0, 1, out sessions, out count))
        {
            throw new System.ComponentModel.Win32Exception(Marshal.GetLastWin32Error());
        }
        List<string> lines = new List<string>();
        try
        {
            int size = Marshal.SizeOf(typeof(SessionInfo));
            for (int i = 0; i < count && i < 1000; i++)
            {
                IntPtr at = new IntPtr(sessions.ToInt64() + (long)i * size);
                SessionInfo info = (SessionInfo)Marshal.PtrToStructure(at, typeof(SessionInfo));
                string name = Marshal.PtrToStringUni(info.Name) ?? "";
                long[] times = Times(info.Id);
                lines.Add(string.Join("\t", new string[] {
                    info.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    info.State.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    name.Replace("\t", " "),
                    Text(info.Id, 5),
                    Text(info.Id, 7),
                    Text(info.Id, 10),
                    times[0].ToString(System.Globalization.CultureInfo.InvariantCulture),
                    times[1].ToString(System.Globalization.CultureInfo.InvariantCulture),
                    times[2].ToString(System.Globalization.CultureInfo.InvariantCulture),
                    times[3].ToString(System.Globalization.CultureInfo.InvariantCulture) }));
            }
        }
        finally
        {
            Free(sessions);
        }
        return lines.ToArray();
    }
}
'@

function Get-FileTime {
    param($Text)
    $ticks = [int64]$Text
    if ($ticks -le 0) {
        return $null
    }
    return [datetime]::FromFileTimeUtc($ticks)
}

# By the API of Windows: numbers, whatever the language.
function Get-ApiSession {
    if (-not ('RollcallSessions' -as [type])) {
        Add-Type -TypeDefinition $wtsSource
    }
    $states = @{ '0' = 'active'; '1' = 'connected'; '3' = 'active'; '4' = 'disconnected'; '6' = 'listening'; '8' = 'down' }
    foreach ($line in [RollcallSessions]::List()) {
        $parts = $line -split "`t"
        $state = [string]$states[$parts[1]]
        if (-not $state) {
            $state = 'other'
        }
        $left = $null
        if ($state -eq 'disconnected') {
            $left = Get-FileTime -Text $parts[6]
        }
        @{
            id = [int]$parts[0]; user = [string]$parts[3]; domain = [string]$parts[4]; state = $state
            left = $left; logon = Get-FileTime -Text $parts[8]
        }
    }
}

# A name in a reference to an object, which is an object or a text.
function Get-Key {
    param($Reference, $Name)
    if ($Reference -is [string]) {
        if ($Reference -match "\b$Name\s*=\s*`"([^`"]*)`"") {
            return $Matches[1]
        }
        return ''
    }
    return [string](Get-Asked -From $Reference -Name $Name)
}

# When each user last logged on at a screen of his own, near or far.
function Get-LogonTime {
    $times = @{}
    $started = @{}
    foreach ($logon in @(Get-CimInstance -ClassName Win32_LogonSession)) {
        if (@(2, 10, 11, 12) -contains [int]$logon.LogonType -and $null -ne $logon.StartTime) {
            $started[[string]$logon.LogonId] = ([datetime]$logon.StartTime).ToUniversalTime()
        }
    }
    foreach ($link in @(Get-CimInstance -ClassName Win32_LoggedOnUser)) {
        $user = Get-Key -Reference $link.Antecedent -Name 'Name'
        $time = $started[(Get-Key -Reference $link.Dependent -Name 'LogonId')]
        if ($user -and $null -ne $time -and ($null -eq $times[$user] -or $times[$user] -lt $time)) {
            $times[$user] = $time
        }
    }
    return $times
}

# Where code can't be loaded: by the columns of qwinsta. Only names that Windows never translates, ids and empty columns
# are read. How long somebody has been away is not known then, so that nobody counts as stuck.
function Get-ListedSession {
    $ErrorActionPreference = 'Continue'
    $times = @{}
    try {
        $times = Get-LogonTime
    }
    catch {
        Add-Note -Words "log-on times: $(Get-Why -Failure $_)"
    }
    $lines = @(qwinsta.exe 2>$null)
    $number = 0
    foreach ($line in $lines) {
        $text = [string]$line
        $number++
        if ($number -eq 1 -or $text.Length -lt 20) {
            continue
        }
        $station = $text.Substring(1, 17).Trim()
        $rest = $text.Substring(18)
        if ($rest -notmatch '^\s*(.*?)\s+(\d{1,6})\s+(\S.*)$' -and $rest -notmatch '^(\s*)(\d{1,6})\s+(\S.*)$') {
            continue
        }
        $user = ([string]$Matches[1]).Trim()
        $id = [int]$Matches[2]
        $state = 'other'
        if ($id -ge 65536 -or $station -eq 'rdp-tcp') {
            $state = 'listening'
        }
        elseif ($user -and -not $station) {
            $state = 'disconnected'
        }
        elseif ($user) {
            $state = 'active'
        }
        @{ id = $id; user = $user; domain = ''; state = $state; left = $null; logon = $times[$user] }
    }
}

function Get-Stamp {
    param($Time)
    if ($null -eq $Time) {
        return ''
    }
    return ([datetime]$Time).ToString('yyyy-MM-ddTHH:mm:ssZ', [Globalization.CultureInfo]::InvariantCulture)
}

# The sessions of people, and those that are down. The first, 0, is that of the services, and never touched.
function Get-Session {
    $all = @()
    try {
        $all = @(Get-ApiSession)
    }
    catch {
        $why = Get-Why -Failure $_
        $all = @(Get-ListedSession)
        if ($all.Count -eq 0) {
            throw "the sessions can't be listed: $why"
        }
    }
    $people = @()
    foreach ($session in $all) {
        if ($session['id'] -le 0 -or $session['state'] -eq 'listening') {
            continue
        }
        if ($session['user'] -or $session['state'] -eq 'down') {
            # Tells it from all others that ever were.
            $ticks = 0
            if ($null -ne $session['logon']) {
                $ticks = ([datetime]$session['logon']).ToFileTimeUtc()
            }
            $session['key'] = "$($session['id']) $ticks $($session['user'])"
            $people += $session
        }
    }
    return , $people
}

# Whether this one is meant: what was asked for, and, where it is known what was planned, only that.
function Test-Meant {
    param($Session)
    if ($planned.Count -gt 0 -and $planned -notcontains $Session['key']) {
        return $false
    }
    if ($askedUser -and $askedUser -ne $Session['user'] -and $askedUser -ne "$($Session['domain'])\$($Session['user'])") {
        return $false
    }
    if ($askedId -and $askedId -ne [string]$Session['id']) {
        return $false
    }
    if ($askedLogon -and $askedLogon -ne (Get-Stamp -Time $Session['logon'])) {
        return $false
    }
    if ($askedUser -or $askedAll) {
        return $true
    }
    if ($Session['state'] -eq 'down') {
        return $true
    }
    if ($Session['state'] -ne 'disconnected' -or $null -eq $Session['left']) {
        return $false
    }
    return (([datetime]::UtcNow) - $Session['left']).TotalSeconds -gt $stuckAfter
}

function Get-Chosen {
    $chosen = @()
    foreach ($session in (Get-Session)) {
        if ((Test-Meant -Session $session) -and (Test-Fit -Session $session)) {
            $began = ''
            if ($null -ne $session['logon']) {
                $began = ", logged on $(Get-Stamp -Time $session['logon'])"
            }
            Add-Change -What "session $($session['id']) of $($session['user'])$began" -Before $session['state'] -After $aim
            $chosen += $session
        }
    }
    if ($chosen.Count -gt 0) {
        $keys = @()
        foreach ($session in $chosen) {
            $keys += $session['key']
        }
        $report['image']['sessions'] = @($keys)
    }
    return , $chosen
}

# The session with that key, as it is now; nothing where it is gone.
function Get-Again {
    param($Key)
    foreach ($session in (Get-Session)) {
        if ($session['key'] -eq $Key) {
            return $session
        }
    }
    return $null
}

# A program of Windows. A 32-bit shell has the real ones elsewhere. Gives back what it complained of, if it failed.
function Invoke-Tool {
    param($Name, $Arguments)
    $ErrorActionPreference = 'Continue'
    $tool = $Name
    if ($env:SystemRoot -and (Test-Path -LiteralPath "$env:SystemRoot\Sysnative\$Name")) {
        $tool = "$env:SystemRoot\Sysnative\$Name"
    }
    $global:LASTEXITCODE = 0
    $said = @(& $tool @Arguments 2>&1)
    $code = $global:LASTEXITCODE
    if ($code) {
        $words = ("$said" -replace '\s+', ' ').Trim()
        if ($words.Length -gt 200) {
            $words = $words.Substring(0, 200)
        }
        Add-Note -Words "$Name $($Arguments[0]): exit $code $words"
        return "$Name ended with $code $words".Trim()
    }
    Add-Note -Words "$Name $($Arguments[0]) ok"
    return ''
}

# Acts on those that were chosen, each looked at again right before: a number may have been given to somebody else, and who
# was away may be back.
function Invoke-Apply {
    param($Chosen)
    $failed = @()
    foreach ($wanted in $Chosen) {
        $session = Get-Again -Key $wanted['key']
        if ($null -eq $session) {
            Add-Note -Words "session $($wanted['id']) is not there any more"
            continue
        }
        if (-not (Test-Meant -Session $session) -or -not (Test-Fit -Session $session)) {
            Add-Note -Words "session $($session['id']) of $($session['user']) is $($session['state']) now: left alone"
            continue
        }
        try {
            $problem = Invoke-One -Session $session
        }
        catch {
            $problem = Get-Why -Failure $_
            if ($problem -eq 'access denied') {
                throw
            }
        }
        if ($problem) {
            $failed += "session $($session['id']) of $($session['user']): $problem"
        }
        else {
            Add-Note -Words "session $($session['id']) of $($session['user']): $aim"
        }
    }
    if ($failed.Count -gt 0) {
        throw ($failed -join '; ')
    }
}

function Invoke-Main {
    if ($action -ne 'plan' -and $action -ne 'apply') {
        Write-Report -State 'refused' -Because "nothing to do for the action $($action): what is done to a session can't be taken back"
        return
    }
    if (($askedId -or $askedLogon) -and -not $askedUser) {
        Write-Report -State 'refused' -Because 'say whose session it is: numbers are used again'
        return
    }
    $chosen = Get-Chosen
    if ($chosen.Count -eq 0) {
        if ($askedUser) {
            Write-Report -State 'already-so' -Because "$askedUser has no such session here"
        }
        elseif ($askedAll) {
            Write-Report -State 'already-so' -Because 'there is no session for which this is'
        }
        else {
            Write-Report -State 'already-so' -Because "no session for which this is hangs, or was left for more than $stuckAfter seconds"
        }
    }
    elseif ($action -eq 'plan') {
        Write-Report -State 'would-change'
    }
    else {
        Invoke-Apply -Chosen $chosen
        Write-Report -State 'changed'
    }
}

$askedUser = [string](Get-Asked -From $parameters -Name 'user')
$askedId = [string](Get-Asked -From $parameters -Name 'id')
$askedLogon = [string](Get-Asked -From $parameters -Name 'logon')
$askedAll = [string](Get-Asked -From $parameters -Name 'all') -eq 'True'
$stuckAfter = 86400
$planned = @()
foreach ($key in @(Get-Asked -From $image -Name 'sessions')) {
    if ($key) {
        $planned += [string]$key
    }
}

# ==== end ====

$aim = 'told'
$ticket = [string](Get-Asked -From $Request -Name 'ticket')
$kept = ''
if ($ticket -match '^[A-Za-z0-9_-][A-Za-z0-9._-]{0,150}$') {
    # Where administrators alone may write.
    $kept = "HKLM:\SOFTWARE\Rollcall\$ticket"
}

# One argument that is never an option, whatever was written: it begins with a word, and has no quotes, which Windows PowerShell
# hands on unescaped.
function Get-Text {
    $text = [string](Get-Asked -From $parameters -Name 'message')
    $text = $text.Replace([string][char]34, [string][char]39) -replace '[\x00-\x08\x0b-\x1f\x7f]+', ' '
    if ($text.Length -gt 2000) {
        $text = $text.Substring(0, 2000)
    }
    return $text.Trim().TrimEnd([char]92)
}

# Nobody is told twice in the same step of a campaign.
function Get-Told {
    if (-not $kept) {
        return , @()
    }
    $told = Get-Value -Key $kept -Name 'told'
    if ($null -eq $told) {
        return , @()
    }
    return , @($told)
}

# For which sessions this is: those that can show something.
function Test-Fit {
    param($Session)
    if ($Session['state'] -eq 'down') {
        return $false
    }
    return (Get-Told) -notcontains $Session['key']
}

function Invoke-One {
    param($Session)
    $problem = Invoke-Tool -Name 'msg.exe' -Arguments @([string]$Session['id'], "Message: $(Get-Text)")
    if ($problem) {
        return $problem
    }
    if ($kept) {
        $told = Get-Told
        $told += $Session['key']
        if (-not (Test-Path -LiteralPath $kept)) {
            $null = New-Item -Path $kept -Force
        }
        $null = New-ItemProperty -LiteralPath $kept -Name 'told' -PropertyType MultiString -Value ([string[]]$told) -Force
    }
    return ''
}

if (-not (Get-Text)) {
    Write-Report -State 'refused' -Because 'there is no message'
    exit 0
}

try {
    $asked = Get-Asked -From $parameters -Name 'stuck-after'
    if ($null -ne $asked) {
        $stuckAfter = [int64]$asked
    }
    Invoke-Main
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
