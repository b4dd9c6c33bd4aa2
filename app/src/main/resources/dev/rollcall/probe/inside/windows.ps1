param($Request)
# Looks at a Windows host that serves Remote Desktop and prints what it finds as one JSON document. Changes nothing.
# $Request: port (what the inventory says), window_s (how far back to look for events, in seconds).
# Each fact stands alone: what can't be had is listed under "missing" with the reason, and costs nothing else. Names, ids and
# numbers only: nothing here depends on the language of the host.

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

$missing = @{}
$listenerKey = 'HKLM:\SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp'
$serverKey = 'HKLM:\SYSTEM\CurrentControlSet\Control\Terminal Server'
$policyKey = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services'

# Why something could not be had, in words that the reader knows.
function Get-Why {
    param($Failure)
    $id = [string]$Failure.FullyQualifiedErrorId
    $code = $Failure.Exception.HResult
    $denied = @(-2147024891, -2147217405, -2146233078, -2147023570)
    if ($denied -contains $code -or [string]$Failure.CategoryInfo.Category -eq 'PermissionDenied') {
        return 'access denied'
    }
    if ($id -like '*ConstrainedLanguage*' -or $id -like '*CannotUse*LanguageMode*') {
        return 'constrained language mode'
    }
    if ($id -like '*CommandNotFound*') {
        return 'no such command on this host'
    }
    $words = [string]$Failure.Exception.Message
    $words = ($words -replace '\s+', ' ').Trim()
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

function Get-Stamp {
    param($Time)
    if ($null -eq $Time) {
        return $null
    }
    $utc = ([datetime]$Time).ToUniversalTime()
    return $utc.ToString('yyyy-MM-ddTHH:mm:ssZ', [Globalization.CultureInfo]::InvariantCulture)
}

function Get-Hex {
    param($Bytes)
    $text = ''
    foreach ($byte in $Bytes) {
        $text += ('{0:x2}' -f [int]$byte)
    }
    return $text
}

function Get-PlainThumbprint {
    param($Text)
    return (([string]$Text) -replace '[^0-9A-Fa-f]', '').ToLowerInvariant()
}

# ---- services ------------------------------------------------------------------------------------------------------

function Get-ServiceFact {
    param($Name, $State, $Start, $Exit)
    $states = @{
        'running' = 'running'; 'stopped' = 'stopped'; 'paused' = 'stopped'; 'startpending' = 'starting'
        'continuepending' = 'starting'; 'stoppending' = 'stopping'; 'pausepending' = 'stopping'
    }
    $starts = @{ 'auto' = 'automatic'; 'automatic' = 'automatic'; 'manual' = 'on-demand'; 'disabled' = 'disabled' }
    $stateKey = (([string]$State) -replace '\s', '').ToLowerInvariant()
    $startKey = (([string]$Start) -replace '\s', '').ToLowerInvariant()
    $knownState = $states[$stateKey]
    $knownStart = $starts[$startKey]
    if (-not $knownState) {
        $knownState = 'unknown'
    }
    if (-not $knownStart) {
        $knownStart = 'unknown'
    }
    $needed = @('TermService', 'UmRdpService') -contains $Name
    return @{ name = $Name; state = $knownState; start = $knownStart; exit = $Exit; needed = $needed; frozen = $false }
}

$wanted = @('TermService', 'UmRdpService', 'SessionEnv', 'CertPropSvc', 'KeyIso', 'CryptSvc')
$services = @()
$displayNames = @()
$termProcess = 0
$termKnown = $false
try {
    $clauses = @($wanted | ForEach-Object { "Name='$_'" })
    $filter = $clauses -join ' OR '
    $found = @(Get-CimInstance -ClassName Win32_Service -Filter $filter)
    foreach ($name in $wanted) {
        foreach ($service in $found) {
            if ($service.Name -eq $name) {
                $services += Get-ServiceFact -Name $name -State $service.State -Start $service.StartMode -Exit $service.ExitCode
                $displayNames += [string]$service.DisplayName
                if ($name -eq 'TermService') {
                    if ($service.ProcessId) {
                        $termProcess = [int]$service.ProcessId
                    }
                    # One that is stopped owns nothing.
                    $termKnown = $termProcess -ne 0 -or [string]$service.State -eq 'Stopped'
                }
            }
        }
    }
}
catch {
    $missing['services'] = Get-Why -Failure $_
}
if ($services.Count -eq 0) {
    foreach ($name in $wanted) {
        try {
            $service = Get-Service -Name $name
            $start = $null
            $startProperty = $service.PSObject.Properties['StartType']
            if ($startProperty) {
                $start = $startProperty.Value
            }
            $services += Get-ServiceFact -Name $name -State $service.Status -Start $start -Exit $null
            $displayNames += [string]$service.DisplayName
        }
        catch {
            if ([string]$_.FullyQualifiedErrorId -notlike 'NoServiceFoundForGivenName*') {
                $missing["service $name"] = Get-Why -Failure $_
            }
        }
    }
    if ($services.Count -gt 0) {
        $missing.Remove('services')
        $missing['exit codes'] = 'no Win32_Service'
    }
}

# ---- listener ------------------------------------------------------------------------------------------------------

$port = $null
try {
    $value = Get-Value -Key $listenerKey -Name 'PortNumber'
    if ($null -ne $value) {
        $port = [int]$value
    }
    else {
        $missing['port'] = 'no PortNumber'
    }
}
catch {
    $missing['port'] = Get-Why -Failure $_
}
$effectivePort = $port
if ($null -eq $effectivePort) {
    $effectivePort = 3389
    try {
        $askedPort = [int]$Request.port
        if ($askedPort -gt 0 -and $askedPort -lt 65536) {
            $effectivePort = $askedPort
        }
    }
    catch {
        $missing['request'] = 'the port is no number'
    }
}

$listening = $null
$owner = $null
$owned = $null
$ownerProcess = 0
try {
    $sockets = @()
    try {
        $sockets = @(Get-NetTCPConnection -State Listen)
    }
    catch {
        if ([string]$_.FullyQualifiedErrorId -notlike 'CmdletizationQuery_NotFound*') {
            throw
        }
    }
    $listening = $false
    foreach ($socket in $sockets) {
        if ([int]$socket.LocalPort -eq $effectivePort) {
            $listening = $true
            $ownerProcess = [int]$socket.OwningProcess
        }
    }
    if ($listening -and $ownerProcess -ne 0 -and $termKnown) {
        $owned = $ownerProcess -eq $termProcess
    }
    if ($owned -eq $true) {
        $owner = 'TermService'
    }
}
catch {
    $missing['listener'] = Get-Why -Failure $_
}
if ($listening -and -not $owner -and $ownerProcess -ne 0) {
    try {
        $owner = [string](Get-Process -Id $ownerProcess).ProcessName
    }
    catch {
        $missing['owner'] = Get-Why -Failure $_
    }
}
$stationEnabled = $null
try {
    $value = Get-Value -Key $listenerKey -Name 'fEnableWinStation'
    if ($null -ne $value) {
        $stationEnabled = [int]$value -ne 0
    }
}
catch {
    $missing['station'] = Get-Why -Failure $_
}

# ---- NLA and encryption --------------------------------------------------------------------------------------------

# What takes effect, and who says so: a policy wins over the listener's own value.
function Get-Setting {
    param($Name)
    $value = Get-Value -Key $policyKey -Name $Name
    if ($null -ne $value) {
        return @{ value = [int]$value; by = 'policy' }
    }
    $value = Get-Value -Key $listenerKey -Name $Name
    if ($null -ne $value) {
        return @{ value = [int]$value; by = 'local' }
    }
    return @{ value = $null; by = 'default' }
}

$setBy = @{}
$required = $null
$layer = ''
$level = ''
try {
    $setting = Get-Setting -Name 'UserAuthentication'
    $setBy['required'] = $setting.by
    if ($null -ne $setting.value) {
        $required = $setting.value -eq 1
    }
}
catch {
    $missing['nla'] = Get-Why -Failure $_
}
try {
    $setting = Get-Setting -Name 'SecurityLayer'
    $setBy['security_layer'] = $setting.by
    if ($null -ne $setting.value) {
        $layers = @{ 0 = 'rdp'; 1 = 'negotiate'; 2 = 'tls' }
        $layer = [string]$layers[$setting.value]
    }
}
catch {
    $missing['security_layer'] = Get-Why -Failure $_
}
try {
    $setting = Get-Setting -Name 'MinEncryptionLevel'
    $setBy['encryption_level'] = $setting.by
    if ($null -ne $setting.value) {
        $levels = @{ 1 = 'low'; 2 = 'client'; 3 = 'high'; 4 = 'fips' }
        $level = [string]$levels[$setting.value]
    }
}
catch {
    $missing['encryption_level'] = Get-Why -Failure $_
}

# ---- certificate ---------------------------------------------------------------------------------------------------

$bound = ''
$binding = ''
try {
    $value = Get-Value -Key $listenerKey -Name 'SSLCertificateSHA1Hash'
    if ($null -ne $value) {
        $bound = Get-Hex -Bytes $value
        $binding = 'custom'
    }
}
catch {
    $missing['binding'] = Get-Why -Failure $_
}
try {
    $general = Get-CimInstance -Namespace 'root\cimv2\TerminalServices' -ClassName Win32_TSGeneralSetting -Filter "TerminalName='RDP-Tcp'"
    if ($general) {
        $types = @{ 0 = 'none'; 1 = 'self-signed'; 2 = 'policy'; 3 = 'custom' }
        if ($null -ne $general.SSLCertificateSHA1HashType) {
            $binding = [string]$types[[int]$general.SSLCertificateSHA1HashType]
        }
        $plain = Get-PlainThumbprint -Text $general.SSLCertificateSHA1Hash
        if ($plain.Length -eq 40 -and $plain -ne ('0' * 40)) {
            $bound = $plain
        }
    }
}
catch {
    if (-not $bound) {
        $missing['binding'] = Get-Why -Failure $_
    }
}
if ($bound -eq ('0' * 40)) {
    $bound = ''
}

$stored = @()
$shown = $null
foreach ($store in @('Remote Desktop', 'My')) {
    try {
        $path = "Cert:\LocalMachine\$store"
        if (Test-Path -LiteralPath $path) {
            $certificates = @(Get-ChildItem -LiteralPath $path)
            foreach ($each in $certificates) {
                $thumbprint = Get-PlainThumbprint -Text $each.Thumbprint
                if ($bound -and $thumbprint -eq $bound) {
                    $shown = $each
                }
                elseif (-not $bound -and $store -eq 'Remote Desktop') {
                    if ($null -eq $shown -or $each.NotAfter -gt $shown.NotAfter) {
                        $shown = $each
                    }
                }
                if ($stored.Count -lt 50 -or $thumbprint -eq $bound) {
                    $stored += @{
                        place = $store
                        sha1 = $thumbprint
                        subject = [string]$each.Subject
                        not_before = Get-Stamp -Time $each.NotBefore
                        not_after = Get-Stamp -Time $each.NotAfter
                        has_key = [bool]$each.HasPrivateKey
                    }
                }
            }
        }
    }
    catch {
        $missing["store $store"] = Get-Why -Failure $_
    }
}

# Whether an account that runs as NETWORK SERVICE may read a file, by its descriptor in SDDL: the same in every language.
function Test-ServiceRead {
    param($Sddl)
    $allowed = $false
    $start = $Sddl.IndexOf('D:')
    if ($start -lt 0) {
        return $false
    }
    $list = $Sddl.Substring($start)
    foreach ($piece in ($list -split '\(')) {
        $parts = ($piece -split '\)')[0] -split ';'
        if ($parts.Count -lt 6) {
            continue
        }
        $trustees = @('NS', 'S-1-5-20', 'WD', 'S-1-1-0', 'AU', 'S-1-5-11', 'SU', 'S-1-5-6')
        if ($trustees -notcontains $parts[5]) {
            continue
        }
        # Rights come in pairs of letters.
        $reads = $parts[2] -match '^(?:..)*?(?:GA|GR|FA|FR|CC)'
        if ($parts[2] -match '^0x') {
            $mask = [int64]$parts[2]
            $reads = ($mask -band 1) -ne 0 -or ($mask -band 0x90000000) -ne 0
        }
        if ($parts[0] -eq 'D' -and $reads) {
            return $false
        }
        if ($parts[0] -eq 'A' -and $reads) {
            $allowed = $true
        }
    }
    return $allowed
}

$keyReadable = $null
$keyPlace = ''
$keyProblem = ''
try {
    if ($null -eq $shown) {
        $missing['key_readable'] = 'no certificate to look at'
    }
    elseif (-not $shown.HasPrivateKey) {
        $keyReadable = $false
        $keyProblem = 'the certificate has no private key here'
    }
    else {
        $programData = 'C:\ProgramData'
        if ($env:ProgramData) {
            $programData = $env:ProgramData
        }
        $machineKeys = "$programData\Microsoft\Crypto\RSA\MachineKeys"
        $keys = "$programData\Microsoft\Crypto\Keys"
        $trouble = ''
        $container = ''
        try {
            $key = [System.Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPrivateKey($shown)
            if ($key.Key) {
                $container = [string]$key.Key.UniqueName
            }
            elseif ($key.CspKeyContainerInfo) {
                $container = [string]$key.CspKeyContainerInfo.UniqueKeyContainerName
            }
        }
        catch {
            $why = Get-Why -Failure $_
            $inner = $_.Exception
            if ($inner.InnerException) {
                $inner = $inner.InnerException
            }
            # NTE_BAD_KEYSET: the certificate points to a key that is not there.
            if ($inner.HResult -eq -2146893802) {
                $keyReadable = $false
                $keyProblem = 'keyset does not exist'
            }
            else {
                $trouble = $why
            }
        }
        $candidates = @()
        if ($container) {
            $candidates += "$machineKeys\$container"
            $candidates += "$keys\$container"
        }
        $file = $null
        foreach ($candidate in $candidates) {
            if ($null -eq $file -and (Test-Path -LiteralPath $candidate)) {
                $file = $candidate
            }
        }
        if ($null -eq $file -and $null -eq $keyReadable -and $binding -ne 'custom' -and (Test-Path -LiteralPath $machineKeys)) {
            # The name of the key that Windows makes for Remote Desktop, followed by the machine's id.
            $made = @(Get-ChildItem -LiteralPath $machineKeys -Filter 'f686aace6942fb7f7ceb231212eef4a4_*' -Force)
            if ($made.Count -gt 0) {
                $file = [string]$made[0].FullName
            }
        }
        if ($file) {
            $keyPlace = $file
            $descriptor = Get-Acl -LiteralPath $file
            $keyReadable = Test-ServiceRead -Sddl ([string]$descriptor.Sddl)
            $keyProblem = ''
            if (-not $keyReadable) {
                $keyProblem = 'NETWORK SERVICE may not read it'
            }
        }
        elseif ($null -eq $keyReadable) {
            $missing['key_readable'] = 'the key file was not found'
            if ($trouble) {
                $missing['key_readable'] = $trouble
            }
        }
    }
}
catch {
    $missing['key_readable'] = Get-Why -Failure $_
}

# ---- firewall ------------------------------------------------------------------------------------------------------

function Test-PortMatch {
    param($Ports, $Port)
    foreach ($each in $Ports) {
        $text = [string]$each
        if ($text -eq 'Any' -or $text -eq [string]$Port) {
            return $true
        }
        if ($text -match '^(\d+)-(\d+)$') {
            if ($Port -ge [int]$Matches[1] -and $Port -le [int]$Matches[2]) {
                return $true
            }
        }
    }
    return $false
}

function Test-ProfileMatch {
    param($Profiles, $Name)
    $text = [string]$Profiles
    $bits = @{ 'Domain' = 1; 'Private' = 2; 'Public' = 4 }
    if ($text -match '^\d+$') {
        return [int]$text -eq 0 -or ([int]$text -band $bits[$Name]) -ne 0 -or [int]$text -eq 2147483647
    }
    return $text -eq 'Any' -or $text -eq 'All' -or @($text -split '[,\s]+') -contains $Name
}

# All filters of one kind at once, by the id of their rule: asking rule by rule takes a minute on a real host.
function Get-FilterTable {
    param($Filters)
    $table = @{}
    foreach ($each in $Filters) {
        $key = [string]$each.InstanceID
        if ($key) {
            $table[$key] = $each
        }
    }
    return $table
}

# Whether a rule is for the program and service that listen.
function Test-ForListener {
    param($Application, $Service)
    $program = [string]$Application.Program
    if ($program -and $program -ne 'Any' -and $program -ne 'System' -and $program -notlike '*\svchost.exe') {
        return $false
    }
    $name = [string]$Service.Service
    return -not $name -or $name -eq 'Any' -or $name -eq '*' -or $name -eq 'TermService'
}

$effect = 'unknown'
$decidingRule = ''
$sources = @()
$profileNames = @()
$matching = @()
try {
    $categories = @()
    try {
        $networks = @(Get-NetConnectionProfile)
        foreach ($network in $networks) {
            $category = [string]$network.NetworkCategory
            if ($category -like 'Domain*' -or $category -eq '2') {
                $categories += 'Domain'
            }
            elseif ($category -eq 'Private' -or $category -eq '1') {
                $categories += 'Private'
            }
            else {
                $categories += 'Public'
            }
        }
    }
    catch {
        $missing['firewall profile'] = Get-Why -Failure $_
    }
    $profileNames = @($categories | Select-Object -Unique)
    if ($profileNames.Count -eq 0) {
        # A network that Windows does not know is public to it.
        $profileNames = @('Public')
        if ($missing.ContainsKey('firewall profile')) {
            $profileNames = @('Domain', 'Private', 'Public')
        }
    }
    $profiles = @(Get-NetFirewallProfile -PolicyStore ActiveStore)
    $rules = @(Get-NetFirewallRule -PolicyStore ActiveStore -Direction Inbound -Enabled True)
    $portFilters = @{}
    $applications = @{}
    $serviceFilters = @{}
    $addressFilters = @{}
    try {
        $portFilters = Get-FilterTable -Filters @(Get-NetFirewallPortFilter -PolicyStore ActiveStore -All)
        $applications = Get-FilterTable -Filters @(Get-NetFirewallApplicationFilter -PolicyStore ActiveStore -All)
        $serviceFilters = Get-FilterTable -Filters @(Get-NetFirewallServiceFilter -PolicyStore ActiveStore -All)
        $addressFilters = Get-FilterTable -Filters @(Get-NetFirewallAddressFilter -PolicyStore ActiveStore -All)
    }
    catch {
        # Each rule is asked for its own, below.
        $portFilters = $portFilters
    }
    $asked = 0
    foreach ($rule in $rules) {
        $key = [string]$rule.InstanceID
        $portFilter = $portFilters[$key]
        if ($null -eq $portFilter -and $asked -lt 1000) {
            $asked++
            $portFilter = Get-NetFirewallPortFilter -AssociatedNetFirewallRule $rule
        }
        if ($null -eq $portFilter) {
            continue
        }
        $protocol = [string]$portFilter.Protocol
        if ($protocol -ne 'TCP' -and $protocol -ne '6' -and $protocol -ne 'Any') {
            continue
        }
        if (-not (Test-PortMatch -Ports $portFilter.LocalPort -Port $effectivePort)) {
            continue
        }
        $application = $applications[$key]
        if ($null -eq $application) {
            $application = Get-NetFirewallApplicationFilter -AssociatedNetFirewallRule $rule
        }
        $serviceFilter = $serviceFilters[$key]
        if ($null -eq $serviceFilter) {
            $serviceFilter = Get-NetFirewallServiceFilter -AssociatedNetFirewallRule $rule
        }
        if (-not (Test-ForListener -Application $application -Service $serviceFilter)) {
            continue
        }
        $addresses = $addressFilters[$key]
        if ($null -eq $addresses) {
            $addresses = Get-NetFirewallAddressFilter -AssociatedNetFirewallRule $rule
        }
        $remote = @($addresses.RemoteAddress | ForEach-Object { [string]$_ } | Where-Object { $_ })
        if ($remote.Count -eq 0 -or $remote -contains 'Any') {
            $remote = @()
        }
        $matching += @{ name = [string]$rule.Name; action = [string]$rule.Action; profiles = [string]$rule.Profile; remote = $remote }
    }
    $verdicts = @()
    foreach ($name in $profileNames) {
        $verdict = @{ effect = 'blocked'; rule = ''; sources = @() }
        $own = @($profiles | Where-Object { [string]$_.Name -eq $name })
        $isOff = $false
        $allowsAll = $false
        $shieldsUp = $false
        if ($own.Count -gt 0) {
            $isOff = @('False', '0') -contains [string]$own[0].Enabled
            $allowsAll = @('Allow', '2') -contains [string]$own[0].DefaultInboundAction
            $shieldsUp = @('False', '0') -contains [string]$own[0].AllowInboundRules
        }
        $of = @($matching | Where-Object { Test-ProfileMatch -Profiles $_.profiles -Name $name })
        $blocks = @($of | Where-Object { @('Block', '4') -contains $_.action -and $_.remote.Count -eq 0 })
        $allows = @($of | Where-Object { @('Allow', '2') -contains $_.action })
        $open = @($allows | Where-Object { $_.remote.Count -eq 0 })
        if ($isOff) {
            $verdict.effect = 'allowed'
            $verdict.rule = "profile $name is off"
        }
        elseif ($shieldsUp) {
            $verdict.rule = "profile $name takes no inbound rules"
        }
        elseif ($blocks.Count -gt 0) {
            $verdict.rule = $blocks[0].name
        }
        elseif ($open.Count -gt 0) {
            $verdict.effect = 'allowed'
            $verdict.rule = $open[0].name
        }
        elseif ($allows.Count -gt 0) {
            $verdict.effect = 'allowed'
            $verdict.rule = $allows[0].name
            $verdict.sources = @($allows | ForEach-Object { $_.remote } | Select-Object -Unique -First 100)
        }
        elseif ($allowsAll) {
            $verdict.effect = 'allowed'
            $verdict.rule = "profile $name allows by default"
        }
        else {
            $verdict.rule = "no rule of profile $name allows it"
        }
        $verdicts += $verdict
    }
    $effects = @($verdicts | ForEach-Object { $_.effect } | Select-Object -Unique)
    if ($effects.Count -eq 1) {
        $effect = $effects[0]
        $decidingRule = $verdicts[0].rule
        foreach ($verdict in $verdicts) {
            if ($verdict.sources.Count -gt 0) {
                $decidingRule = $verdict.rule
                $sources = @($verdict.sources)
            }
        }
    }
    else {
        $missing['firewall'] = 'differs between the active profiles'
        $decidingRule = @($verdicts | ForEach-Object { $_.rule }) -join '; '
    }
}
catch {
    $missing['firewall'] = Get-Why -Failure $_
}

# ---- sessions ------------------------------------------------------------------------------------------------------

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
    foreach ($line in [RollcallSessions]::List()) {
        $parts = $line -split "`t"
        $states = @{
            '0' = 'active'; '1' = 'connected'; '2' = 'other'; '3' = 'active'; '4' = 'disconnected'; '5' = 'other'
            '6' = 'listening'; '7' = 'other'; '8' = 'down'; '9' = 'other'
        }
        $user = $parts[3]
        $left = Get-FileTime -Text $parts[6]
        $lastInput = Get-FileTime -Text $parts[7]
        $began = Get-FileTime -Text $parts[8]
        $now = Get-FileTime -Text $parts[9]
        $since = $began
        if ($parts[1] -eq '4' -and $null -ne $left) {
            $since = $left
        }
        $idle = $null
        if ($null -ne $lastInput -and $null -ne $now -and $now -gt $lastInput) {
            $idle = [int64]($now - $lastInput).TotalSeconds
        }
        @{
            id = [int]$parts[0]; user = $user; state = [string]$states[$parts[1]]; idle_s = $idle
            since = Get-Stamp -Time $since; client = $parts[5]; detail = $parts[2]
        }
    }
}

# Where code can't be loaded: by the columns of qwinsta. Only names that Windows never translates, ids and empty columns
# are read; idle and logon times are not.
function Get-ListedSession {
    $ErrorActionPreference = 'Continue'
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
        @{ id = $id; user = $user; state = $state; idle_s = $null; since = $null; client = ''; detail = $station }
    }
}

$sessions = @()
$sessionsKnown = $false
try {
    $sessions = @(Get-ApiSession)
    $sessionsKnown = $true
}
catch {
    $missing['session times'] = Get-Why -Failure $_
    try {
        $sessions = @(Get-ListedSession)
        $sessionsKnown = $sessions.Count -gt 0
    }
    catch {
        $missing['sessions'] = Get-Why -Failure $_
    }
    if (-not $sessionsKnown -and -not $missing.ContainsKey('sessions')) {
        $missing['sessions'] = $missing['session times']
    }
}
$stationListens = $null
if ($sessionsKnown) {
    $stationListens = @($sessions | Where-Object { $_.state -eq 'listening' }).Count -gt 0
}

$sessionLimit = $null
$serverMode = $null
try {
    foreach ($key in @($policyKey, $listenerKey)) {
        $value = Get-Value -Key $key -Name 'MaxInstanceCount'
        if ($null -eq $sessionLimit -and $null -ne $value) {
            $most = [int64]$value
            if ($most -gt 0 -and $most -lt 999999) {
                $sessionLimit = $most
            }
        }
    }
}
catch {
    $missing['limit'] = Get-Why -Failure $_
}

# ---- machine -------------------------------------------------------------------------------------------------------

$machine = @{ time = Get-Stamp -Time ([datetime]::UtcNow); name = 'Windows' }
$isServer = $false
try {
    $system = Get-CimInstance -ClassName Win32_OperatingSystem
    $machine['name'] = ('{0} {1}' -f $system.Caption, $system.Version).Trim()
    $machine['started'] = Get-Stamp -Time $system.LastBootUpTime
    $isServer = [int]$system.ProductType -ne 1
}
catch {
    $missing['system'] = Get-Why -Failure $_
}
try {
    $drive = 'C:'
    if ($env:SystemDrive) {
        $drive = $env:SystemDrive
    }
    $disk = Get-CimInstance -ClassName Win32_LogicalDisk -Filter "DeviceID='$drive'"
    if ($null -ne $disk.FreeSpace) {
        $machine['disk_free'] = [int64]$disk.FreeSpace
    }
}
catch {
    $missing['disk'] = Get-Why -Failure $_
}
try {
    $computer = Get-CimInstance -ClassName Win32_ComputerSystem
    if ($computer.PartOfDomain) {
        $machine['secure_channel'] = [bool](Test-ComputerSecureChannel)
    }
}
catch {
    $missing['secure_channel'] = Get-Why -Failure $_
}
try {
    $servicing = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending'
    $updating = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired'
    $pending = (Test-Path -LiteralPath $servicing) -or (Test-Path -LiteralPath $updating)
    if (-not $pending) {
        $renames = Get-Value -Key 'HKLM:\SYSTEM\CurrentControlSet\Control\Session Manager' -Name 'PendingFileRenameOperations'
        $pending = @($renames | Where-Object { $_ }).Count -gt 0
    }
    $machine['pending_reboot'] = $pending
}
catch {
    $missing['pending_reboot'] = Get-Why -Failure $_
}
try {
    $terminal = Get-CimInstance -Namespace 'root\cimv2\TerminalServices' -ClassName Win32_TerminalServiceSetting
    if ($null -ne $terminal -and $null -ne $terminal.TerminalServerMode) {
        $serverMode = [int]$terminal.TerminalServerMode
    }
    if ($serverMode -eq 1) {
        $grace = Invoke-CimMethod -InputObject $terminal -MethodName GetGracePeriodDays
        $machine['licensing_grace_days'] = [int]$grace.DaysLeft
    }
}
catch {
    $missing['licensing'] = Get-Why -Failure $_
}
# Without the session host role a server takes two administrators at once.
if ($null -eq $sessionLimit -and $isServer -and $serverMode -eq 0) {
    $sessionLimit = 2
}
$counted = @($sessions | Where-Object { $_.state -eq 'active' -and $_.detail -like 'rdp*' }).Count

# ---- policy --------------------------------------------------------------------------------------------------------

$local = $null
$byPolicy = $null
$enabled = $null
$logons = 'unknown'
$settings = @{}
try {
    $value = Get-Value -Key $policyKey -Name 'fDenyTSConnections'
    if ($null -ne $value) {
        $byPolicy = [int]$value -eq 0
        $enabled = $byPolicy
    }
}
catch {
    $missing['policy'] = Get-Why -Failure $_
}
try {
    $value = Get-Value -Key $serverKey -Name 'fDenyTSConnections'
    if ($null -ne $value) {
        $local = [int]$value -eq 0
        if ($null -eq $byPolicy -and -not $missing.ContainsKey('policy')) {
            $enabled = $local
        }
    }
    elseif ($null -eq $byPolicy -and -not $missing.ContainsKey('policy')) {
        $missing['policy'] = 'no fDenyTSConnections'
    }
    $value = Get-Value -Key $serverKey -Name 'TSEnabled'
    if ($null -ne $value -and [int]$value -eq 0) {
        $enabled = $false
        $settings['TSEnabled'] = '0'
    }
    if ($stationEnabled -eq $false) {
        $settings['fEnableWinStation'] = '0'
    }
}
catch {
    $missing['policy'] = Get-Why -Failure $_
}
try {
    $drain = Get-Value -Key $serverKey -Name 'TSServerDrainMode'
    $users = Get-Value -Key $serverKey -Name 'TSUserEnabled'
    $stations = Get-Value -Key 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon' -Name 'WinStationsDisabled'
    $logonOff = Get-Value -Key $listenerKey -Name 'fLogonDisabled'
    $logons = 'enabled'
    if ($null -ne $drain -and [int]$drain -ne 0) {
        $logons = 'draining'
    }
    # For TSUserEnabled 0 is on.
    $off = @($users, $stations, $logonOff | Where-Object { $null -ne $_ -and [string]$_ -ne '0' -and [string]$_ -ne '' })
    if ($off.Count -gt 0) {
        $logons = 'disabled'
    }
}
catch {
    $missing['logons'] = Get-Why -Failure $_
}
$others = @(
    @{ key = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\CredSSP\Parameters'; name = 'AllowEncryptionOracle' }
    @{ key = 'HKLM:\SYSTEM\CurrentControlSet\Control\Lsa\FIPSAlgorithmPolicy'; name = 'Enabled' }
    @{ key = 'HKLM:\SYSTEM\CurrentControlSet\Control\Lsa'; name = 'disabledomaincreds' }
    @{ key = 'HKLM:\SYSTEM\CurrentControlSet\Control\Lsa'; name = 'LmCompatibilityLevel' }
    @{ key = $listenerKey; name = 'fAllowSecProtocolNegotiation' }
    @{ key = $serverKey; name = 'fSingleSessionPerUser' }
    @{ key = $serverKey; name = 'AllowRemoteRPC' }
    @{ key = 'HKLM:\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.2\Server'; name = 'Enabled' }
    @{ key = 'HKLM:\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols\TLS 1.2\Server'; name = 'DisabledByDefault' }
)
foreach ($other in $others) {
    try {
        $value = Get-Value -Key $other.key -Name $other.name
        if ($null -ne $value) {
            $called = $other.name
            if ($other.key -like '*FIPS*') {
                $called = 'FIPS'
            }
            if ($other.key -like '*SCHANNEL*') {
                $called = "TLS 1.2 $called"
            }
            $settings[$called] = [string]$value
        }
    }
    catch {
        $missing[$other.name] = Get-Why -Failure $_
    }
}

# ---- events --------------------------------------------------------------------------------------------------------

$remoteManager = 'Microsoft-Windows-TerminalServices-RemoteConnectionManager'
$localManager = 'Microsoft-Windows-TerminalServices-LocalSessionManager'
$core = 'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS'
$queries = @(
    @{ log = 'System'; providers = @($remoteManager, 'TermDD', 'TermService'); ids = @(50, 56, 1050, 1051, 1052, 1053, 1054, 1056, 1057, 1058, 1063) }
    @{ log = 'System'; providers = @('Schannel'); ids = @(36870, 36871, 36872, 36874, 36888) }
    @{ log = 'System'; providers = @('Service Control Manager'); ids = @(7022, 7023, 7031, 7034) }
    @{ log = 'System'; providers = @('NETLOGON'); ids = @(5719) }
    @{ log = "$remoteManager/Operational"; providers = @($remoteManager); ids = @(258, 259, 261, 262, 1035, 1036, 1057, 1058) }
    @{ log = "$remoteManager/Admin"; providers = @($remoteManager); ids = @(1006, 1068, 1069, 1136) }
    @{ log = "$localManager/Operational"; providers = @($localManager); ids = @(16, 17, 18, 19, 34, 36, 41, 43, 44, 45) }
    @{ log = "$core/Operational"; providers = @($core); ids = @(140, 226) }
)
$window = 86400
try {
    if ($Request.window_s) {
        $window = [int]$Request.window_s
    }
}
catch {
    $missing['request'] = 'the window is no number'
}
if ($window -lt 60) {
    $window = 60
}
if ($window -gt 604800) {
    $window = 604800
}
$from = ([datetime]::Now).AddSeconds(-1 * $window)
$seen = @{}
$order = @()
foreach ($query in $queries) {
    try {
        $found = @(Get-WinEvent -FilterHashtable @{ LogName = $query.log; Id = $query.ids; StartTime = $from } -MaxEvents 200)
        foreach ($record in $found) {
            if ($query.providers -notcontains [string]$record.ProviderName) {
                continue
            }
            if ([string]$record.ProviderName -eq 'Service Control Manager') {
                # Only our services: the event names them as this host displays them.
                $about = @($record.Properties | ForEach-Object { [string]$_.Value } | Where-Object { $displayNames -contains $_ })
                if ($about.Count -eq 0) {
                    continue
                }
            }
            $tag = '{0}|{1}|{2}' -f $query.log, $record.ProviderName, $record.Id
            if ($seen.ContainsKey($tag)) {
                $seen[$tag]['count'] = $seen[$tag]['count'] + 1
                if ($record.TimeCreated -gt $seen[$tag]['last']) {
                    $seen[$tag]['last'] = $record.TimeCreated
                }
            }
            else {
                $order += $tag
                $seen[$tag] = @{
                    log = [string]$query.log; provider = [string]$record.ProviderName; id = [int]$record.Id; count = 1
                    last = $record.TimeCreated
                }
            }
        }
    }
    catch {
        $id = [string]$_.FullyQualifiedErrorId
        if ($id -notlike 'NoMatching*') {
            $missing["events $($query.log)"] = Get-Why -Failure $_
        }
    }
}
$events = @()
foreach ($tag in $order) {
    $entry = $seen[$tag]
    $events += @{
        log = $entry['log']; provider = $entry['provider']; id = $entry['id']; count = $entry['count']
        at = Get-Stamp -Time $entry['last']
    }
}

# ---- the document --------------------------------------------------------------------------------------------------

$document = @{
    version = 1
    system = 'windows'
    server = 'TermService'
    services = @($services)
    listener = @{
        port = $port; listening = $listening; station_listens = $stationListens; station_enabled = $stationEnabled
        owner = $owner; owned_by_server = $owned
    }
    nla = @{ required = $required; security_layer = $layer; encryption_level = $level; set_by = $setBy }
    certificate = @{
        bound = $bound; binding = $binding; stored = @($stored)
        key = $keyPlace; key_readable = $keyReadable; key_problem = $keyProblem
    }
    sessions = @{ list = @($sessions); limit = $sessionLimit; counted = $counted }
    firewall = @{
        port = $effectivePort; effect = $effect; kind = 'windows'; profile = ($profileNames -join ', ')
        rule = $decidingRule; sources = @($sources)
    }
    policy = @{ enabled = $enabled; local = $local; by_policy = $byPolicy; logons = $logons; settings = $settings }
    machine = $machine
    events = @($events)
    missing = $missing
}
$json = ConvertTo-Json -InputObject $document -Depth 8 -Compress
# Plain ASCII survives every code page on its way out.
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
