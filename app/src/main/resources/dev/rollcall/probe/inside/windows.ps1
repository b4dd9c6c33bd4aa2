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
$PSModuleAutoLoadingPreference = 'All'
$PSNativeCommandUseErrorActionPreference = $false
$OFS = ' '
Set-StrictMode -Off

$missing = @{}

# Only the document may come out: whatever else a command says goes nowhere. Functions have names that nothing on the host has,
# since the commands that are called can see them.
try {
    . {
        $begun = [datetime]::UtcNow
        $serverKey = 'HKLM:\SYSTEM\CurrentControlSet\Control\Terminal Server'
        $listenerKey = "$serverKey\WinStations\RDP-Tcp"
        $policyKey = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services'
        if ($Request -is [string]) {
            try {
                $Request = ConvertFrom-Json -InputObject $Request
            }
            catch {
                $Request = $null
                $missing['request'] = 'not JSON'
            }
        }

        # Why something could not be had, in words that the reader knows.
        function Get-RollcallReason {
            param($Failure)
            $id = [string]$Failure.FullyQualifiedErrorId
            $category = [string]$Failure.CategoryInfo.Category
            # Access denied of Windows, of WMI, of .NET, and a log-on that was refused.
            $denied = @(-2147024891, -2147217405, -2146233078, -2147023570)
            $exception = $Failure.Exception
            for ($depth = 0; $depth -lt 5 -and $null -ne $exception; $depth++) {
                if ($denied -contains $exception.HResult) {
                    return 'access denied'
                }
                $exception = $exception.InnerException
            }
            if ($category -eq 'PermissionDenied' -or $id -like '*0x80041003*' -or $id -like '*0x80070005*') {
                return 'access denied'
            }
            if ($id -like '*ConstrainedLanguage*' -or $id -like '*LanguageMode*' -or $id -like '*CoreTypes*' -or
                $id -like 'CannotDefineNewType*') {
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
            if (-not $words) {
                return 'failed without a reason'
            }
            return $words
        }

        # Whether a command failed only because there is nothing of what it was asked for.
        function Test-RollcallNothing {
            param($Failure)
            $id = [string]$Failure.FullyQualifiedErrorId
            if ($id -like '*CommandNotFound*' -or $id -like 'DriveNotFound*' -or $id -like 'ProviderNotFound*') {
                return $false
            }
            return $id -like 'CmdletizationQuery_NotFound*' -or $id -like 'PathNotFound*' -or
                [string]$Failure.CategoryInfo.Category -eq 'ObjectNotFound'
        }

        # What takes long is left out once so much time has passed that the rest would be lost with it.
        function Test-RollcallLate {
            return ([datetime]::UtcNow - $begun).TotalSeconds -gt 25
        }

        # A value of a registry key; nothing where there is none.
        function Get-RollcallValue {
            param($Key, $Name)
            $item = $null
            try {
                $item = @(Get-ItemProperty -LiteralPath $Key -ErrorAction Stop) | Select-Object -First 1
            }
            catch {
                if (-not (Test-RollcallNothing -Failure $_)) {
                    throw
                }
            }
            if ($null -eq $item) {
                return $null
            }
            return , $item.$Name
        }

        # The same as a number. One of 32 bits may come with a sign or without.
        function Get-RollcallNumber {
            param($Key, $Name)
            $value = Get-RollcallValue -Key $Key -Name $Name
            if ($null -eq $value -or [string]$value -eq '') {
                return $null
            }
            $number = $value -as [int64]
            if ($null -eq $number) {
                throw "$Name is no number"
            }
            return $number
        }

        # Which parts of WMI gave no answer in time: they are asked once, not by each fact in turn.
        $wmi = @{}

        function Assert-RollcallWmi {
            param($Namespace = 'root\cimv2')
            if ($wmi[$Namespace]) {
                throw 'WMI does not answer'
            }
        }

        # What WMI has of a class; without anything that is nothing.
        function Get-RollcallCim {
            param($Class, $Filter, $Namespace = 'root\cimv2')
            Assert-RollcallWmi -Namespace $Namespace
            $asking = [datetime]::UtcNow
            $asked = @{ ClassName = $Class; Namespace = $Namespace; OperationTimeoutSec = 15; ErrorAction = 'Stop' }
            if ($Filter) {
                $asked['Filter'] = $Filter
            }
            try {
                return Get-CimInstance @asked | Where-Object { $null -ne $_ }
            }
            catch {
                if (([datetime]::UtcNow - $asking).TotalSeconds -ge 14) {
                    $wmi[$Namespace] = $true
                }
                throw
            }
        }

        function Get-RollcallTime {
            param($Time)
            if ($null -eq $Time) {
                return $null
            }
            $utc = ([datetime]$Time).ToUniversalTime()
            return $utc.ToString('yyyy-MM-ddTHH:mm:ssZ', [Globalization.CultureInfo]::InvariantCulture)
        }

        function Get-RollcallHex {
            param($Bytes)
            $text = ''
            foreach ($byte in $Bytes) {
                $text += ('{0:x2}' -f [int]$byte)
            }
            return $text
        }

        function Get-RollcallThumbprint {
            param($Text)
            return (([string]$Text) -replace '[^0-9A-Fa-f]', '').ToLowerInvariant()
        }

        # ---- services --------------------------------------------------------------------------------------------------

        function Get-RollcallService {
            param($Name, $State, $Start, $Exit)
            $states = @{
                'running' = 'running'; 'stopped' = 'stopped'; 'paused' = 'stopped'; 'startpending' = 'starting'
                'continuepending' = 'starting'; 'stoppending' = 'stopping'; 'pausepending' = 'stopping'
                '1' = 'stopped'; '2' = 'starting'; '3' = 'stopping'; '4' = 'running'; '5' = 'starting'; '6' = 'stopping'; '7' = 'stopped'
            }
            $starts = @{
                'auto' = 'automatic'; 'automatic' = 'automatic'; 'automaticdelayedstart' = 'automatic'; 'manual' = 'on-demand'
                'disabled' = 'disabled'; '2' = 'automatic'; '3' = 'on-demand'; '4' = 'disabled'
            }
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
        $found = @()
        try {
            $clauses = @($wanted | ForEach-Object { "Name='$_'" })
            $found = @(Get-RollcallCim -Class Win32_Service -Filter ($clauses -join ' OR '))
        }
        catch {
            $missing['exit codes'] = Get-RollcallReason -Failure $_
        }
        foreach ($name in $wanted) {
            try {
                $service = $found | Where-Object { $_.Name -eq $name } | Select-Object -First 1
                if ($null -ne $service) {
                    $services += Get-RollcallService -Name $name -State $service.State -Start $service.StartMode -Exit $service.ExitCode
                    $displayNames += [string]$service.DisplayName
                    if ($name -eq 'TermService') {
                        if ($service.ProcessId) {
                            $termProcess = [int]$service.ProcessId
                        }
                        # One that is stopped owns nothing.
                        $termKnown = $termProcess -ne 0 -or [string]$service.State -eq 'Stopped'
                    }
                    continue
                }
                $service = @(Get-Service -Name $name -ErrorAction Stop) | Select-Object -First 1
                if ($null -eq $service) {
                    continue
                }
                $start = $service.StartType
                if ($null -eq $start) {
                    try {
                        $start = Get-RollcallNumber -Key "HKLM:\SYSTEM\CurrentControlSet\Services\$name" -Name 'Start'
                    }
                    catch {
                        $missing["service start $name"] = Get-RollcallReason -Failure $_
                    }
                }
                $services += Get-RollcallService -Name $name -State $service.Status -Start $start -Exit $null
                $displayNames += [string]$service.DisplayName
            }
            catch {
                if (-not (Test-RollcallNothing -Failure $_)) {
                    $missing["service $name"] = Get-RollcallReason -Failure $_
                }
            }
        }
        if ($services.Count -eq 0 -and $missing.Count -gt 0) {
            $missing['services'] = 'none of them could be asked for'
            foreach ($fact in @('exit codes', 'service TermService')) {
                if ($missing.ContainsKey($fact)) {
                    $missing['services'] = $missing[$fact]
                }
            }
        }
        # Where it is known that there is none, nothing serves Remote Desktop.
        $server = 'TermService'
        $named = @($services | ForEach-Object { $_['name'] })
        if ($named -notcontains 'TermService' -and -not $missing.ContainsKey('service TermService')) {
            $server = ''
        }

        # ---- listener --------------------------------------------------------------------------------------------------

        $port = $null
        try {
            $value = Get-RollcallNumber -Key $listenerKey -Name 'PortNumber'
            if ($null -ne $value) {
                $port = [int]$value
            }
            else {
                $missing['port'] = 'no PortNumber'
            }
        }
        catch {
            $missing['port'] = Get-RollcallReason -Failure $_
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
        $owners = @()
        try {
            # These commands ask WMI, too, and wait for it without end.
            Assert-RollcallWmi
            $sockets = @()
            try {
                $sockets = @(Get-NetTCPConnection -State Listen -ErrorAction Stop | Where-Object { $null -ne $_ })
            }
            catch {
                if (-not (Test-RollcallNothing -Failure $_)) {
                    throw
                }
            }
            $listening = $false
            foreach ($socket in $sockets) {
                if ([string]$socket.LocalPort -eq [string]$effectivePort -and @('', '2', 'Listen') -contains [string]$socket.State) {
                    $listening = $true
                    if ($socket.OwningProcess) {
                        $owners += [int]$socket.OwningProcess
                    }
                }
            }
            if ($owners.Count -gt 0 -and $termKnown) {
                $owned = $owners -contains $termProcess
            }
            if ($owned -eq $true) {
                $owner = 'TermService'
            }
        }
        catch {
            $missing['listener'] = Get-RollcallReason -Failure $_
        }
        if ($owners.Count -gt 0 -and -not $owner) {
            try {
                $process = @(Get-Process -Id $owners[0] -ErrorAction Stop) | Select-Object -First 1
                $owner = [string]$process.ProcessName
            }
            catch {
                $missing['owner'] = Get-RollcallReason -Failure $_
            }
        }
        # UDP goes beside the connection, on the same port.
        $udpListening = $null
        try {
            Assert-RollcallWmi
            $endpoints = @()
            try {
                $endpoints = @(Get-NetUDPEndpoint -LocalPort $effectivePort -ErrorAction Stop | Where-Object { $null -ne $_ })
            }
            catch {
                if (-not (Test-RollcallNothing -Failure $_)) {
                    throw
                }
            }
            $udpListening = @($endpoints | Where-Object { [string]$_.LocalPort -eq [string]$effectivePort }).Count -gt 0
        }
        catch {
            $missing['udp'] = Get-RollcallReason -Failure $_
        }
        $stationEnabled = $null
        try {
            $value = Get-RollcallNumber -Key $listenerKey -Name 'fEnableWinStation'
            if ($null -ne $value) {
                $stationEnabled = $value -ne 0
            }
        }
        catch {
            $missing['station'] = Get-RollcallReason -Failure $_
        }

        # ---- NLA and encryption ----------------------------------------------------------------------------------------

        # What WMI says of Remote Desktop: what takes effect and by whom, for where the registry does not say.
        $general = $null
        $terminal = $null
        try {
            $general = @(Get-RollcallCim -Class Win32_TSGeneralSetting -Namespace 'root\cimv2\TerminalServices' -Filter "TerminalName='RDP-Tcp'") |
                Where-Object { -not $_.TerminalName -or $_.TerminalName -eq 'RDP-Tcp' } |
                Select-Object -First 1
        }
        catch {
            $missing['certificate type'] = Get-RollcallReason -Failure $_
        }
        try {
            $terminal = @(Get-RollcallCim -Class Win32_TerminalServiceSetting -Namespace 'root\cimv2\TerminalServices') |
                Select-Object -First 1
        }
        catch {
            $missing['licensing'] = Get-RollcallReason -Failure $_
        }

        # What takes effect, and who says so: a policy wins over the listener's own value.
        function Get-RollcallSetting {
            param($Name)
            $value = Get-RollcallNumber -Key $policyKey -Name $Name
            if ($null -ne $value) {
                return @{ value = [string]$value; by = 'policy' }
            }
            $value = Get-RollcallNumber -Key $listenerKey -Name $Name
            if ($null -ne $value) {
                return @{ value = [string]$value; by = 'local' }
            }
            return @{ value = $null; by = 'default' }
        }

        # A number in words; one that has none is shown as it is.
        function Get-RollcallWord {
            param($Words, $Number)
            if ($null -eq $Number) {
                return ''
            }
            if ($Words.ContainsKey($Number)) {
                return $Words[$Number]
            }
            return $Number
        }

        $setBy = @{}
        $required = $null
        $layer = ''
        $level = ''
        $failure = $null
        try {
            $setting = Get-RollcallSetting -Name 'UserAuthentication'
            $setBy['required'] = $setting['by']
            if ($null -ne $setting['value']) {
                $required = $setting['value'] -ne '0'
            }
        }
        catch {
            $failure = Get-RollcallReason -Failure $_
        }
        if ($null -eq $required -and $null -ne $general -and $null -ne $general.UserAuthenticationRequired) {
            $required = [string]$general.UserAuthenticationRequired -eq '1' -or [string]$general.UserAuthenticationRequired -eq 'True'
            $setters = @{ '0' = 'local'; '1' = 'policy'; '2' = 'default' }
            $setter = $setters[[string]$general.PolicySourceUserAuthenticationRequired]
            if ($setter) {
                $setBy['required'] = $setter
            }
            $failure = $null
        }
        if ($failure) {
            $missing['nla'] = $failure
        }
        try {
            $setting = Get-RollcallSetting -Name 'SecurityLayer'
            $setBy['security_layer'] = $setting['by']
            $layer = Get-RollcallWord -Words @{ '0' = 'rdp'; '1' = 'negotiate'; '2' = 'tls' } -Number $setting['value']
        }
        catch {
            $missing['security_layer'] = Get-RollcallReason -Failure $_
        }
        try {
            $setting = Get-RollcallSetting -Name 'MinEncryptionLevel'
            $setBy['encryption_level'] = $setting['by']
            $level = Get-RollcallWord -Words @{ '1' = 'low'; '2' = 'client'; '3' = 'high'; '4' = 'fips' } -Number $setting['value']
        }
        catch {
            $missing['encryption_level'] = Get-RollcallReason -Failure $_
        }

        # ---- certificate -----------------------------------------------------------------------------------------------

        $noThumbprint = '0' * 40
        $bound = ''
        $binding = ''
        # An article of Microsoft's names the second; what is written is the first.
        foreach ($name in @('SSLCertificateSHA1Hash', 'SSLCertificateSHA1HashValue')) {
            try {
                $value = Get-RollcallValue -Key $listenerKey -Name $name
                if (-not $bound -and $null -ne $value) {
                    if ($value -is [string]) {
                        $bound = Get-RollcallThumbprint -Text $value
                    }
                    else {
                        $bound = Get-RollcallHex -Bytes $value
                    }
                    if ($bound -eq $noThumbprint) {
                        $bound = ''
                    }
                    if ($bound) {
                        $binding = 'custom'
                    }
                }
            }
            catch {
                $missing['binding'] = Get-RollcallReason -Failure $_
            }
        }
        try {
            $types = @{ '0' = 'none'; '1' = 'self-signed'; '2' = 'policy'; '3' = 'custom' }
            $type = $types[[string]$general.SSLCertificateSHA1HashType]
            if ($type) {
                $binding = $type
            }
            $plain = Get-RollcallThumbprint -Text $general.SSLCertificateSHA1Hash
            if ($plain.Length -eq 40 -and $plain -ne $noThumbprint) {
                $bound = $plain
                $missing.Remove('binding')
            }
        }
        catch {
            $missing['certificate type'] = Get-RollcallReason -Failure $_
        }

        $stored = @()
        $shown = $null
        $storesRead = $true
        foreach ($store in @('Remote Desktop', 'My')) {
            $certificates = @()
            try {
                $certificates = @(Get-ChildItem -LiteralPath "Cert:\LocalMachine\$store" -ErrorAction Stop | Where-Object { $null -ne $_ })
            }
            catch {
                # Windows makes the store when it first needs it.
                if (-not (Test-RollcallNothing -Failure $_)) {
                    $storesRead = $false
                    $missing["store $store"] = Get-RollcallReason -Failure $_
                }
            }
            foreach ($each in $certificates) {
                try {
                    $thumbprint = Get-RollcallThumbprint -Text $each.Thumbprint
                    if ($bound -and $thumbprint -eq $bound) {
                        $shown = $each
                    }
                    elseif (-not $bound -and $store -eq 'Remote Desktop') {
                        if ($null -eq $shown -or $each.NotAfter -gt $shown.NotAfter) {
                            $shown = $each
                        }
                    }
                    if ($stored.Count -lt 50 -or $thumbprint -eq $bound) {
                        $hasKey = $null
                        if ($null -ne $each.HasPrivateKey) {
                            $hasKey = [bool]$each.HasPrivateKey
                        }
                        $stored += @{
                            place = $store
                            sha1 = $thumbprint
                            subject = [string]$each.Subject
                            not_before = Get-RollcallTime -Time $each.NotBefore
                            not_after = Get-RollcallTime -Time $each.NotAfter
                            has_key = $hasKey
                        }
                    }
                }
                catch {
                    $missing["store $store"] = Get-RollcallReason -Failure $_
                }
            }
        }

        # Whether an account that runs as NETWORK SERVICE may read a file, by its descriptor in SDDL: the same in every language.
        function Test-RollcallServiceRead {
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
                # Who is in the token of NETWORK SERVICE: itself, everyone, authenticated users, services, users.
                $trustees = @('NS', 'S-1-5-20', 'WD', 'S-1-1-0', 'AU', 'S-1-5-11', 'SU', 'S-1-5-6', 'BU', 'S-1-5-32-545')
                if ($trustees -notcontains $parts[5]) {
                    continue
                }
                # Rights come in pairs of letters, or as a number: bit 0 reads data, bits 28 and 31 everything.
                $reads = $parts[2] -match '^(?:..)*?(?:GA|GR|FA|FR|CC)'
                if ($parts[2] -match '^0x') {
                    $mask = [int64]$parts[2]
                    $reads = ($mask -band 1) -ne 0 -or ($mask -band 2415919104) -ne 0
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
            if ($null -eq $shown -and $bound -and $storesRead) {
                $keyReadable = $false
                $keyProblem = 'the bound certificate is in no store'
            }
            elseif ($null -eq $shown) {
                $missing['key_readable'] = 'no certificate to look at'
            }
            elseif ($shown.HasPrivateKey -eq $false) {
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
                    $trouble = Get-RollcallReason -Failure $_
                    $inner = $_.Exception
                    while ($null -ne $inner.InnerException) {
                        $inner = $inner.InnerException
                    }
                    # NTE_BAD_KEYSET: the certificate points to a key that is not there.
                    if ($inner.HResult -eq -2146893802) {
                        $keyReadable = $false
                        $keyProblem = 'keyset does not exist'
                    }
                }
                if (-not $container) {
                    # Before .NET 4.6, and where nothing may be called but properties read.
                    try {
                        $container = [string]$shown.PrivateKey.CspKeyContainerInfo.UniqueKeyContainerName
                    }
                    catch {
                        if (-not $trouble) {
                            $trouble = Get-RollcallReason -Failure $_
                        }
                    }
                }
                $file = $null
                if ($container) {
                    foreach ($candidate in @("$machineKeys\$container", "$keys\$container")) {
                        if ($null -eq $file -and (Test-Path -LiteralPath $candidate)) {
                            $file = $candidate
                        }
                    }
                }
                if ($null -eq $file -and $null -eq $keyReadable -and $binding -ne 'custom') {
                    # The name of the key that Windows makes for Remote Desktop, followed by the machine's id. A clone has the one of
                    # the machine that it was copied from as well.
                    $made = @()
                    try {
                        $made = @(Get-ChildItem -LiteralPath $machineKeys -Filter 'f686aace6942fb7f7ceb231212eef4a4_*' -Force -ErrorAction Stop |
                                Where-Object { $null -ne $_ })
                    }
                    catch {
                        if (-not (Test-RollcallNothing -Failure $_)) {
                            throw
                        }
                    }
                    if ($made.Count -gt 1) {
                        $machineId = [string](Get-RollcallValue -Key 'HKLM:\SOFTWARE\Microsoft\Cryptography' -Name 'MachineGuid')
                        $file = $made | Where-Object { $machineId -and [string]$_.Name -like "*_$machineId" } |
                            ForEach-Object { [string]$_.FullName } | Select-Object -First 1
                    }
                    if (-not $file) {
                        $file = $made | ForEach-Object { [string]$_.FullName } | Select-Object -First 1
                    }
                }
                if ($file) {
                    $keyPlace = [string]$file
                    $descriptor = @(Get-Acl -LiteralPath $file -ErrorAction Stop) | Select-Object -First 1
                    $sddl = [string]$descriptor.Sddl
                    if (-not $sddl) {
                        throw 'its descriptor could not be read'
                    }
                    $keyReadable = Test-RollcallServiceRead -Sddl $sddl
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
            $missing['key_readable'] = Get-RollcallReason -Failure $_
        }

        # ---- firewall --------------------------------------------------------------------------------------------------

        function Test-RollcallPort {
            param($Ports, $Port)
            if ($null -eq $Ports) {
                return $true
            }
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

        function Test-RollcallProfile {
            param($Profiles, $Name)
            $text = [string]$Profiles
            $bits = @{ 'Domain' = 1; 'Private' = 2; 'Public' = 4 }
            if ($text -match '^\d+$') {
                return [int]$text -eq 0 -or ([int]$text -band $bits[$Name]) -ne 0 -or [int]$text -eq 2147483647
            }
            return $text -eq 'Any' -or $text -eq 'All' -or @($text -split '[,\s]+') -contains $Name
        }

        # All filters of one kind at once, by the id of their rule: asking rule by rule takes a minute on a real host.
        function Get-RollcallFilterTable {
            param($Filters)
            $table = @{}
            foreach ($each in $Filters) {
                $key = [string]$each.InstanceID
                if ($key -and $table.ContainsKey($key)) {
                    # A policy may have a rule of the same id as the host: then each is asked for its own.
                    $table[$key] = $null
                }
                elseif ($key) {
                    $table[$key] = $each
                }
            }
            return $table
        }

        # Whether a rule is for the program and service that listen. Rules of packaged apps say any program and any port.
        function Test-RollcallListenerRule {
            param($Application, $Service)
            $package = [string]$Application.Package
            if ($package -and $package -ne 'Any' -and $package -ne '*') {
                return $false
            }
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
        $udpRules = @()
        $udpAllowed = $null
        try {
            Assert-RollcallWmi
            $categories = @()
            try {
                $networks = @(Get-NetConnectionProfile -ErrorAction Stop | Where-Object { $null -ne $_ })
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
                if (-not (Test-RollcallNothing -Failure $_)) {
                    $missing['firewall profile'] = Get-RollcallReason -Failure $_
                }
            }
            $profileNames = @($categories | Select-Object -Unique)
            if ($profileNames.Count -eq 0) {
                # A network that Windows does not know is public to it.
                $profileNames = @('Public')
                if ($missing.ContainsKey('firewall profile')) {
                    $profileNames = @('Domain', 'Private', 'Public')
                }
            }
            $profiles = @(Get-NetFirewallProfile -PolicyStore ActiveStore -ErrorAction Stop | Where-Object { $null -ne $_ })
            $rules = @()
            try {
                $rules = @(Get-NetFirewallRule -PolicyStore ActiveStore -Direction Inbound -Enabled True -ErrorAction Stop |
                        Where-Object { $null -ne $_ })
            }
            catch {
                if (-not (Test-RollcallNothing -Failure $_)) {
                    throw
                }
            }
            $portFilters = @{}
            $applications = @{}
            $serviceFilters = @{}
            $addressFilters = @{}
            try {
                $portFilters = Get-RollcallFilterTable -Filters @(Get-NetFirewallPortFilter -PolicyStore ActiveStore -All -ErrorAction Stop)
                $applications = Get-RollcallFilterTable -Filters @(Get-NetFirewallApplicationFilter -PolicyStore ActiveStore -All -ErrorAction Stop)
                $serviceFilters = Get-RollcallFilterTable -Filters @(Get-NetFirewallServiceFilter -PolicyStore ActiveStore -All -ErrorAction Stop)
                $addressFilters = Get-RollcallFilterTable -Filters @(Get-NetFirewallAddressFilter -PolicyStore ActiveStore -All -ErrorAction Stop)
            }
            catch {
                # Each rule is asked for its own, below.
                $portFilters = $portFilters
            }
            $unread = 0
            $unreadWhy = ''
            $udpUnread = 0
            foreach ($rule in $rules) {
                # Of one user's apps, as packaged apps make them; or not what was asked for.
                if ([string]$rule.Owner -or @('False', '2') -contains [string]$rule.Enabled -or [string]$rule.Direction -like 'Out*') {
                    continue
                }
                $udp = $false
                $protocol = ''
                try {
                    $key = [string]$rule.InstanceID
                    $portFilter = $portFilters[$key]
                    if ($null -eq $portFilter) {
                        if (Test-RollcallLate) {
                            throw 'no time left to read every rule'
                        }
                        $portFilter = Get-NetFirewallPortFilter -AssociatedNetFirewallRule $rule -ErrorAction Stop
                    }
                    $protocol = [string]$portFilter.Protocol
                    $udp = @('UDP', '17', 'Any') -contains $protocol
                    if (-not $udp -and $protocol -ne 'TCP' -and $protocol -ne '6') {
                        continue
                    }
                    if (-not (Test-RollcallPort -Ports $portFilter.LocalPort -Port $effectivePort)) {
                        continue
                    }
                    $application = $applications[$key]
                    if ($null -eq $application) {
                        $application = Get-NetFirewallApplicationFilter -AssociatedNetFirewallRule $rule -ErrorAction Stop
                    }
                    $serviceFilter = $serviceFilters[$key]
                    if ($null -eq $serviceFilter) {
                        $serviceFilter = Get-NetFirewallServiceFilter -AssociatedNetFirewallRule $rule -ErrorAction Stop
                    }
                    if (-not (Test-RollcallListenerRule -Application $application -Service $serviceFilter)) {
                        continue
                    }
                    $addresses = $addressFilters[$key]
                    if ($null -eq $addresses) {
                        $addresses = Get-NetFirewallAddressFilter -AssociatedNetFirewallRule $rule -ErrorAction Stop
                    }
                    $remote = @($addresses.RemoteAddress | ForEach-Object { [string]$_ } | Where-Object { $_ })
                    if ($remote -contains 'Any' -or $remote -contains '*') {
                        $remote = @()
                    }
                    $own = @('Local', '1') -contains [string]$rule.PolicyStoreSourceType
                    if ($udp) {
                        $udpRules += @{
                            action = [string]$rule.Action; profiles = [string]$rule.Profile; own = $own; everybody = $remote.Count -eq 0
                        }
                    }
                    if ($udp -and $protocol -ne 'Any') {
                        continue
                    }
                    $matching += @{
                        name = [string]$rule.Name; action = [string]$rule.Action; profiles = [string]$rule.Profile; remote = $remote
                        own = $own
                    }
                }
                catch {
                    $udpUnread++
                    if (-not $udp -or $protocol -eq 'Any') {
                        $unread++
                        $unreadWhy = Get-RollcallReason -Failure $_
                    }
                }
            }
            if ($unread -gt 0) {
                $missing['firewall rules'] = "$unread could not be read: $unreadWhy"
            }
            $verdicts = @()
            $udpVerdicts = @()
            foreach ($name in $profileNames) {
                $verdict = @{ effect = 'blocked'; rule = ''; sources = @() }
                $own = @($profiles | Where-Object { [string]$_.Name -eq $name })
                $isOff = $false
                $allowsAll = $false
                $shieldsUp = $false
                $policyOnly = $false
                if ($own.Count -gt 0) {
                    $isOff = @('False', '0') -contains [string]$own[0].Enabled
                    $allowsAll = @('Allow', '2') -contains [string]$own[0].DefaultInboundAction
                    $shieldsUp = @('False', '0') -contains [string]$own[0].AllowInboundRules
                    # A policy may say that the host's own rules count for nothing.
                    $policyOnly = @('False', '0') -contains [string]$own[0].AllowLocalFirewallRules
                }
                $of = @($matching | Where-Object { -not ($policyOnly -and $_.own) -and (Test-RollcallProfile -Profiles $_.profiles -Name $name) })
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
                elseif ($unread -gt 0) {
                    $verdict.effect = 'unknown'
                    $verdict.rule = "no rule of profile $name that could be read allows it"
                }
                else {
                    $verdict.rule = "no rule of profile $name allows it"
                }
                $verdicts += $verdict
                $udpOf = @($udpRules | Where-Object { -not ($policyOnly -and $_.own) -and (Test-RollcallProfile -Profiles $_.profiles -Name $name) })
                $udpBlocks = @($udpOf | Where-Object { @('Block', '4') -contains $_.action -and $_.everybody }).Count -gt 0
                $udpAllows = @($udpOf | Where-Object { @('Allow', '2') -contains $_.action }).Count -gt 0
                $udpVerdicts += $isOff -or (-not $shieldsUp -and -not $udpBlocks -and ($udpAllows -or $allowsAll))
            }
            # Only where it is as clear: a rule that could not be read may be the one for UDP.
            if ($udpUnread -eq 0 -and @($udpVerdicts | Select-Object -Unique).Count -eq 1) {
                $udpAllowed = [bool]$udpVerdicts[0]
            }
            $effects = @($verdicts | ForEach-Object { $_.effect } | Select-Object -Unique)
            if ($effects.Count -eq 1) {
                $effect = $effects[0]
                $decidingRule = $verdicts[0].rule
                if ($effect -eq 'unknown') {
                    $missing['firewall'] = $unreadWhy
                }
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
            $missing['firewall'] = Get-RollcallReason -Failure $_
        }

        # ---- sessions --------------------------------------------------------------------------------------------------

        $wtsSource = @'
using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

public static class RollcallSessions
{
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
            // Each entry: id, address of its name, state; the two numbers are padded to the width of an address.
            int width = IntPtr.Size;
            for (int i = 0; i < count && i < 1000; i++)
            {
                int at = i * 3 * width;
                int id = Marshal.ReadInt32(sessions, at);
                int state = Marshal.ReadInt32(sessions, at + 2 * width);
                string name = Marshal.PtrToStringUni(Marshal.ReadIntPtr(sessions, at + width)) ?? "";
                long[] times = Times(id);
                lines.Add(string.Join("\t", new string[] {
                    id.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    state.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    name.Replace("\t", " "),
                    Text(id, 5),
                    Text(id, 7),
                    Text(id, 10),
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

        function Get-RollcallFileTime {
            param($Text)
            $ticks = [int64]$Text
            if ($ticks -le 0 -or $ticks -gt 2650467743999999999) {
                return $null
            }
            return [datetime]::FromFileTimeUtc($ticks)
        }

        # By the API of Windows: numbers, whatever the language.
        function Get-RollcallApiSession {
            if (-not ('RollcallSessions' -as [type])) {
                Add-Type -TypeDefinition $wtsSource -IgnoreWarnings -ErrorAction Stop
            }
            foreach ($line in [RollcallSessions]::List()) {
                $parts = $line -split "`t"
                $states = @{
                    '0' = 'active'; '1' = 'connected'; '2' = 'other'; '3' = 'active'; '4' = 'disconnected'; '5' = 'other'
                    '6' = 'listening'; '7' = 'other'; '8' = 'down'; '9' = 'other'
                }
                $user = $parts[3]
                $left = Get-RollcallFileTime -Text $parts[6]
                $lastInput = Get-RollcallFileTime -Text $parts[7]
                $began = Get-RollcallFileTime -Text $parts[8]
                $now = Get-RollcallFileTime -Text $parts[9]
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
                    since = Get-RollcallTime -Time $since; client = $parts[5]; detail = $parts[2]
                }
            }
        }

        # Where code can't be loaded: by the columns of qwinsta. Only names that Windows never translates, ids and empty columns
        # are read; idle and logon times are not.
        function Get-RollcallListedSession {
            $tool = Get-Command -Name @('qwinsta.exe', 'qwinsta') -ErrorAction SilentlyContinue | Select-Object -First 1
            if ($null -eq $tool) {
                throw 'neither the API of Windows nor qwinsta'
            }
            $ErrorActionPreference = 'Continue'
            $lines = @(& $tool.Name 2>$null)
            foreach ($line in $lines) {
                $text = [string]$line
                if ($text.Length -lt 20) {
                    continue
                }
                $station = $text.Substring(1, 17).Trim()
                $rest = $text.Substring(18)
                # The line with the headings has no number.
                if ($rest -notmatch '^\s*(.*?)\s+(\d{1,6})\s+(\S.*)$') {
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
            $sessions = @(Get-RollcallApiSession)
            $sessionsKnown = $true
        }
        catch {
            $missing['session times'] = Get-RollcallReason -Failure $_
            try {
                $sessions = @(Get-RollcallListedSession)
                $sessionsKnown = $sessions.Count -gt 0
            }
            catch {
                $missing['sessions'] = Get-RollcallReason -Failure $_
            }
            if (-not $sessionsKnown -and -not $missing.ContainsKey('sessions')) {
                $missing['sessions'] = 'qwinsta lists none'
            }
        }
        $stationListens = $null
        if ($sessionsKnown) {
            $stationListens = @($sessions | Where-Object { $_['state'] -eq 'listening' }).Count -gt 0
        }

        $sessionLimit = $null
        $serverMode = $null
        try {
            foreach ($key in @($policyKey, $listenerKey)) {
                $most = Get-RollcallNumber -Key $key -Name 'MaxInstanceCount'
                if ($null -eq $sessionLimit -and $null -ne $most -and $most -gt 0 -and $most -lt 999999) {
                    $sessionLimit = $most
                }
            }
        }
        catch {
            $missing['limit'] = Get-RollcallReason -Failure $_
        }

        # ---- machine ---------------------------------------------------------------------------------------------------

        $machine = @{ time = Get-RollcallTime -Time ([datetime]::UtcNow); name = 'Windows' }
        $isServer = $false
        try {
            $system = @(Get-RollcallCim -Class Win32_OperatingSystem) | Select-Object -First 1
            if ($null -eq $system) {
                throw 'no Win32_OperatingSystem'
            }
            $machine['name'] = "$($system.Caption) $($system.Version)".Trim()
            if ($null -ne $system.ProductType) {
                $isServer = [int]$system.ProductType -ne 1
            }
            if ($null -eq $system.LastBootUpTime) {
                throw 'no time of start'
            }
            $machine['started'] = Get-RollcallTime -Time $system.LastBootUpTime
        }
        catch {
            $missing['system'] = Get-RollcallReason -Failure $_
        }
        try {
            $drive = 'C:'
            if ($env:SystemDrive) {
                $drive = $env:SystemDrive
            }
            $disk = @(Get-RollcallCim -Class Win32_LogicalDisk -Filter "DeviceID='$drive'") |
                Where-Object { -not $_.DeviceID -or $_.DeviceID -eq $drive } | Select-Object -First 1
            if ($null -eq $disk -or $null -eq $disk.FreeSpace) {
                throw "no disk $drive"
            }
            $machine['disk_free'] = [int64]$disk.FreeSpace
        }
        catch {
            $missing['disk'] = Get-RollcallReason -Failure $_
        }
        try {
            $servicing = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending'
            $updating = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired'
            $pending = (Test-Path -LiteralPath $servicing -ErrorAction Stop) -or (Test-Path -LiteralPath $updating -ErrorAction Stop)
            if (-not $pending) {
                $renames = Get-RollcallValue -Key 'HKLM:\SYSTEM\CurrentControlSet\Control\Session Manager' -Name 'PendingFileRenameOperations'
                $pending = @($renames | Where-Object { $_ }).Count -gt 0
            }
            $machine['pending_reboot'] = [bool]$pending
        }
        catch {
            $missing['pending_reboot'] = Get-RollcallReason -Failure $_
        }
        try {
            if ($null -ne $terminal -and $null -ne $terminal.TerminalServerMode) {
                $serverMode = [int]$terminal.TerminalServerMode
            }
            if ($serverMode -eq 1) {
                $grace = Invoke-CimMethod -InputObject $terminal -MethodName GetGracePeriodDays -OperationTimeoutSec 15 -ErrorAction Stop |
                    Select-Object -Last 1
                if ($null -eq $grace -or $null -eq $grace.DaysLeft) {
                    throw 'no GetGracePeriodDays'
                }
                $machine['licensing_grace_days'] = [int]$grace.DaysLeft
            }
        }
        catch {
            $missing['licensing'] = Get-RollcallReason -Failure $_
        }
        # Without the session host role a server takes two administrators at once.
        if ($null -eq $sessionLimit -and $isServer -and $serverMode -eq 0) {
            $sessionLimit = 2
        }
        $counted = @($sessions | Where-Object { $_['state'] -eq 'active' -and $_['detail'] -like 'rdp*' }).Count

        # ---- policy ----------------------------------------------------------------------------------------------------

        $local = $null
        $byPolicy = $null
        $enabled = $null
        $logons = 'unknown'
        $settings = @{}
        try {
            $value = Get-RollcallNumber -Key $policyKey -Name 'fDenyTSConnections'
            if ($null -ne $value) {
                $byPolicy = $value -eq 0
                $enabled = $byPolicy
            }
        }
        catch {
            $missing['policy'] = Get-RollcallReason -Failure $_
        }
        try {
            $value = Get-RollcallNumber -Key $serverKey -Name 'fDenyTSConnections'
            if ($null -ne $value) {
                $local = $value -eq 0
                if ($null -eq $byPolicy -and -not $missing.ContainsKey('policy')) {
                    $enabled = $local
                }
            }
            elseif ($null -eq $byPolicy -and -not $missing.ContainsKey('policy')) {
                $missing['policy'] = 'no fDenyTSConnections'
            }
        }
        catch {
            if ($null -eq $enabled) {
                $missing['policy'] = Get-RollcallReason -Failure $_
            }
            else {
                $missing['policy local'] = Get-RollcallReason -Failure $_
            }
        }
        # WMI knows what takes effect, where the registry could not be read.
        if ($null -eq $enabled -and $null -ne $terminal -and $null -ne $terminal.AllowTSConnections) {
            $enabled = @('1', 'True') -contains [string]$terminal.AllowTSConnections
            if ([string]$terminal.PolicySourceAllowTSConnections -eq '1') {
                $byPolicy = $enabled
            }
            $missing.Remove('policy')
        }
        try {
            $value = Get-RollcallNumber -Key $serverKey -Name 'TSEnabled'
            if ($null -ne $value -and $value -eq 0) {
                $enabled = $false
                $settings['TSEnabled'] = '0'
            }
        }
        catch {
            $missing['policy TSEnabled'] = Get-RollcallReason -Failure $_
        }
        if ($stationEnabled -eq $false) {
            $settings['fEnableWinStation'] = '0'
        }
        try {
            $drain = Get-RollcallNumber -Key $serverKey -Name 'TSServerDrainMode'
            # For all of these 0 is on; the third is kept as text.
            $off = @(
                Get-RollcallNumber -Key $serverKey -Name 'TSUserEnabled'
                Get-RollcallNumber -Key $listenerKey -Name 'fLogonDisabled'
                Get-RollcallNumber -Key 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon' -Name 'WinStationsDisabled'
            ) | Where-Object { $null -ne $_ -and $_ -ne 0 }
            $logons = 'enabled'
            if ($null -ne $drain -and $drain -ne 0) {
                $logons = 'draining'
            }
            if (@($off).Count -gt 0) {
                $logons = 'disabled'
            }
            if ($logons -eq 'enabled' -and $null -eq $local -and $null -eq $drain) {
                # Nothing at all is known of Remote Desktop here.
                $logons = 'unknown'
                $missing['logons'] = 'no settings of Remote Desktop'
            }
        }
        catch {
            $missing['logons'] = Get-RollcallReason -Failure $_
        }
        $security = 'HKLM:\SYSTEM\CurrentControlSet\Control\Lsa'
        $protocols = 'HKLM:\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols'
        $suites = 'HKLM:\SOFTWARE\Policies\Microsoft\Cryptography\Configuration\SSL\00010002'
        $credentials = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\CredSSP\Parameters'
        $others = @(
            @{ key = $credentials; name = 'AllowEncryptionOracle'; called = 'AllowEncryptionOracle' }
            @{ key = "$security\FIPSAlgorithmPolicy"; name = 'Enabled'; called = 'FIPS' }
            @{ key = $security; name = 'disabledomaincreds'; called = 'disabledomaincreds' }
            @{ key = $security; name = 'LmCompatibilityLevel'; called = 'LmCompatibilityLevel' }
            @{ key = "$security\MSV1_0"; name = 'RestrictReceivingNTLMTraffic'; called = 'RestrictReceivingNTLMTraffic' }
            @{ key = $listenerKey; name = 'fAllowSecProtocolNegotiation'; called = 'fAllowSecProtocolNegotiation' }
            @{ key = $listenerKey; name = 'LanAdapter'; called = 'LanAdapter' }
            @{ key = $serverKey; name = 'fSingleSessionPerUser'; called = 'fSingleSessionPerUser' }
            @{ key = $serverKey; name = 'AllowRemoteRPC'; called = 'AllowRemoteRPC' }
            @{ key = $policyKey; name = 'CertTemplateName'; called = 'CertTemplateName' }
            @{ key = $policyKey; name = 'SelectTransport'; called = 'SelectTransport' }
            @{ key = "$protocols\TLS 1.2\Server"; name = 'Enabled'; called = 'TLS 1.2 Enabled' }
            @{ key = "$protocols\TLS 1.2\Server"; name = 'DisabledByDefault'; called = 'TLS 1.2 DisabledByDefault' }
            @{ key = $suites; name = 'Functions'; called = 'cipher suites' }
        )
        foreach ($other in $others) {
            try {
                $value = Get-RollcallValue -Key $other['key'] -Name $other['name']
                if ($null -ne $value) {
                    $settings[$other['called']] = [string]$value
                }
            }
            catch {
                $missing["policy $($other['called'])"] = Get-RollcallReason -Failure $_
            }
        }

        # ---- events ----------------------------------------------------------------------------------------------------

        $remoteManager = 'Microsoft-Windows-TerminalServices-RemoteConnectionManager'
        $localManager = 'Microsoft-Windows-TerminalServices-LocalSessionManager'
        $core = 'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS'
        $broker = 'Microsoft-Windows-TerminalServices-SessionBroker'
        # Those of the broker: failures to start, to reach its database, to join and to redirect; 1281, 1297 and 1307 say that it works.
        $queries = @(
            @{ log = 'System'; providers = @($remoteManager, 'TermDD', 'TermService'); ids = @(50, 56, 1050, 1051, 1052, 1053, 1054, 1056, 1057, 1058, 1063) }
            @{ log = 'System'; providers = @('Schannel'); ids = @(36870, 36871, 36872, 36874, 36888) }
            @{ log = 'System'; providers = @('Service Control Manager'); ids = @(7022, 7023, 7031, 7034) }
            @{ log = 'System'; providers = @('NETLOGON'); ids = @(5719) }
            @{ log = "$remoteManager/Operational"; providers = @($remoteManager); ids = @(258, 259, 261, 262, 1003, 1004, 1011, 1035, 1036, 1057, 1058) }
            @{ log = "$remoteManager/Admin"; providers = @($remoteManager); ids = @(1006, 1068, 1069, 1136) }
            @{ log = "$localManager/Operational"; providers = @($localManager); ids = @(16, 17, 18, 19, 34, 36, 41, 43, 44, 45) }
            @{ log = "$core/Operational"; providers = @($core); ids = @(140, 226) }
            @{ log = "$core/Operational"; providers = @($core); ids = @(97, 136, 138, 139, 163, 164) }
            @{ log = "$broker/Operational"; providers = @($broker); ids = @(898, 901, 2056); optional = $true }
            @{ log = "$broker-Client/Operational"; providers = @("$broker-Client"); ids = @(1280, 1284, 1296, 1305, 1306); optional = $true }
            @{ log = "$broker/Admin"; providers = @($broker); ids = @(898, 901, 2056); optional = $true }
            @{ log = "$broker-Client/Admin"; providers = @("$broker-Client"); ids = @(1280, 1284, 1296, 1305, 1306); optional = $true }
            @{ log = "$broker-Client/Operational"; providers = @("$broker-Client"); ids = @(1281, 1297, 1307); optional = $true }
        )
        $window = 86400
        try {
            if ($Request.window_s) {
                $window = [int64]$Request.window_s
            }
        }
        catch {
            $missing['request'] = 'the window is no number'
        }
        if ($displayNames.Count -eq 0) {
            $missing['events Service Control Manager'] = 'it is not known what the services are called here'
        }
        if ($window -lt 60) {
            $window = 60
        }
        if ($window -gt 604800) {
            $window = 604800
        }
        $from = ([datetime]::UtcNow).AddSeconds(-1 * $window)
        $seen = @{}
        $order = @()
        foreach ($query in $queries) {
            try {
                if (Test-RollcallLate) {
                    throw 'no time left to read it'
                }
                $asked = @{ LogName = $query['log']; Id = $query['ids']; StartTime = $from.ToLocalTime() }
                $found = @(Get-WinEvent -FilterHashtable $asked -MaxEvents 300 -ErrorAction Stop | Where-Object { $null -ne $_ })
                foreach ($record in $found) {
                    if ($query['providers'] -notcontains [string]$record.ProviderName -or $query['ids'] -notcontains $record.Id) {
                        continue
                    }
                    if ($null -eq $record.TimeCreated -or ([datetime]$record.TimeCreated).ToUniversalTime() -lt $from) {
                        continue
                    }
                    if ([string]$record.ProviderName -eq 'Service Control Manager') {
                        # Only our services: the event names them as this host displays them.
                        $about = @($record.Properties | ForEach-Object { [string]$_.Value } | Where-Object { $displayNames -contains $_ })
                        if ($about.Count -eq 0) {
                            continue
                        }
                    }
                    $tag = "$($query['log'])|$($record.ProviderName)|$($record.Id)"
                    if ($seen.ContainsKey($tag)) {
                        $seen[$tag]['count'] = $seen[$tag]['count'] + 1
                        if ($record.TimeCreated -gt $seen[$tag]['last']) {
                            $seen[$tag]['last'] = $record.TimeCreated
                        }
                    }
                    else {
                        $order += $tag
                        $seen[$tag] = @{
                            log = [string]$query['log']; provider = [string]$record.ProviderName; id = [int]$record.Id; count = 1
                            last = $record.TimeCreated
                        }
                    }
                }
            }
            catch {
                $id = [string]$_.FullyQualifiedErrorId
                if ($id -like 'NoMatchingLogsFound*' -and $query['optional']) {
                    # Only hosts of a farm have it.
                    continue
                }
                if ($id -like 'NoMatchingLogsFound*') {
                    $missing["events $($query['log'])"] = 'no such log'
                }
                elseif ($id -notlike 'NoMatching*') {
                    $missing["events $($query['log'])"] = Get-RollcallReason -Failure $_
                }
            }
        }
        $events = @()
        foreach ($tag in $order) {
            $entry = $seen[$tag]
            $events += @{
                log = $entry['log']; provider = $entry['provider']; id = $entry['id']; count = $entry['count']
                at = Get-RollcallTime -Time $entry['last']
            }
        }

        # ---- what is around Remote Desktop -----------------------------------------------------------------------------

        # Which clients were turned away, and which got in: 140 refuses a name or password, 139 is a fault of the protocol, 21 and
        # 25 are sessions begun and taken up again.
        $clients = @{}
        $reports = @(
            @{ log = "$core/Operational"; provider = $core; ids = @(140); what = 'refused' }
            @{ log = "$core/Operational"; provider = $core; ids = @(139); what = 'broken' }
            @{ log = "$localManager/Operational"; provider = $localManager; ids = @(21, 25); what = 'granted' }
        )
        foreach ($report in $reports) {
            try {
                if (Test-RollcallLate) {
                    throw 'no time left to read it'
                }
                $asked = @{ LogName = $report['log']; Id = $report['ids']; StartTime = $from.ToLocalTime() }
                $found = @(Get-WinEvent -FilterHashtable $asked -MaxEvents 300 -ErrorAction Stop | Where-Object { $null -ne $_ })
                foreach ($record in $found) {
                    if ([string]$record.ProviderName -ne $report['provider'] -or $report['ids'] -notcontains $record.Id) {
                        continue
                    }
                    if ($null -eq $record.TimeCreated -or ([datetime]$record.TimeCreated).ToUniversalTime() -lt $from) {
                        continue
                    }
                    # Where the address stands differs; the console has a word in its place, which may be translated.
                    $address = @($record.Properties | ForEach-Object { [string]$_.Value } |
                            Where-Object { $_ -match '^\d{1,3}(\.\d{1,3}){3}$' -or $_ -match '^[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%\w+)?$' }) |
                        Select-Object -First 1
                    if (-not $address) {
                        continue
                    }
                    $address = ($address -replace '%.*$', '').ToLowerInvariant()
                    if (-not $clients.ContainsKey($address)) {
                        if ($clients.Count -ge 200) {
                            continue
                        }
                        $clients[$address] = @{ address = $address; refused = 0; broken = 0; granted = 0 }
                    }
                    $clients[$address][$report['what']] = $clients[$address][$report['what']] + 1
                }
            }
            catch {
                if ([string]$_.FullyQualifiedErrorId -notlike 'NoMatching*') {
                    $missing["clients $($report['what'])"] = Get-RollcallReason -Failure $_
                }
            }
        }
        # Those that failed come first: of the others, a few are enough to see that somebody gets in.
        $clientList = @($clients.Values | Where-Object { $_['refused'] + $_['broken'] -gt 0 } | Select-Object -First 20)
        $clientList += @($clients.Values | Where-Object { $_['refused'] + $_['broken'] -eq 0 } | Select-Object -First 10)

        # What else reaches into Remote Desktop: another program in the place of termsrv.dll, remote control that runs as a service
        # (by the names that their installers give), and credential providers that are not part of Windows.
        $software = @()
        try {
            $library = [string](Get-RollcallValue -Key 'HKLM:\SYSTEM\CurrentControlSet\Services\TermService\Parameters' -Name 'ServiceDll')
            if ($library -and $library -notlike '*\System32\termsrv.dll') {
                $software += @{ name = @($library -split '\\')[-1]; kind = 'wrapper'; place = $library }
            }
        }
        catch {
            $missing['software wrapper'] = Get-RollcallReason -Failure $_
        }
        try {
            $remoteControl = @{
                'RustDesk' = 'RustDesk'; 'TeamViewer' = 'TeamViewer'; 'AnyDesk' = 'AnyDesk'; 'tvnserver' = 'TightVNC'
                'uvnc_service' = 'UltraVNC'; 'vncserver' = 'RealVNC'; 'SplashtopRemoteService' = 'Splashtop'; 'LogMeIn' = 'LogMeIn'
                'chromoting' = 'Chrome Remote Desktop'
            }
            $clauses = @($remoteControl.Keys | ForEach-Object { "Name='$_'" }) + "Name LIKE 'ScreenConnect Client (%'"
            foreach ($service in @(Get-RollcallCim -Class Win32_Service -Filter ($clauses -join ' OR '))) {
                $name = [string]$service.Name
                $called = $remoteControl[$name]
                if ($name -like 'ScreenConnect Client (*') {
                    $called = 'ScreenConnect'
                }
                if ($called -and @('Running', 'Start Pending') -contains [string]$service.State -and $software.Count -lt 20) {
                    $software += @{ name = $called; kind = 'remote-control'; place = $name }
                }
            }
        }
        catch {
            $missing['software services'] = Get-RollcallReason -Failure $_
        }
        try {
            $windows = 'C:\Windows'
            if ($env:SystemRoot) {
                $windows = $env:SystemRoot
            }
            $authentication = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Authentication'
            foreach ($kind in @('Credential Providers', 'Credential Provider Filters')) {
                $entries = @()
                try {
                    $entries = @(Get-ChildItem -LiteralPath "$authentication\$kind" -ErrorAction Stop | Where-Object { $null -ne $_ } |
                            Select-Object -First 60)
                }
                catch {
                    if (-not (Test-RollcallNothing -Failure $_)) {
                        throw
                    }
                }
                foreach ($entry in $entries) {
                    $id = [string]$entry.PSChildName
                    if ($id -notmatch '^\{[0-9A-Fa-f-]{36}\}$') {
                        continue
                    }
                    $library = [string](Get-RollcallValue -Key "HKLM:\SOFTWARE\Classes\CLSID\$id\InprocServer32" -Name '(default)')
                    $library = $library.Trim().Trim('"')
                    # What has no path is searched for, and found in the folder of Windows first.
                    if ($library -notlike '*\*' -or $library -like "$windows\*" -or $library -like '%SystemRoot%\*' -or
                        $library -like '%windir%\*') {
                        continue
                    }
                    $place = $library
                    if (@($software | Where-Object { $_['place'] -eq $place }).Count -eq 0 -and $software.Count -lt 20) {
                        $called = [string](Get-RollcallValue -Key "$authentication\$kind\$id" -Name '(default)')
                        if (-not $called) {
                            $called = @($library -split '\\')[-1]
                        }
                        $software += @{ name = $called; kind = 'credential-provider'; place = $place }
                    }
                }
            }
        }
        catch {
            $missing['software providers'] = Get-RollcallReason -Failure $_
        }

        # Which machine this is, so that entries that lead to the same one are known: no more than a part of a digest leaves it.
        function Get-RollcallDigest {
            param($Text)
            $bytes = [Text.Encoding]::UTF8.GetBytes("rollcall machine $Text")
            $digest = $null
            try {
                # The one that a policy of FIPS allows, too.
                $digest = New-Object -TypeName System.Security.Cryptography.SHA256CryptoServiceProvider -ErrorAction Stop
            }
            catch {
                $digest = [Security.Cryptography.SHA256]::Create()
            }
            return (Get-RollcallHex -Bytes $digest.ComputeHash($bytes)).Substring(0, 16)
        }

        $installation = $null
        $board = $null
        try {
            $machineGuid = ([string](Get-RollcallValue -Key 'HKLM:\SOFTWARE\Microsoft\Cryptography' -Name 'MachineGuid')).Trim().ToLowerInvariant()
            if ($machineGuid) {
                $installation = Get-RollcallDigest -Text $machineGuid
            }
        }
        catch {
            $missing['machine id'] = Get-RollcallReason -Failure $_
        }
        try {
            $product = @(Get-RollcallCim -Class Win32_ComputerSystemProduct) | Select-Object -First 1
            $uuid = (([string]$product.UUID) -replace '[^0-9A-Fa-f]', '').ToLowerInvariant()
            # Makers that fill it with one digit, or with a count, have not told boards apart.
            if ($uuid.Length -eq 32 -and $uuid -notmatch '^(.)\1+$' -and $uuid -ne '03000200040005000006000700080009') {
                $board = Get-RollcallDigest -Text $uuid
            }
        }
        catch {
            $missing['machine board'] = Get-RollcallReason -Failure $_
        }

        $nameServers = @()
        try {
            Assert-RollcallWmi
            $nameServers = @(Get-DnsClientServerAddress -ErrorAction Stop | ForEach-Object { $_.ServerAddresses } | Where-Object { $_ } |
                    ForEach-Object { [string]$_ } | Where-Object { $_ -notlike 'fec0:0:0:ffff::*' } | Select-Object -Unique -First 10)
        }
        catch {
            if (-not (Test-RollcallNothing -Failure $_)) {
                $missing['dns_servers'] = Get-RollcallReason -Failure $_
            }
        }

        # ---- secure channel --------------------------------------------------------------------------------------------

        # Last, since it waits for a domain controller that may not answer. A controller has no channel to itself.
        try {
            $computer = @(Get-RollcallCim -Class Win32_ComputerSystem) | Select-Object -First 1
            if ($null -eq $computer) {
                throw 'no Win32_ComputerSystem'
            }
            $isController = $null -ne $computer.DomainRole -and [int]$computer.DomainRole -ge 4
            if ($computer.PartOfDomain -and -not $isController) {
                if (Test-RollcallLate) {
                    throw 'no time left to ask a domain controller'
                }
                $answers = @()
                $tool = Get-Command -Name @('Test-ComputerSecureChannel', 'nltest.exe') -ErrorAction SilentlyContinue | Select-Object -First 1
                if ($null -ne $tool -and $tool.Name -eq 'nltest.exe') {
                    # PowerShell 7 has no command for it. What counts is the number; what is around it may be translated.
                    $ErrorActionPreference = 'Continue'
                    $lines = @(nltest.exe "/sc_query:$($computer.Domain)" 2>$null)
                    $ErrorActionPreference = 'Stop'
                    $codes = @($lines | Where-Object { [string]$_ -match '= \d+ 0x' })
                    if ($codes.Count -gt 0) {
                        $answers = @(@($codes | Where-Object { [string]$_ -notmatch '= 0 0x' }).Count -eq 0)
                    }
                }
                else {
                    $answers = @(Test-ComputerSecureChannel -ErrorAction Stop | Where-Object { $_ -is [bool] })
                }
                if ($answers.Count -eq 0) {
                    throw 'no answer'
                }
                $machine['secure_channel'] = $answers[$answers.Count - 1]
            }
        }
        catch {
            $ErrorActionPreference = 'Stop'
            $missing['secure_channel'] = Get-RollcallReason -Failure $_
        }
    } *> $null
}
catch {
    $missing['script'] = [string]$_.Exception.Message
}
try {
    $document = [ordered]@{
        version = 1
        system = 'windows'
        server = $server
        missing = $missing
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
        environment = @{
            installation = $installation; board = $board; software = @($software); clients = @($clientList)
            udp_listening = $udpListening; udp_allowed = $udpAllowed; dns_servers = @($nameServers)
        }
    }
    $json = ConvertTo-Json -InputObject $document -Depth 8 -Compress
}
catch {
    $json = '{"version":1,"system":"windows","server":"TermService","missing":{"document":"could not be written"}}'
}
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
