#!/bin/sh
# Ends sessions of xrdp: those that hang or were left for long, or those of a user, or all. Reads one line of JSON from standard
# input: {"action": "plan" | "apply", ...}, and prints one line of JSON. "plan" changes nothing.

main() {
    request_parameters_user=
    request_parameters_id=
    request_parameters_logon=
    request_parameters_all=
    request_parameters_stuck_after=
    request_parameters_message=
    request_image_sessions=
    begin
    case $request_action in
    plan)
        choose
        leave would-change
        ;;
    apply)
        choose
        act
        ;;
    undo) leave refused "a session that has ended can't be taken back" ;;
    *) leave refused "nothing to do for the action $request_action" ;;
    esac
}

aim=ended

# For which sessions this is: all.
fits() {
    :
}

# logind ends all that belongs to the session, also what is stopped.
one() {
    if [ -n "$id" ] && have loginctl; then
        do_it loginctl --no-ask-password terminate-session "$id"
        gone "$process" "$ticks" 10 && return
    fi
    # The session ends with its X server.
    for signal in TERM KILL; do
        still "$process" "$ticks" || return 0
        do_it kill -s $signal "$process"
        gone "$process" "$ticks" 5 && return
    done
    problem=${problem:-"its X server, process $process, does not end"}
    return 1
}

# ==== report: the same in every fix ====

# Reads the request into variables: request_action, request_parameters_NAME, request_image_NAME; lists become lines.
begin() {
    LC_ALL=C
    LANG=C
    PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin
    export LC_ALL LANG PATH
    unset CDPATH IFS ENV
    umask 077
    changes=
    notes=
    image=
    problem=
    limit=
    if timeout 60 true 2>/dev/null; then
        limit='timeout 60'
    fi
    for name in action ticket machine host names port; do
        eval "request_$name="
    done
    IFS= read -r request || :
    eval "$(printf '%s\n' "$request" | assignments)"
    machine=$(cat /etc/machine-id 2>/dev/null):$(uname -n)
    if [ -n "$request_machine" ] && [ "$request_machine" != "$machine" ]; then
        leave wrong-machine "this is $(uname -n), another machine than the one that was planned for"
    fi
    case $request_ticket in *[!A-Za-z0-9._-]* | .*) leave refused "the ticket is no plain name" ;; esac
    kept=/var/lib/rollcall/$request_ticket
}

# Flat shell assignments from one line of JSON. Names are letters and digits; every value is quoted, whatever is in it.
assignments() {
    awk '
        function quoted(value) { gsub(/\047/, "\047\\\047\047", value); return "\047" value "\047" }
        function utf8(code) {
            if (code < 128) return code ? sprintf("%c", code) : ""
            if (code < 2048) return sprintf("%c%c", 192 + int(code / 64), 128 + code % 64)
            if (code < 65536) return sprintf("%c%c%c", 224 + int(code / 4096), 128 + int(code / 64) % 64, 128 + code % 64)
            return sprintf("%c%c%c%c", 240 + int(code / 262144), 128 + int(code / 4096) % 64, 128 + int(code / 64) % 64,
                128 + code % 64) }
        function hex(digits,   i, value) {
            for (i = 1; i <= 4; i++) value = value * 16 + index("0123456789abcdef", tolower(substr(digits, i, 1))) - 1
            return value }
        function text(   value, length_, c, code, low) {
            at++
            while (at <= size) {
                length_ = match(substr(line, at, 2000), /["\\]/) ? RSTART - 1 : 2000
                value = value substr(line, at, length_); at += length_
                if (length_ == 2000) continue
                c = substr(line, at, 1)
                if (c == "\"") { at++; return value }
                c = substr(line, at + 1, 1); at += 2
                if (c == "u") {
                    code = hex(substr(line, at, 4)); at += 4
                    if (code >= 55296 && code < 56320 && substr(line, at, 2) == "\\u") {
                        low = hex(substr(line, at + 2, 4)); at += 6
                        code = 65536 + (code - 55296) * 1024 + low - 56320 }
                    value = value utf8(code)
                } else value = value (c == "n" ? "\n" : c == "t" ? "\t" : c == "r" ? "\r" : c == "b" || c == "f" ? "" : c)
            }
            return value }
        function space() { while (substr(line, at, 1) ~ /[ \t]/) at++ }
        function value(name,   c, word, list, first) {
            space(); c = substr(line, at, 1)
            if (c == "{") {
                at++; space()
                while (at <= size && substr(line, at, 1) != "}") {
                    word = text(); gsub(/[^A-Za-z0-9]/, "_", word); space(); at++
                    value(name "_" word); space()
                    if (substr(line, at, 1) == ",") at++
                    space() }
                at++; return ""
            }
            if (c == "[") {
                at++; space(); first = 1; list = ""
                while (at <= size && substr(line, at, 1) != "]") {
                    word = value(""); gsub(/\n/, " ", word); list = list (first ? "" : "\n") word; first = 0; space()
                    if (substr(line, at, 1) == ",") at++
                    space() }
                at++
                if (name != "") print name "=" quoted(list)
                return list
            }
            if (c == "\"") word = text()
            else if (match(substr(line, at, 60), /^[-+.0-9a-zA-Z]+/)) {
                word = substr(line, at, RLENGTH); at += RLENGTH; if (word == "null") word = "" }
            else { at = size + 1; return "" }
            if (name != "") print name "=" quoted(word)
            return word }
        { line = $0; size = length(line); at = 1; value("request"); exit }'
}

have() {
    command -v "$1" >/dev/null 2>&1
}

# A text as JSON.
text() {
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
}

# change WHAT BEFORE AFTER
change() {
    changes="$changes,{\"what\":$(text "$1"),\"before\":$(text "$2"),\"after\":$(text "$3")}"
}

note() {
    notes="$notes,$(text "$(date -u +%H:%M:%S) $1")"
}

# Runs a command and notes how it went; sets problem to the first line of what it complained of.
do_it() {
    complaint=$($limit "$@" 2>&1 >/dev/null </dev/null)
    code=$?
    problem=
    if [ $code -ne 0 ]; then
        problem=$(printf '%s\n' "$complaint" | head -n 1 | cut -c 1-200)
        problem=${problem:-exit $code}
    fi
    note "$* ${problem:-ok}"
    return $code
}

needs_root() {
    [ "$(id -u 2>/dev/null)" = 0 ] || leave access-denied "needs root"
}

# leave STATE [BECAUSE]: prints the report and ends.
leave() {
    printf '{"version":1,"state":%s,"because":%s' "$(text "$1")" "$(text "${2:-}")"
    printf ',"machine":%s,"computer":%s' "$(text "$machine")" "$(text "$(uname -n)")"
    printf ',"changes":[%s],"image":{%s},"log":[%s]}\n' "${changes#,}" "$image" "${notes#,}"
    exit 0
}

# ==== sessions: the same in every fix that has it ====

# The sessions of xrdp are its X servers. Sets for the one of a process: process, ticks, display, user, id, state (active,
# disconnected, frozen), since, connected (yes, no), connection (the process of xrdp that serves it) and session, which tells it
# from all others that ever were: the id, the process and when it began, the user. Fails where the process is no such session.
session_of() {
    process=$1
    case $(cat "/proc/$process/comm" 2>/dev/null) in
    Xorg) kind=xorg ;;
    Xvnc | Xtigervnc | X11rdp) kind=vnc ;;
    *) return 1 ;;
    esac
    shown=$(tr '\000' '\n' <"/proc/$process/cmdline" 2>/dev/null)
    display=$(printf '%s\n' "$shown" | sed -n 's/^:\([0-9]\{1,5\}\)$/\1/p' | head -n 1)
    [ -n "$display" ] || return 1
    parent=$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$process/status" 2>/dev/null)
    case $(cat "/proc/$parent/comm" 2>/dev/null):$shown in
    xrdp-sesman*:* | xrdp-sesexec*:* | *:*xrdp/xorg*) ;;
    *) return 1 ;;
    esac
    ticks=$(began "$process")
    user=$(stat -c %U "/proc/$process" 2>/dev/null)
    [ -n "$ticks" ] && [ -n "$user" ] || return 1
    id=$(sed -n 's/.*session-\([A-Za-z0-9]*\)\.scope.*/\1/p' "/proc/$process/cgroup" 2>/dev/null | head -n 1)
    session="${id:-:$display} $process-$ticks $user"
    hz=$(getconf CLK_TCK 2>/dev/null || echo 100)
    logon=$(awk -v hz="$hz" -v ticks="$ticks" '$1 == "btime" { printf "%d", $2 + ticks / hz }' /proc/stat 2>/dev/null)
    since=$logon
    state=active
    connected=yes
    connection=
    if [ $kind = xorg ] && [ -n "$sockets" ]; then
        peer=$(printf '%s\n' "$sockets" | awk -v socket="xrdp_display_$display" '
            $2 == "ESTAB" && $5 ~ (socket "$") && $8 > 0 { print $8; exit }')
        if [ -z "$peer" ]; then
            connected=no
            state=disconnected
            # The X server notes a client that leaves in its log, and nothing else there.
            left=$(stat -c %Y "$(home_of "$user")/.xorgxrdp.$display.log" 2>/dev/null)
            since=${left:-$since}
        else
            connection=$(printf '%s\n' "$sockets" | awk -v inode="$peer" '
                $6 == inode && match($0, /pid=[0-9]+/) { print substr($0, RSTART + 4, RLENGTH - 4); exit }')
        fi
    fi
    case $(sed 's/.*) \(.\).*/\1/' "/proc/$process/stat" 2>/dev/null) in
    T | t) state=frozen ;;
    Z | X) return 1 ;;
    esac
}

# When a process began, in ticks since the host did: with its number this is no other process.
began() {
    sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '{ print $20 }'
}

home_of() {
    { getent passwd "$1" 2>/dev/null || grep "^$1:" /etc/passwd; } | head -n 1 | cut -d: -f6
}

# Who is connected to which X server: right before it is needed.
look_at_connections() {
    sockets=$($limit ss -Hxp 2>/dev/null)
}

# Whether this one is meant: what was asked for, and, where it is known what was planned, only that.
meant() {
    if [ -n "$request_image_sessions" ]; then
        printf '%s\n' "$request_image_sessions" | grep -Fxq -e "$session" || return 1
    fi
    [ -z "$request_parameters_user" ] || [ "$request_parameters_user" = "$user" ] || return 1
    [ -z "$request_parameters_id" ] || [ "$request_parameters_id" = "${session%% *}" ] || return 1
    if [ -n "$asked_logon" ]; then
        # The start of the host, from which Linux counts, is not known to the second.
        apart=$((asked_logon - logon))
        [ $apart -ge -3 ] && [ $apart -le 3 ] || return 1
    fi
    if [ -n "$request_parameters_user" ] || [ "$request_parameters_all" = true ]; then
        return 0
    fi
    case $state in
    frozen) return 0 ;;
    disconnected) [ $(($(date +%s) - since)) -gt "$stuck_after" ] ;;
    *) return 1 ;;
    esac
}

stamp() {
    date -u -d "@$1" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null || date -u -r "$1" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null || echo "$1"
}

# Sets chosen, one a line, and the image.
choose() {
    if [ -n "$request_parameters_id$request_parameters_logon" ] && [ -z "$request_parameters_user" ]; then
        leave refused "say whose session it is: numbers are used again"
    fi
    stuck_after=${request_parameters_stuck_after:-86400}
    case $stuck_after in *[!0-9]* | ???????????*) leave refused "stuck-after is no number of seconds" ;; esac
    asked_logon=
    if [ -n "$request_parameters_logon" ]; then
        case $request_parameters_logon in
        *[!0-9TZ:-]* | ?????????????????????*) ;;
        [0-9]*T*Z) asked_logon=$(date -u -d "$request_parameters_logon" +%s 2>/dev/null) ;;
        esac
        [ -n "$asked_logon" ] || leave refused "logon is no time like 2026-11-20T14:02:11Z"
    fi
    have xrdp-sesman || [ -d /etc/xrdp ] || leave not-applicable "this host has no xrdp, and without it no sessions"
    needs_root
    have ss || leave not-applicable "ss is not there, so it can't be seen who is connected"
    look_at_connections
    chosen=
    there=0
    for directory in /proc/[0-9]*; do
        session_of "${directory#/proc/}" || continue
        there=$((there + 1))
        meant || continue
        fits || continue
        chosen="$chosen$session
"
        image="$image,$(text "$session")"
        change "session ${session%% *} of $user, logged on $(stamp "$logon")" "$(state_now)" "$aim"
        [ $there -lt 200 ] || break
    done
    image="\"sessions\":[${image#,}]"
    [ -n "$chosen" ] && return
    image=
    if [ -n "$request_parameters_user" ]; then
        leave already-so "$request_parameters_user has no such session here"
    elif [ "$request_parameters_all" = true ]; then
        leave already-so "there is no session for which this is"
    fi
    leave already-so "none of $there sessions for which this is hangs, or was left for more than $stuck_after seconds"
}

state_now() {
    if [ $state = frozen ] && [ $connected = yes ]; then
        echo 'frozen, connected'
    else
        echo $state
    fi
}

# Acts on those that were chosen, each looked at again right before: a number may have been given to somebody else, and who was
# away may be back.
act() {
    failed=
    while IFS= read -r wanted; do
        [ -n "$wanted" ] || continue
        process=${wanted#* }
        process=${process%%-*}
        look_at_connections
        if ! session_of "$process" || [ "$session" != "$wanted" ]; then
            note "session ${wanted%% *} is not there any more"
            continue
        fi
        if ! meant || ! fits; then
            note "session ${wanted%% *} of $user is $(state_now) now: left alone"
            continue
        fi
        problem=
        if one </dev/null; then
            note "session ${wanted%% *} of $user: $aim"
        else
            failed="$failed${failed:+; }session ${wanted%% *} of $user: ${problem:-it did not work}"
        fi
    done <<LIST
$chosen
LIST
    [ -z "$failed" ] || leave failed "$failed"
    leave changed
}

# Whether the process is still the one it was.
still() {
    [ "$(began "$1")" = "$2" ]
}

# gone PROCESS TICKS SECONDS: waits for its end.
gone() {
    rounds=0
    while still "$1" "$2"; do
        case $(sed 's/.*) \(.\).*/\1/' "/proc/$1/stat" 2>/dev/null) in Z | X | '') return 0 ;; esac
        [ $rounds -lt "$3" ] || return 1
        rounds=$((rounds + 1))
        sleep 1
    done
}

# ==== end ====

main
