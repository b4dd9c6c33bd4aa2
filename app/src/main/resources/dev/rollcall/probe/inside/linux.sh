#!/bin/sh
# Looks at a Linux host that serves Remote Desktop (xrdp, FreeRDP shadow, Weston, GNOME Remote Desktop) and prints what it
# finds as one JSON document. Changes nothing. Reads one line of JSON from standard input: {"port": 3389, "window_s": 86400}.
# POSIX sh with the usual tools; what is not there, or not allowed, is listed under "missing", and costs nothing else.

# What show_unit prints is evaluated; the words of /proc/net/tcp have no blanks in them.
# shellcheck disable=SC2154,SC2013

main() {
    # Whoever starts this may have other habits.
    set +e +u +f
    unalias -a 2>/dev/null
    LC_ALL=C
    LANG=C
    PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin
    export LC_ALL LANG PATH
    unset CDPATH IFS
    missing=
    read -r request || :
    asked=$(printf '%s\n' "$request" | sed -n 's/.*"port"[[:space:]]*:[[:space:]]*\([0-9]\{1,5\}\).*/\1/p')
    asked=${asked:-3389}
    window=$(printf '%s\n' "$request" | sed -n 's/.*"window_s"[[:space:]]*:[[:space:]]*\([0-9]\{1,9\}\).*/\1/p')
    window=${window:-86400}
    [ "$window" -lt 60 ] && window=60
    [ "$window" -gt 604800 ] && window=604800
    root=no
    [ "$(id -u 2>/dev/null)" = 0 ] && root=yes
    limit=
    if timeout 5 true 2>/dev/null; then
        limit='timeout 5'
    fi
    systemd=no
    if [ -d /run/systemd/system ] && have systemctl; then
        systemd=yes
    fi

    find_server
    find_listener
    services=$(json_units)
    look_at_security
    look_at_certificate
    look_at_sessions
    look_at_firewall
    look_at_policy
    look_at_events
    look_around
    machine=$(json_machine)

    printf '{"version":1,"system":"linux","server":%s,"missing":{%s}' "$(text "$server")" "${missing#,}"
    printf ',"services":[%s],"listener":{%s}' "$services" "$listener"
    printf ',"nla":{%s},"certificate":{%s}' "$nla" "$certificate"
    printf ',"sessions":{%s},"firewall":{%s}' "$sessions" "$firewall"
    printf ',"policy":{%s},"machine":{%s},"events":[%s]' "$policy" "$machine" "$events"
    printf ',"environment":{%s}}\n' "$environment"
}

have() {
    command -v "$1" >/dev/null 2>&1
}

# A text as JSON.
text() {
    case $1 in
    *[!A-Za-z0-9\ ._:/@,+=\(\)-]*)
        printf '"'
        # The dot at the end keeps line feeds at the end from getting lost.
        printf '%s.\n' "$1" | awk '
            BEGIN { for (i = 1; i < 32; i++) code[sprintf("%c", i)] = sprintf("\\u%04x", i)
                    code["\\"] = "\\\\"; code["\""] = "\\\""; code[sprintf("%c", 127)] = "\\u007f" }
            { out = ""; rest = $0
              while (match(rest, /[\001-\037"\\\177]/)) {
                  out = out substr(rest, 1, RSTART - 1) code[substr(rest, RSTART, 1)]
                  rest = substr(rest, RSTART + 1) }
              all = all (NR > 1 ? "\\n" : "") out rest }
            END { printf "%s", substr(all, 1, length(all) - 1) }'
        printf '"'
        ;;
    *) printf '"%s"' "$1" ;;
    esac
}

miss() {
    missing="$missing,$(text "$1"):$(text "$2")"
}

number_or_null() {
    case $1 in
    '' | *[!0-9]*) printf null ;;
    *) printf '%s' "$1" ;;
    esac
}

# State of a process: R, S, D, T (stopped), Z; nothing where there is no such process.
state_of() {
    [ -r "/proc/$1/stat" ] && sed 's/.*) \(.\).*/\1/' "/proc/$1/stat" 2>/dev/null
}

# Seconds since 1970 at which a process began.
began() {
    ticks=$(getconf CLK_TCK 2>/dev/null || echo 100)
    up=$(cat /proc/uptime 2>/dev/null)
    sed 's/.*) //' "/proc/$1/stat" 2>/dev/null |
        awk -v now="$(date +%s)" -v up="${up%% *}" -v hz="$ticks" '$20 != "" { printf "%d", now - up + $20 / hz }'
}

name_of() {
    cat "/proc/$1/comm" 2>/dev/null
}

user_of() {
    $limit stat -c %U "/proc/$1" 2>/dev/null
}

# Arguments of a process, one a line.
arguments() {
    tr '\000' '\n' <"/proc/$1/cmdline" 2>/dev/null
}

# Processes by their names: as many as are given, each at most 15 characters.
processes() {
    names=
    for each in "$@"; do
        names="$names -e $each"
    done
    # Not one by one: hosts have thousands.
    # shellcheck disable=SC2086
    for file in $(grep -l -x -F $names /proc/[0-9]*/comm 2>/dev/null); do
        file=${file#/proc/}
        ours "${file%/comm}" && printf '%s\n' "${file%/comm}"
    done
}

# False for a process of a container, which the machine around it sees too.
ours() {
    space=$(readlink "/proc/$1/ns/pid" 2>/dev/null)
    [ -z "$space" ] || [ "$space" = "$(readlink /proc/self/ns/pid 2>/dev/null)" ]
}

# ---- which RDP server this is --------------------------------------------------------------------------------------

# Candidates are "server unit main-pid"; the one that owns a port or runs wins over one that is merely there.
find_server() {
    server=
    unit=
    main_pid=
    units=
    if [ "$systemd" = yes ]; then
        best=-1
        for candidate in $(candidates); do
            eval "$(show_unit "$candidate")"
            [ "$load" = loaded ] || [ "$load" = masked ] || continue
            [ "$(server_of "$candidate")" != weston ] || over_rdp "$candidate" "$pid" || continue
            case $active in
            active) rank=4 ;;
            activating | failed | reloading) rank=3 ;;
            *) rank=1 ;;
            esac
            case $enabled in enabled*) [ $rank = 1 ] && rank=2 ;; esac
            if [ $rank -gt $best ]; then
                best=$rank
                unit=$candidate
                main_pid=$pid
                server=$(server_of "$candidate")
            fi
        done
        if [ "$server" = xrdp ]; then
            units="$unit xrdp-sesman.service"
        else
            units=$unit
        fi
    fi
    [ -n "$server" ] && return
    # Without systemd, or where a user's own systemd started it.
    for name in xrdp freerdp-shadow-cli freerdp3-shadow-cli gnome-remote-desktop-daemon weston; do
        running=$(processes "$(printf '%.15s' "$name")" | head -n 1)
        [ "$name" != weston ] || over_rdp '' "$running" || continue
        if [ -n "$running" ]; then
            server=$(server_of "$name")
            main_pid=$running
            break
        fi
        [ -z "$server" ] && have "$name" && server=$(server_of "$name")
    done
}

# Whether this Weston shows its screen by RDP, and not on a monitor.
over_rdp() {
    {
        [ -n "$2" ] && arguments "$2"
        [ -n "$1" ] && $limit systemctl --no-pager show "$1" -p ExecStart 2>/dev/null
        [ -n "$1$2" ] && ini core backend /etc/xdg/weston/weston.ini
    } | grep -q -e '^rdp' -e 'backend=rdp' -e '-Brdp' -e '--rdp-'
}

candidates() {
    # In the order in which a tie is decided.
    for pattern in xrdp.service '*gnome-remote-desktop*.service' 'weston*.service' '*freerdp*shadow*.service'; do
        $limit systemctl --no-pager --no-legend --plain list-unit-files "$pattern" 2>/dev/null |
            awk '$1 !~ /@\./ { print $1 }' | head -n 5
    done
}

server_of() {
    case $1 in
    *xrdp*) echo xrdp ;;
    *freerdp*) echo freerdp-shadow ;;
    *weston*) echo weston ;;
    *gnome*) echo gnome-remote-desktop ;;
    esac
}

# Shell assignments for what systemd says of a unit; values are words of systemd's own.
show_unit() {
    printf 'load= active= sub= enabled= pid= result= status= runs_as=\n'
    $limit systemctl --no-pager show "$1" -p LoadState,ActiveState,SubState,UnitFileState,MainPID,Result,ExecMainStatus,User \
        2>/dev/null | sed -n \
        -e 's/[^A-Za-z0-9=._-]//g' \
        -e 's/^LoadState=/load=/p' -e 's/^ActiveState=/active=/p' -e 's/^SubState=/sub=/p' \
        -e 's/^UnitFileState=/enabled=/p' -e 's/^MainPID=0$/pid=/p' -e 's/^MainPID=/pid=/p' -e 's/^Result=/result=/p' \
        -e 's/^ExecMainStatus=/status=/p' -e 's/^User=/runs_as=/p'
}

json_units() {
    separator=
    if [ -z "$unit" ]; then
        [ -n "$server" ] || return
        frozen=false
        state=stopped
        if [ -n "$main_pid" ]; then
            state=running
            [ "$(state_of "$main_pid")" = T ] && frozen=true
        fi
        start=unknown
        for link in /etc/rc[2345].d/S*"$server" /etc/runlevels/default/"$server"; do
            [ -e "$link" ] && start=automatic
        done
        printf '{"name":%s,"state":"%s","start":"%s","needed":true,"frozen":%s}' \
            "$(text "$server")" $state $start $frozen
        return
    fi
    for each in $units; do
        eval "$(show_unit "$each")"
        [ "$load" = loaded ] || [ "$load" = masked ] || continue
        case $active:$sub in
        activating:auto-restart) state=failed ;;
        active:* | reloading:*) state=running ;;
        activating:*) state=starting ;;
        deactivating:*) state=stopping ;;
        failed:*) state=failed ;;
        inactive:*) state=stopped ;;
        *) state=unknown ;;
        esac
        case $load:$enabled in
        masked:* | *:masked*) start=disabled ;;
        *:enabled* | *:static | *:indirect | *:generated | *:alias | *:linked*) start=automatic ;;
        *:disabled) start=manual ;;
        *) start=unknown ;;
        esac
        # What another unit pulls in comes up by itself.
        if [ $start = manual ] && [ "$each" != "$unit" ] && pulled_in "$each"; then
            start=automatic
        fi
        frozen=false
        [ -n "$pid" ] && [ "$(state_of "$pid")" = T ] && frozen=true
        [ "$result" = success ] && status=0
        printf '%s{"name":%s,"state":"%s","start":"%s","needed":true,"frozen":%s,"exit":%s}' \
            "$separator" "$(text "${each%.service}")" $state $start $frozen "$(number_or_null "$status")"
        separator=,
    done
}

pulled_in() {
    $limit systemctl --no-pager show "$unit" -p Requires,Wants,BindsTo,UnitFileState 2>/dev/null | awk -v unit="$1" '
        /^UnitFileState=enabled/ { on = 1 }
        { sub(/^[^=]*=/, ""); for (i = 1; i <= NF; i++) if ($i == unit) found = 1 }
        END { exit !(on && found) }'
}

# ---- the listener --------------------------------------------------------------------------------------------------

find_listener() {
    port=
    case $server in
    xrdp)
        port=$(ini Globals port | sed 's/[ ,].*//; s/.*:\([0-9]*\)$/\1/')
        port=${port:-3389}
        ;;
    freerdp-shadow) port=$(option '^/port:') ;;
    weston) port=$(option '^--port=') ;;
    gnome-remote-desktop) port=$(grd_says Port) ;;
    esac
    case $port in '' | *[!0-9]*) port=3389 ;; esac

    sockets=
    if have ss; then
        sockets=$($limit ss -Hltnep 2>/dev/null | awk -v port="$port" '$4 ~ (":" port "$")')
        known=yes
    elif [ -r /proc/net/tcp ]; then
        sockets=$(listening_by_proc)
        known=yes
    else
        known=no
        miss listener "no way to list sockets"
    fi
    listening=null
    accepting=null
    owner=
    owned=null
    owner_pid=
    if [ $known = yes ]; then
        listening=false
        [ -n "$sockets" ] && listening=true
    fi
    if [ $listening = true ]; then
        owner_pid=$(printf '%s\n' "$sockets" | sed -n 's/.*pid=\([0-9]*\).*/\1/p' | tail -n 1)
        cgroup=$(printf '%s\n' "$sockets" | sed -n 's/.*cgroup:\([^ ]*\).*/\1/p' | head -n 1)
        [ -z "$cgroup" ] && [ -n "$owner_pid" ] && cgroup=$(tail -n 1 "/proc/$owner_pid/cgroup" 2>/dev/null)
        if [ -n "$owner_pid" ]; then
            owner=$(name_of "$owner_pid")
        else
            owner=$(printf '%s\n' "$cgroup" | sed -n 's/.*\/\([^/]*\)\.service.*/\1/p')
        fi
        if [ -z "$owner" ]; then
            miss owner "needs root"
        elif [ -n "$owner_pid" ] && [ "$owner_pid" = "$main_pid" ]; then
            owned=true
        elif [ -n "$unit" ] && [ -n "$cgroup" ]; then
            case $cgroup in
            */"$unit" | */"$unit"/*) owned=true ;;
            *) owned=false ;;
            esac
        else
            case $(server_of "$owner") in
            "$server") owned=true ;;
            *) owned=false ;;
            esac
        fi
        # More waiting than the queue holds: nobody takes them.
        accepting=$(printf '%s\n' "$sockets" | awk '{ if ($3 > 0 && $2 > $3) full = 1 } END { print full ? "false" : "true" }')
        for each in $owner_pid $main_pid; do
            [ "$owned" = true ] && [ "$(state_of "$each")" = T ] && accepting=false
        done
    fi
    listener="\"port\":$port,\"asked\":$asked,\"listening\":$listening,\"owner\":$(text "$owner")"
    listener="$listener,\"owned_by_server\":$owned,\"accepting\":$accepting"
}

# Lines in the form of ss, from /proc: state, waiting, queue, address, peer, pid of the owner where it may be seen.
listening_by_proc() {
    for inode in $(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null |
        awk -v hex="$(printf '%04X' "$port")" '$4 == "0A" && $2 ~ (":" hex "$") { print $10 }'); do
        holder=
        for link in /proc/[0-9]*/fd/*; do
            if [ "$(readlink "$link" 2>/dev/null)" = "socket:[$inode]" ]; then
                holder=${link#/proc/}
                holder=${holder%%/*}
                break
            fi
        done
        printf 'LISTEN 0 0 *:%s *:* %s\n' "$port" "${holder:+pid=$holder}"
    done
}

# A value of xrdp.ini, or of another file of its form.
ini() {
    awk -v wanted="$1" -v key="$2" '
        { sub(/\r$/, ""); sub(/^[ \t]+/, "") }
        /^[;#]/ { next }
        /^\[/ { section = $0; gsub(/[][ \t]/, "", section); next }
        tolower(section) == tolower(wanted) && (at = index($0, "=")) {
            name = substr($0, 1, at - 1); gsub(/[ \t]+$/, "", name)
            if (tolower(name) == tolower(key)) {
                value = substr($0, at + 1); gsub(/^[ \t]+|[ \t]+$/, "", value); print value; exit } }' \
        "${3:-/etc/xrdp/xrdp.ini}" 2>/dev/null
}

# The rest of the server's argument that begins as given.
option() {
    all_options | sed -n "s#$1##p" | tail -n 1
}

all_options() {
    if [ -n "$main_pid" ] && [ -r "/proc/$main_pid/cmdline" ]; then
        arguments "$main_pid"
    elif [ -n "$unit" ]; then
        $limit systemctl --no-pager show "$unit" -p ExecStart 2>/dev/null | tr ' ' '\n'
    fi
}

grd_says() {
    have grdctl || return
    # Of its parts only what it says of RDP, not of VNC.
    { $limit grdctl --system status || $limit grdctl status; } 2>/dev/null | awk -v key="$1:" '
        /^[A-Za-z]/ { part = $1 }
        part == "RDP:" { sub(/^[ \t]+/, ""); if (index($0, key) == 1) { sub(/^[^:]*:[ \t]*/, ""); print; exit } }'
}

# ---- security and certificate --------------------------------------------------------------------------------------

look_at_security() {
    required=null
    layer=
    level=
    by=$server
    certificate_file=
    key_file=
    case $server in
    xrdp)
        by=/etc/xrdp/xrdp.ini
        if [ -r /etc/xrdp/xrdp.ini ]; then
            # xrdp knows no network level authentication.
            required=false
            layer=$(ini Globals security_layer)
            layer=${layer:-negotiate}
            level=$(ini Globals crypt_level)
            certificate_file=$(ini Globals certificate)
            key_file=$(ini Globals key_file)
            certificate_file=${certificate_file:-/etc/xrdp/cert.pem}
            key_file=${key_file:-/etc/xrdp/key.pem}
        else
            miss nla "xrdp.ini can't be read"
        fi
        ;;
    freerdp-shadow)
        required=false
        layer=negotiate
        by=arguments
        case $(option '^/sec:') in
        nla) required=true layer=nla ;;
        tls) layer=tls ;;
        rdp) layer=rdp ;;
        esac
        if [ "$layer" = tls ] && all_options | grep -qx -e +sec-rdp; then
            layer=negotiate
        fi
        home=$(unit_home)
        certificate_file=$home/.config/freerdp/shadow/shadow.crt
        key_file=$home/.config/freerdp/shadow/shadow.key
        ;;
    weston)
        required=false
        layer=tls
        by=arguments
        certificate_file=$(option '^--rdp-tls-cert=')
        key_file=$(option '^--rdp-tls-key=')
        ;;
    gnome-remote-desktop)
        required=true
        layer=nla
        certificate_file=$(grd_says 'TLS certificate')
        key_file=$(grd_says 'TLS key')
        ;;
    *) miss nla "no RDP server found" ;;
    esac
    nla="\"required\":$required,\"security_layer\":$(text "$layer"),\"encryption_level\":$(text "$level")"
    nla="$nla,\"set_by\":{\"security_layer\":$(text "$by")}"
}

unit_home() {
    home=
    if [ -n "$unit" ]; then
        home=$($limit systemctl --no-pager show "$unit" -p Environment 2>/dev/null | tr ' ' '\n' |
            sed -n 's/^\(Environment=\)\{0,1\}HOME=//p' | tail -n 1)
    fi
    [ -z "$home" ] && [ -n "$main_pid" ] && home=$(home_of "$(user_of "$main_pid")")
    printf '%s' "${home:-/root}"
}

home_of() {
    { $limit getent passwd "$1" 2>/dev/null || grep "^$1:" /etc/passwd; } | head -n 1 | cut -d: -f6
}

look_at_certificate() {
    certificate="\"binding\":\"file\",\"place\":$(text "$certificate_file"),\"key\":$(text "$key_file")"
    if [ -z "$certificate_file" ]; then
        certificate='"binding":""'
        miss certificate "no certificate file is known of"
        return
    fi
    pem=
    if [ -r "$certificate_file" ]; then
        pem=$(head -c 65536 "$certificate_file" 2>/dev/null |
            awk '/-----BEGIN CERTIFICATE-----/ { on = 1 } on { print } /-----END CERTIFICATE-----/ { exit }' | head -c 16384)
        [ -n "$pem" ] || miss certificate "no certificate in the file"
    elif [ -e "$certificate_file" ] || [ $root = no ]; then
        miss certificate "$(needs "the file can't be read")"
    else
        miss certificate "the file is not there"
    fi
    look_at_key
    certificate="$certificate,\"pem\":$(text "$pem"),\"key_readable\":$readable,\"key_problem\":$(text "$problem")"
}

# Why something can't be had: for want of rights, or for another reason.
needs() {
    if [ $root = no ]; then
        echo "needs root"
    else
        echo "$1"
    fi
}

# Whether the server can read its key, with the user and groups that its process has, which may not be those it would get now.
look_at_key() {
    readable=null
    problem=
    worker=
    [ -n "$key_file" ] || return
    if [ $root = no ]; then
        miss key_readable "needs root"
        return
    fi
    if [ ! -e "$key_file" ]; then
        readable=false
        problem="not there"
        return
    fi
    account=
    if [ "$server" = xrdp ]; then
        worker=$main_pid
        [ -z "$worker" ] && [ "$owned" = true ] && worker=$owner_pid
        [ -n "$worker" ] && account=$(user_of "$worker")
        if [ -z "$account" ] && [ -n "$unit" ]; then
            eval "$(show_unit "$unit")"
            account=$runs_as
        fi
        [ -z "$account" ] && [ "$systemd" = no ] && id xrdp >/dev/null 2>&1 && account=xrdp
    fi
    account=${account:-root}
    if [ "$account" = root ]; then
        readable=true
    elif as_server "$account" test -r "$key_file"; then
        readable=true
    else
        readable=false
        problem="$account may not read it"
    fi
    if [ $readable = true ] && ! grep -q -e '-----BEGIN .*PRIVATE KEY-----' "$key_file" 2>/dev/null; then
        readable=false
        problem="no private key in the file"
    fi
}

as_server() {
    account_name=$1
    shift
    if [ -n "$worker" ] && have setpriv && [ -r "/proc/$worker/status" ]; then
        uid=$(awk '/^Uid:/ { print $3 }' "/proc/$worker/status")
        gid=$(awk '/^Gid:/ { print $3 }' "/proc/$worker/status")
        groups=$(awk '/^Groups:/ { for (i = 2; i <= NF; i++) printf "%s%s", (i > 2 ? "," : ""), $i }' "/proc/$worker/status")
        if [ -n "$groups" ]; then
            setpriv --reuid "$uid" --regid "$gid" --groups "$groups" "$@" 2>/dev/null
        else
            setpriv --reuid "$uid" --regid "$gid" --clear-groups "$@" 2>/dev/null
        fi
    elif have runuser; then
        $limit runuser -u "$account_name" -- "$@" 2>/dev/null
    else
        quoted=$(printf '%s' "$3" | sed "s/'/'\\\\''/g")
        $limit su -s /bin/sh "$account_name" -c "test -r '$quoted'" 2>/dev/null </dev/null
    fi
}

# ---- sessions ------------------------------------------------------------------------------------------------------

look_at_sessions() {
    list=
    count=0
    most=null
    if [ "$server" = xrdp ] || [ -z "$server" ]; then
        xrdp_sessions
        found=$(ini Sessions MaxSessions /etc/xrdp/sesman.ini)
        most=$(number_or_null "$found")
        [ "$most" = 0 ] && most=null
    elif [ $listening = true ] && have ss; then
        connected_clients
    fi
    sessions="\"list\":[${list#,}],\"limit\":$most,\"counted\":$count"
}

# xrdp's sessions are its X servers, whoever is connected to them. logind calls connected and disconnected ones alike.
xrdp_sessions() {
    linked=
    if have ss; then
        linked=$($limit ss -Hxp 2>/dev/null)
        streams=$($limit ss -Htnp 2>/dev/null)
    else
        miss session_state "ss is not there"
    fi
    for process in $(processes Xorg Xvnc Xtigervnc X11rdp); do
        directory=/proc/$process
        shown=$(arguments "$process")
        # The command line of a stopped process is there all the same.
        display=$(printf '%s\n' "$shown" | sed -n 's/^:\([0-9]\{1,5\}\)$/\1/p' | head -n 1)
        [ -n "$display" ] || continue
        parent=$(sed -n 's/^PPid:[[:space:]]*//p' "$directory/status" 2>/dev/null)
        case $(name_of "$parent"):$shown in
        xrdp-sesman*:* | xrdp-sesexec*:* | *:*xrdp/xorg*) ;;
        *) continue ;;
        esac
        count=$((count + 1))
        [ $count -gt 500 ] && continue
        one_session
    done
    [ $count -gt 500 ] && miss more_sessions "$count in all"
}

one_session() {
    user=$(user_of "$process")
    id=$(sed -n 's/.*session-\([A-Za-z0-9]*\)\.scope.*/\1/p' "$directory/cgroup" 2>/dev/null | head -n 1)
    since=$(began "$process")
    state=active
    client=
    gone=
    peer=$(printf '%s\n' "$linked" | awk -v socket="xrdp_display_$display" '
        $2 == "ESTAB" && $5 ~ (socket "$") && $8 > 0 { print $8; exit }')
    # Of those with another socket it is not seen who is connected: they count as in use.
    if [ -n "$linked" ] && [ -z "$peer" ] && [ "$(name_of "$process")" = Xorg ]; then
        state=disconnected
        # The X server notes a client that leaves in its log, and nothing else there.
        log=$(home_of "$user")/.xorgxrdp.$display.log
        left=$(stat -c %Y "$log" 2>/dev/null)
        since=${left:-$since}
        gone=$left
    elif [ -n "$peer" ]; then
        server_process=$(printf '%s\n' "$linked" | awk -v inode="$peer" '
            $6 == inode && match($0, /pid=[0-9]+/) { print substr($0, RSTART + 4, RLENGTH - 4); exit }')
        [ -n "$server_process" ] && client=$(printf '%s\n' "$streams" | awk -v pid="pid=$server_process," -v port=":$port" '
            index($0, pid) && $4 ~ (port "$") { peer = $5; sub(/:[0-9]+$/, "", peer); gsub(/[][]/, "", peer)
                sub(/^::ffff:/, "", peer); print peer; exit }')
    fi
    detail=display\ :$display
    if [ "$(state_of "$process")" = T ]; then
        [ $state = disconnected ] && detail="$detail, disconnected"
        state=frozen
    fi
    idle=null
    if [ -n "$gone" ]; then
        # Nobody can have touched it since the client left.
        idle=$(number_or_null $(($(date +%s) - gone)))
    elif have xprintidle && have runuser && [ $root = yes ] && [ $state = active ]; then
        idle=$($limit runuser -u "$user" -- env DISPLAY=":$display" XAUTHORITY="$(home_of "$user")/.Xauthority" xprintidle 2>/dev/null)
        case $idle in '' | *[!0-9]*) idle=null ;; *) idle=$((idle / 1000)) ;; esac
    fi
    if [ "$idle" = null ] && [ -n "$id" ] && have loginctl; then
        hint=$($limit loginctl --no-pager show-session "$id" -p IdleHint -p IdleSinceHint 2>/dev/null)
        case $hint in
        *IdleHint=yes*)
            idle=$(printf '%s\n' "$hint" | awk -F= -v now="$(date +%s)" '
                $1 == "IdleSinceHint" && $2 > 0 { printf "%d", now - $2 / 1000000; found = 1 } END { if (!found) printf "null" }')
            ;;
        esac
    fi
    list="$list,{\"id\":$(text "${id:-:$display}"),\"user\":$(text "$user"),\"state\":\"$state\",\"idle_s\":$idle"
    list="$list,\"since\":$(number_or_null "$since"),\"client\":$(text "$client"),\"detail\":$(text "$detail")}"
}

# Servers that share one screen have no sessions but the connections to it.
connected_clients() {
    user=$(user_of "${main_pid:-$owner_pid}")
    for peer in $($limit ss -Htn state established 2>/dev/null | awk -v port="$port" '$3 ~ (":" port "$") { print $4 }' |
        head -n 100); do
        count=$((count + 1))
        address=$(printf '%s\n' "$peer" | sed 's/:[0-9]*$//; s/[][]//g; s/^::ffff://')
        list="$list,{\"id\":\"$count\",\"user\":$(text "$user"),\"state\":\"active\",\"idle_s\":null,\"since\":null"
        list="$list,\"client\":$(text "$address"),\"detail\":\"shared screen\"}"
    done
}

# ---- firewall ------------------------------------------------------------------------------------------------------

look_at_firewall() {
    kind=
    effect=unknown
    rule=
    sources=
    inbound=$( (ip -o route get 192.0.2.1 || ip -o route show default) 2>/dev/null |
        sed -n 's/.* dev \([^ ]*\).*/\1/p' | head -n 1)
    if [ $root = no ]; then
        miss firewall "needs root"
    else
        rules=$(all_rules)
        kind=$(firewall_kind)
        if [ "$kind" = unread ]; then
            kind=
            miss firewall "no tool to read the rules"
        else
            answer=$(printf '%s\n' "$rules" | weigh)
            effect=$(printf '%s\n' "$answer" | sed -n 's/^effect //p')
            rule=$(printf '%s\n' "$answer" | sed -n 's/^rule //p' | head -n 1)
            sources=$(printf '%s\n' "$answer" | sed -n 's/^source //p' | head -n 100 | while read -r each; do
                printf ',%s' "$(text "$each")"
            done)
            [ "$effect" = unknown ] && miss firewall "rules too involved to weigh"
        fi
    fi
    firewall="\"port\":$port,\"effect\":\"${effect:-unknown}\",\"kind\":$(text "$kind"),\"rule\":$(text "$rule")"
    firewall="$firewall,\"sources\":[${sources#,}]"
}

# The rules in the form of nft, whichever way they were made.
all_rules() {
    if have nft; then
        $limit nft list ruleset 2>/dev/null && echo '# read by nft'
    fi
    # Asking the old tables for rules would make them, where there are none.
    if have iptables-legacy; then
        if grep -q . /proc/net/ip_tables_names 2>/dev/null; then
            $limit iptables-legacy -S 2>/dev/null | as_nft && echo '# read by iptables'
        fi
    elif have iptables; then
        case $(iptables --version 2>/dev/null) in
        *nf_tables*) have nft || { $limit iptables -S 2>/dev/null | as_nft && echo '# read by iptables'; } ;;
        *) grep -q . /proc/net/ip_tables_names 2>/dev/null && $limit iptables -S 2>/dev/null | as_nft &&
            echo '# read by iptables' ;;
        esac
    fi
}

firewall_kind() {
    case $rules in
    *'chain ufw-user-input'*) echo ufw ;;
    *'table inet firewalld'* | *'chain IN_public'*) echo firewalld ;;
    *'hook input'* | *'hook prerouting'*)
        if ! printf '%s\n' "$rules" | grep -q -e 'policy drop' -e ' \(drop\|reject\|jump\|goto\|queue\)' -e '\tdrop'; then
            echo none
        elif [ "${rules#*\# read by iptables}" != "$rules" ]; then
            echo iptables
        else
            echo nftables
        fi
        ;;
    *'# read by'*) echo none ;;
    *) if grep -q -e '^nf_tables ' -e '^ip_tables ' /proc/modules 2>/dev/null; then echo unread; else echo none; fi ;;
    esac
}

# Rules as iptables -S prints them, in the words of nft.
as_nft() {
    awk '
        BEGIN { print "table ip filter {" }
        $1 == "-P" { policy[$2] = tolower($3); if (!($2 in seen)) { seen[$2] = 1; order[++chains] = $2 } }
        $1 == "-N" { if (!($2 in seen)) { seen[$2] = 1; order[++chains] = $2 } }
        $1 == "-A" {
            line = ""; verdict = ""; not = ""
            for (i = 3; i <= NF; i++) {
                word = $i; next_word = $(i + 1)
                if (word == "!") { not = "!= "; continue }
                if (word == "-p") { line = line " meta l4proto " not next_word; i++ }
                else if (word == "--dport") { sub(/:/, "-", next_word); line = line " tcp dport " not next_word; i++ }
                else if (word == "--dports") { gsub(/:/, "-", next_word); line = line " tcp dport " not "{" next_word "}"; i++ }
                else if (word == "-s") { line = line " ip saddr " not next_word; i++ }
                else if (word == "-i") { line = line " iifname " not "\"" next_word "\""; i++ }
                else if (word == "--ctstate" || word == "--state") { line = line " ct state " not tolower(next_word); i++ }
                else if (word == "--dst-type") { line = line " fib daddr type " tolower(next_word); i++ }
                else if (word == "--limit") { line = line " limit rate " next_word; i++ }
                else if (word == "--limit-burst") i++
                else if (word == "-m") { if (next_word ~ /^(recent|hashlimit|connlimit)$/) line = line " " next_word; i++ }
                else if (word == "--comment") { while (i < NF && $(i + 1) !~ /^-/) i++ }
                else if (word == "-j" || word == "-g") {
                    if (next_word ~ /^(ACCEPT|DROP|RETURN)$/) verdict = tolower(next_word)
                    else if (next_word == "REJECT") verdict = "reject"
                    else if (next_word ~ /^(LOG|NFLOG|ULOG|AUDIT|MARK|CONNMARK|TRACE|CLASSIFY|SECMARK)$/) verdict = ""
                    else verdict = (word == "-j" ? "jump " : "goto ") next_word
                    break }
                else line = line " unknown"
                not = "" }
            if (!($2 in seen)) { seen[$2] = 1; order[++chains] = $2 }
            if (verdict != "") rule[$2, ++rules[$2]] = line " " verdict }
        END {
            for (c = 1; c <= chains; c++) {
                name = order[c]; print "\tchain " name " {"
                if (name == "INPUT") print "\t\ttype filter hook input priority filter; policy " policy[name] ";"
                for (r = 1; r <= rules[name]; r++) print "\t\t" rule[name, r]
                print "\t}" }
            print "}" }'
}

# What becomes of a new TCP connection over IPv4 from anywhere to the port. A rule for some senders only lets these in; one
# that can't be weighed makes the answer unknown, if it could have changed it.
weigh() {
    awk -v port="$port" -v inbound="$inbound" '
        function within(value, text,    parts, n, i, ends, key) {
            if (value ~ /^@/) {
                key = table SUBSEP substr(value, 2)
                if (!(key in elements)) return -1
                value = elements[key] }
            gsub(/[{} ]/, "", value)
            n = split(value, parts, ",")
            for (i = 1; i <= n; i++) {
                if (parts[i] == text) return 1
                if (parts[i] == "ms-wbt-server" && text == 3389) return 1
                if (parts[i] ~ /^[0-9]+-[0-9]+$/) { split(parts[i], ends, "-"); if (text + 0 >= ends[1] + 0 && text + 0 <= ends[2] + 0) return 1 } }
            return 0 }
        # Takes a condition off the front of the rule: its value, and whether it is negated.
        function take(words) {
            if (rest !~ ("^" words " ")) return 0
            rest = substr(rest, match(rest, "^" words " ") ? RLENGTH + 1 : 1)
            negated = 0
            if (rest ~ /^!= /) { negated = 1; rest = substr(rest, 4) }
            if (rest ~ /^== /) rest = substr(rest, 4)
            if (match(rest, /^(\{[^}]*\}|"[^"]*"|[^ ]+)/)) {
                value = substr(rest, 1, RLENGTH); rest = substr(rest, RLENGTH + 1)
                sub(/^ +/, "", rest); gsub(/"/, "", value) }
            return 1 }
        function holds(answer) {
            if (answer < 0) { doubt = 1; return }
            if (negated) answer = !answer
            if (!answer) miss = 1 }
        function chain(name, depth,    i, n, verdict, result, from, uncertain, limited, body) {
            if (depth > 20) { doubtful_drop = 1; return "" }
            n = count[table, name]
            for (i = 1; i <= n; i++) {
                body = rules[table, name, i]; rest = body
                verdict = ""
                if (match(rest, /(^| )(accept|drop|return|continue|reject( .*)?|queue( .*)?|(jump|goto) [^ ]+)$/)) {
                    verdict = substr(rest, RSTART); sub(/^ /, "", verdict); rest = substr(rest, 1, RSTART - 1) }
                if (verdict == "" && rest !~ /vmap/) continue
                miss = 0; doubt = 0; from = ""; limited = 0
                rest = rest " "
                while (rest !~ /^ *$/ && !miss) {
                    sub(/^ +/, "", rest)
                    if (match(rest, /^counter( packets [0-9]+ bytes [0-9]+)? /)) rest = substr(rest, RLENGTH + 1)
                    else if (match(rest, /^log( (prefix "[^"]*"|level [a-z]+|flags [a-z]+|group [0-9]+))* /)) rest = substr(rest, RLENGTH + 1)
                    else if (rest ~ /^limit rate over /) { miss = 1 }
                    else if (match(rest, /^limit rate [^ ]+( burst [0-9]+ [a-z]+)? /)) { limited = 1; rest = substr(rest, RLENGTH + 1) }
                    else if (match(rest, /^ct count over [0-9]+ /)) miss = 1
                    else if (match(rest, /^((xt match )?"?(recent|hashlimit|connlimit)"?) /)) { limited = 1; rest = substr(rest, RLENGTH + 1) }
                    else if (take("ct state vmap")) { vmap(value); if (mapped == "drop") { why = name ": " body; return "drop" } if (mapped == "accept") return "accept"; miss = 1 }
                    else if (take("ct state")) holds(within(value, "new"))
                    else if (take("ct status")) holds(0)
                    else if (take("(iifname|iif)")) holds(value == "lo" ? 0 : inbound == "" ? -1 : wild(value, inbound))
                    else if (take("meta l4proto") || take("ip protocol")) holds(within(value, "tcp") || within(value, "6"))
                    else if (take("meta nfproto")) holds(value == "ipv4")
                    else if (take("tcp dport") || take("th dport")) holds(within(value, port))
                    else if (take("fib daddr type")) holds(value == "local")
                    else if (rest ~ /^(udp|icmp|icmpv6|ip6|sctp|dccp|esp|ah|igmp) /) { miss = 1 }
                    else if (take("ip saddr")) { from = from (from == "" ? "" : " and ") (negated ? "not " : "") value }
                    else if (take("ip daddr")) { if (value ~ /^(22[4-9]|23[0-9]|255)\./) miss = !negated; else doubt = 1 }
                    else { doubt = 1; sub(/^[^ ]+ */, "", rest) } }
                if (miss) continue
                result = verdict
                sub(/ .*/, "", result)
                if (result == "reject") result = "drop"
                if (result == "queue" || verdict == "") { doubtful_drop = 1; continue }
                if (result == "jump" || result == "goto") {
                    target = verdict; sub(/^[a-z]+ /, "", target)
                    uncertain = doubt
                    went = chain(target, depth + 1)
                    doubt = uncertain
                    if (went == "" && result == "jump") continue
                    if (went == "" ) { if (doubt || from != "" || limited) continue; return "" }
                    result = went
                    verdict = went == "drop" ? "" : verdict }
                if (result == "return") { if (doubt || from != "" || limited) { if (doubt) { doubtful_drop = 1; doubtful_accept = 1 } continue }; return "" }
                if (result == "continue") continue
                if (result == "drop") {
                    if (limited || from != "") continue
                    if (doubt) { doubtful_drop = 1; continue }
                    if (verdict != "") why = name ": " body
                    return "drop" }
                if (result == "accept") {
                    if (doubt) { doubtful_accept = 1; continue }
                    if (from != "") { lets_in[++senders] = from; let = name ": " body; continue }
                    if (depth >= 0) let = name ": " body
                    return "accept" } }
            return "" }
        function wild(pattern, name) {
            if (pattern ~ /\*$/) return index(name, substr(pattern, 1, length(pattern) - 1)) == 1
            return within(pattern, name) }
        function list(text,    parts, n, i) {
            gsub(/[{} ]+/, " ", text); n = split(text, parts, ",")
            for (i = 1; i <= n; i++) { sub(/^ +/, "", parts[i]); sub(/ +$/, "", parts[i]); print "source " parts[i] } }
        function vmap(text,    parts, n, i) {
            mapped = ""; gsub(/[{} ]/, "", text); n = split(text, parts, ",")
            for (i = 1; i <= n; i++) if (parts[i] ~ /^new:/) { mapped = parts[i]; sub(/^new:/, "", mapped) } }
        /^table / { table = $2 " " $3; family = $2; next }
        /^[ \t]+chain [^ ]+ \{/ { name = $2; inside = "chain"; next }
        /^[ \t]+(set|map) [^ ]+ \{/ { set_name = $2; inside = "set"; next }
        inside == "set" && /elements = \{/ { gathering = 1 }
        inside == "set" && gathering { part = $0; sub(/.*elements = /, "", part); elements[table, set_name] = elements[table, set_name] part
            if (part ~ /\}/) gathering = 0
            next }
        /^[ \t]+\}/ { inside = ""; next }
        inside == "chain" && /type filter hook (input|prerouting) / {
            if (family == "ip" || family == "inet") {
                base[++bases] = name; base_table[bases] = table
                policy[bases] = /policy drop/ ? "drop" : "accept" }
            next }
        inside == "chain" && /type [a-z]+ hook / { next }
        inside == "chain" && NF {
            line = $0; sub(/^[ \t]+/, "", line); sub(/ *# handle.*$/, "", line); sub(/ comment ".*"/, "", line)
            while (match(line, /\{[^}]* [^}]*\}/)) {
                set = substr(line, RSTART, RLENGTH); before = substr(line, 1, RSTART - 1); after = substr(line, RSTART + RLENGTH)
                gsub(/ /, "", set); line = before set after }
            rules[table, name, ++count[table, name]] = line }
        END {
            effect = "allowed"
            for (b = 1; b <= bases && effect != "blocked"; b++) {
                table = base_table[b]
                senders = 0; doubtful_drop = 0; doubtful_accept = 0; why = ""; let = ""
                went = chain(base[b], 0)
                if (went == "") { went = policy[b]; if (went == "drop") why = base[b] ": policy drop" }
                if (went == "drop") {
                    if (doubtful_accept) effect = "unknown"
                    else if (senders) { for (s = 1; s <= senders; s++) list(lets_in[s]); shown = let }
                    else { effect = "blocked"; shown = why } }
                else if (doubtful_drop) effect = "unknown"
                else if (let != "" && shown == "") shown = let }
            print "effect " effect
            if (shown != "") print "rule " substr(shown, 1, 300) }'
}

# ---- policy and machine --------------------------------------------------------------------------------------------

look_at_policy() {
    enabled=null
    case $server in
    '') miss policy "no RDP server found" ;;
    gnome-remote-desktop)
        case $(grd_says Status) in
        enabled*) enabled=true ;;
        disabled*) enabled=false ;;
        *) miss policy "grdctl doesn't say" ;;
        esac
        ;;
    *) enabled=true ;;
    esac
    logons=enabled
    if [ -e /run/nologin ] || [ -e /etc/nologin ]; then
        logons=disabled
    fi
    settings=
    if [ "$server" = xrdp ]; then
        for key in AllowRootLogin TerminalServerUsers AlwaysGroupCheck; do
            value=$(ini Security $key /etc/xrdp/sesman.ini)
            [ -n "$value" ] && settings="$settings,\"$key\":$(text "$value")"
        done
        for key in KillDisconnected DisconnectedTimeLimit IdleTimeLimit; do
            value=$(ini Sessions $key /etc/xrdp/sesman.ini)
            [ -n "$value" ] && settings="$settings,\"$key\":$(text "$value")"
        done
    fi
    policy="\"enabled\":$enabled,\"local\":$enabled,\"by_policy\":null,\"logons\":\"$logons\",\"settings\":{${settings#,}}"
}

# ---- events --------------------------------------------------------------------------------------------------------

# What the server's log says of the time since it was last looked at, each kind once with its number and the last of them. The
# messages of these servers are English everywhere; "id" is the severity that syslog has for the kind.
look_at_events() {
    events=
    lines=
    [ -n "$server" ] || return
    now=$(date +%s)
    number_or_null "$now" | grep -q null && return
    from=$((now - window))
    source=
    if [ "$systemd" = yes ] && [ -n "$units" ] && have journalctl; then
        source="journal"
        lines=$(for each in $units; do
            $limit journalctl -q --no-pager -o short-unix -n 5000 --since "@$from" -u "$each" 2>/dev/null
        done | head -c 2000000 | sed 's/^\([0-9]*\)[.0-9]* [^ ]* \([^]:[]*\)[^:]*: /\1 \2: /')
    elif [ "$server" = xrdp ]; then
        source="file"
        first=$(date -d "@$from" +%Y%m%d-%H:%M:%S 2>/dev/null)
        lines=$(for each in xrdp xrdp-sesman; do
            tail -c 1000000 "/var/log/$each.log" 2>/dev/null | awk -v first="$first" -v name="$each" '
                /^\[[0-9]+-[0-9:]+\] / { at = substr($1, 2, length($1) - 2); $1 = ""; if (at >= first) print at " " name ":" $0 }'
        done)
    else
        miss events "no log is known of"
        return
    fi
    if [ -z "$lines" ] && [ $root = no ]; then
        miss events "needs root"
        return
    fi
    events=$(printf '%s\n' "$lines" | awk '
        function kind(severity, words) { shown = name ": " words; id = severity }
        { name = $2; sub(/:$/, "", name); gsub(/[^A-Za-z0-9_.-]/, "", name); at = $1; shown = ""
          if (/[Cc]annot read (private key|certificate)/) kind(3, "cannot read its private key")
          else if (/ssl_tls_accept failed|tls_accept: *error/) kind(4, "TLS handshake failed")
          else if (/[Aa]ddress already in use|[Cc]ould ?n.t bind|bind failed|trans_listen_address failed/) kind(3, "cannot listen")
          else if (/[Mm]ax(imum)? ?[Ss]ession/) kind(3, "no more sessions")
          else if (/X server.*(failed|not|died)|(failed|unable).*X server|[Ww]indow manager.*(failed|exited quickly)/) kind(3, "session did not start")
          else if (/AUTHFAIL|[Aa]uthentication fail|[Ll]ogin failed|Access permission.*denied/) kind(4, "log-on refused")
          else if (/Failed with result|Start request repeated/ && name == "systemd") kind(3, "the service failed")
          else if (/listening to port/) kind(6, "listener started")
          else if (/connection received from|Incoming connection/ && name != "xrdp-sesman") kind(6, "connection received")
          if (shown == "") next
          if (!(shown in count)) { order[++kinds] = shown; severity_of[shown] = id; last[shown] = at }
          count[shown]++
          if (at > last[shown]) last[shown] = at }
        END { for (k = 1; k <= kinds && k <= 30; k++) print last[order[k]], severity_of[order[k]], count[order[k]], order[k] }' |
        while read -r at severity number words; do
            case $at in
            *-*)
                day=${at%-*}
                at=$(date -d "${day%????}-$(printf '%s' "$day" | cut -c5-6)-${day#??????} ${at#*-}" +%s 2>/dev/null)
                ;;
            esac
            printf ',{"log":%s,"provider":%s,"id":%s,"count":%s,"at":%s}' "$(text "$source")" "$(text "$words")" \
                "$(number_or_null "$severity")" "$(number_or_null "$number")" "$(number_or_null "$at")"
        done)
    events=${events#,}
}

# ---- what is around Remote Desktop ---------------------------------------------------------------------------------

look_around() {
    environment="\"installation\":$(digest_of /etc/machine-id)"
    # Only root may read it, and not every machine has one.
    environment="$environment,\"board\":$(digest_of /sys/class/dmi/id/product_uuid)"
    environment="$environment,\"software\":[$(other_software)],\"clients\":[$(clients)],\"dns_servers\":[$(name_servers)]"
}

# No more than a part of a digest leaves the machine: the id as it is would be one for others, too.
digest_of() {
    id=$(head -c 100 "$1" 2>/dev/null | tr -cd '0-9A-Fa-f' | tr 'A-F' 'a-f')
    digest=
    if [ ${#id} = 32 ] && ! printf '%s' "$id" | grep -q -x -E '0+|f+|03000200040005000006000700080009'; then
        if have sha256sum; then
            digest=$(printf 'rollcall machine %s' "$id" | sha256sum 2>/dev/null)
        elif have openssl; then
            digest=$(printf 'rollcall machine %s' "$id" | openssl dgst -sha256 -r 2>/dev/null)
        fi
        digest=$(printf '%s\n' "$digest" | sed -n 's/^\([0-9a-f]\{16\}\)[0-9a-f]\{48\}.*/\1/p')
    fi
    if [ -n "$digest" ]; then
        printf '"%s"' "$digest"
    else
        printf null
    fi
}

# Remote control by other protocols, where it runs.
other_software() {
    for running in $(processes rustdesk anydesk teamviewerd nxserver.bin x11vnc vncserver-x11-c); do
        name_of "$running"
    done | sort -u | while read -r each; do
        case $each in
        rustdesk) called=RustDesk ;;
        anydesk) called=AnyDesk ;;
        teamviewerd) called=TeamViewer ;;
        nxserver.bin) called=NoMachine ;;
        vncserver-x11-c) called=RealVNC ;;
        x11vnc) called=x11vnc ;;
        *) continue ;;
        esac
        printf ',{"name":"%s","kind":"remote-control","place":"%s"}' "$called" "$each"
    done | cut -c 2-
}

# Which clients xrdp turned away, and which got in. A user's name may hold anything: what counts is the last address of a line.
clients() {
    printf '%s\n' "$lines" | awk '
        function note(text, what) {
            sub(/ - socket.*$/, "", text); sub(/^::ffff:/, "", text)
            if (what == "granted") sub(/:[0-9]+$/, "", text)
            if (text !~ /^[0-9A-Fa-f:.]+$/ || text !~ /[.:]/ || length(text) > 45) return
            if (!(text in known)) { if (addresses >= 30) return; known[text] = 1; order[++addresses] = text }
            count[text, what]++ }
        /AUTHFAIL: user=.* ip=[^ ]+ time=[0-9]+$/ { sub(/ time=[0-9]+$/, ""); sub(/.* ip=/, ""); note($0, "refused"); next }
        /\+\+ created session \(access granted\): .*, ip / { sub(/.*, ip /, ""); note($0, "granted"); next }
        /\+\+ reconnected session: .*, ip / { sub(/.*, ip /, ""); note($0, "granted") }
        END { for (i = 1; i <= addresses; i++) {
            a = order[i]
            printf "%s{\"address\":\"%s\",\"refused\":%d,\"broken\":0,\"granted\":%d}", (i > 1 ? "," : ""), a,
                count[a, "refused"], count[a, "granted"] } }'
}

name_servers() {
    file=/etc/resolv.conf
    # Behind the one on this machine are those that it asks.
    if grep -q '^nameserver 127\.0\.0\.53' $file 2>/dev/null && [ -r /run/systemd/resolve/resolv.conf ]; then
        file=/run/systemd/resolve/resolv.conf
    fi
    awk '$1 == "nameserver" && $2 ~ /^[0-9A-Fa-f:.]+$/ && n < 10 { printf "%s\"%s\"", (n++ ? "," : ""), $2 }' $file 2>/dev/null
}

json_machine() {
    name=$(sed -n 's/^PRETTY_NAME="\{0,1\}\([^"]*\)"\{0,1\}$/\1/p' /etc/os-release 2>/dev/null | head -n 1)
    reboot=false
    if [ -e /run/reboot-required ] || [ -e /var/run/reboot-required ]; then
        reboot=true
    fi
    free=$($limit df -Pk / 2>/dev/null | awk 'NR == 2 && $4 ~ /^[0-9]+$/ { printf "%.0f", $4 * 1024 }')
    printf '"name":%s,"time":%s,"started":%s,"disk_free":%s,"pending_reboot":%s,"root":%s' \
        "$(text "${name:-Linux} $(uname -r)")" "$(number_or_null "$(date +%s)")" "$(number_or_null "$(began 1)")" \
        "$(number_or_null "$free")" $reboot "$([ $root = yes ] && echo true || echo false)"
}

main
