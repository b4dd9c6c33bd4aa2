#!/bin/sh
# Has the RDP server of this host start with it, and starts it: for one that is masked or disabled. One that merely stands
# still is for start-service. Reads one line of JSON from standard input: {"action": "plan" | "apply" | "undo", ...}, and prints
# one line of JSON. "plan" changes nothing.

main() {
    begin
    case $request_action in
    undo) undo_units ;;
    plan | apply) ;;
    *) leave refused "nothing to do for the action $request_action" ;;
    esac
    find_server
    [ -n "$unit" ] || leave not-applicable "no RDP server with a systemd unit was found"
    find_units
    look
    if [ -z "$wants$last" ]; then
        [ "$(says "$unit" ActiveState)" = active ] && leave already-so "${unit%.service} runs, and starts with the host"
        [ "$request_action" = apply ] ||
            leave not-applicable "${unit%.service} is enabled and stands still: start-service is for that"
        # It was masked when this was planned, and whoever began it was interrupted.
    fi
    needs_root
    [ "$request_action" = apply ] || leave would-change
    for want in $wants; do
        tell "${want%%:*}" "${want#*:}"
    done
    # shellcheck disable=SC2086
    [ -z "$starts" ] || start_units $starts
    # This comes last: whoever is interrupted before it and begins again still sees what is to be done.
    [ -z "$last" ] || tell enable "$last"
    leave changed
}

# Sets wants: unmask, each with its unit; starts: the units to start; last: the unit to enable.
look() {
    wants=
    starts=
    last=
    for each in $needed; do
        look_at "$each"
        case $load:$enabled in
        masked:* | *:masked*)
            wants="$wants unmask:$each"
            change "start of ${each%.service}" "$enabled" automatic
            [ "$each" != "$unit" ] || last=$each
            ;;
        *:disabled)
            if [ "$each" = "$unit" ]; then
                last=$each
                change "start of ${each%.service}" disabled automatic
            fi
            ;;
        esac
        if [ "$active" != active ]; then
            starts="$starts $each"
        fi
    done
    [ -n "$wants$last" ] || [ "$request_action" = apply ] || return 0
    for each in $starts; do
        change "${each%.service}" stopped running
    done
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

# ==== server: the same in every fix that has it ====

# Sets server, unit and main_pid of the RDP server that runs, or else of the one that is there.
find_server() {
    server=
    unit=
    main_pid=
    best=0
    [ -d /run/systemd/system ] && have systemctl || return 0
    for pattern in xrdp.service '*gnome-remote-desktop*.service' 'weston*.service' '*freerdp*shadow*.service'; do
        for candidate in $($limit systemctl --no-pager --no-legend --plain list-unit-files "$pattern" 2>/dev/null |
            awk '$1 !~ /@\./ { print $1 }' | head -n 5); do
            case $(says "$candidate" ActiveState):$(says "$candidate" UnitFileState) in
            active:*) rank=4 ;;
            activating:* | failed:* | reloading:*) rank=3 ;;
            *:enabled*) rank=2 ;;
            *) rank=1 ;;
            esac
            [ $rank -gt $best ] || continue
            best=$rank
            unit=$candidate
        done
    done
    case $unit in
    *xrdp*) server=xrdp ;;
    *freerdp*) server=freerdp-shadow ;;
    *weston*) server=weston ;;
    *gnome*) server=gnome-remote-desktop ;;
    esac
    main_pid=$(says "$unit" MainPID | sed 's/^0$//')
}

# says UNIT PROPERTY: what systemd says of it.
says() {
    [ -n "$1" ] && $limit systemctl --no-pager show "$1" -p "$2" 2>/dev/null | sed -n "s/^$2=//p" | head -n 1
}

# ==== units: the same in every fix that has it ====

# Sets needed: the units that the server is made of, in the order in which they are started. Needs find_server.
find_units() {
    needed=$unit
    were=
    if [ "$server" = xrdp ]; then
        case $(says xrdp-sesman.service LoadState) in
        loaded | masked) needed="xrdp-sesman.service $unit" ;;
        esac
    fi
}

# Sets load, enabled, active and linked of a unit, and adds them to the image.
look_at() {
    load=$(says "$1" LoadState)
    enabled=$(says "$1" UnitFileState)
    active=$(says "$1" ActiveState)
    linked=unlinked
    for link in /etc/systemd/system/*.wants/"$1"; do
        [ -h "$link" ] && linked=linked
    done
    were="$were,$(text "$1 ${enabled:-unknown} ${active:-unknown} $linked")"
    image="\"units\":[${were#,}]"
}

# Whether systemd takes a unit for running while its process is stopped (state T), so that nobody gets an answer.
frozen() {
    pid=$(says "$1" MainPID | sed 's/^0$//')
    [ -n "$pid" ] && [ "$(sed 's/.*) \(.\).*/\1/' "/proc/$pid/stat" 2>/dev/null)" = T ]
}

tell() {
    do_it systemctl --no-ask-password "$@" || leave failed "systemctl $*: $problem"
}

# Starts units in one go, for one that nothing needs yet is stopped again.
start_units() {
    for each in "$@"; do
        [ "$(says "$each" ActiveState)" = failed ] && do_it systemctl --no-ask-password reset-failed "$each"
    done
    tell start "$@"
    for each in "$@"; do
        [ "$(says "$each" ActiveState)" = active ] ||
            leave failed "${each%.service} was started and ended at once: see journalctl -u $each"
    done
}

# As the image says: what did not run is stopped, what did not start by itself does not do so any more; the last one first.
undo_units() {
    case $request_image_units in '') leave refused "the image names no service" ;; esac
    needs_root
    for each in $(printf '%s\n' "$request_image_units" | awk '{ line[NR] = $1 "," $2 "," $3 "," $4 }
        END { for (i = NR; i > 0; i--) print line[i] }'); do
        case $each in *[!A-Za-z0-9@_.,-]* | -*) leave refused "the image is not one of this fix" ;; esac
        name=${each%%,*}
        rest=${each#*,}
        enabled_then=${rest%%,*}
        rest=${rest#*,}
        active_then=${rest%%,*}
        linked_then=${rest#*,}
        case $name in *.service) ;; *) leave refused "the image is not one of this fix" ;; esac
        if [ "$active_then" != active ] && [ "$(says "$name" ActiveState)" = active ]; then
            change "${name%.service}" running stopped
            tell stop "$name"
        elif [ "$active_then" = inactive ] && [ "$(says "$name" ActiveState)" = failed ]; then
            do_it systemctl --no-ask-password reset-failed "$name"
        fi
        enabled_now=$(says "$name" UnitFileState)
        if [ "$enabled_then" != "${enabled_now:-unknown}" ]; then
            change "start of ${name%.service}" "$enabled_now" "$enabled_then"
            case $enabled_then in
            masked*)
                [ "$linked_then" = linked ] || tell disable "$name"
                if [ "$enabled_then" = masked-runtime ]; then tell mask --runtime "$name"; else tell mask "$name"; fi
                ;;
            disabled) tell disable "$name" ;;
            esac
        fi
    done
    leave undone
}

# ==== end ====

main
