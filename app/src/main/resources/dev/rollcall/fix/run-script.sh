#!/bin/sh
# Runs a script of somebody's own, which comes with the request as data. Reads one line of JSON from standard input: {"action":
# "plan" | "apply" | "undo", ...}, and prints one line of JSON. "plan" changes nothing, and shows the script.

main() {
    request_parameters_file=
    request_parameters_name=
    request_parameters_parameters=
    request_parameters_undo_file=
    request_image_undo=
    request_image_parameters=
    request_image_name=
    begin
    case $request_action in
    plan) plan ;;
    apply) apply ;;
    undo) undo ;;
    *) leave refused "nothing to do for the action $request_action" ;;
    esac
}

# What is to be run, and whether it was before: a script that was begun is not begun again by itself.
look() {
    script=$request_parameters_file
    name=${request_parameters_name:-the script}
    [ -n "$script" ] || leave refused "there is no script, or nothing in it"
    case $name in
    *.[pP][sS]1 | *.[bB][aA][tT] | *.[cC][mM][dD]) leave not-applicable "$name is no script for Linux" ;;
    esac
    change "$name, $(printf '%s' "$script" | grep -c '') lines" 'not run' ran
    if [ -n "$request_parameters_undo_file" ]; then
        # It goes where the journal is: it has to be there even if the file is not.
        [ ${#request_parameters_undo_file} -le 60000 ] || leave refused "the script for undo is larger than 60000 bytes"
        image="\"undo\":$(text "$request_parameters_undo_file"),\"name\":$(text "$name")"
        image="$image,\"parameters\":$(text "$request_parameters_parameters")"
    fi
    if [ -n "$request_ticket" ] && [ -f "$kept/run.ended" ]; then
        was=$(head -n 1 "$kept/run.ended")
        [ "$was" = 0 ] || leave failed "$name was run before, and ended with $was"
        leave already-so "$name was run before, and ended well"
    fi
    if [ -n "$request_ticket" ] && [ -f "$kept/run.begun" ]; then
        if still_runs run; then
            leave refused "$name still runs there, as process $process; what it says is in $kept/run.output"
        fi
        leave refused "$name was begun before, and did not come to its end: see $kept/run.output; it is not run twice"
    fi
}

plan() {
    look
    show "$script" 200
    [ -z "$request_parameters_parameters" ] || note "parameters: $request_parameters_parameters"
    needs_root
    leave would-change
}

apply() {
    look
    needs_root
    run run "$script" "$request_parameters_parameters"
    [ "$code" = 0 ] || leave failed "$name ended with $code$last"
    leave changed "$name ended well$last"
}

undo() {
    name=${request_image_name:-the script}
    [ -n "$request_image_undo" ] || leave refused "there is no script that takes $name back"
    needs_root
    if [ -n "$request_ticket" ] && still_runs run; then
        leave failed "$name still runs there, as process $process: what it has yet to do can't be taken back; wait until it ends, or end it"
    fi
    change "$name" ran 'taken back'
    if [ -n "$request_ticket" ] && [ -f "$kept/undo.ended" ] && [ "$(head -n 1 "$kept/undo.ended")" = 0 ]; then
        leave undone "taken back before"
    fi
    run undo "$request_image_undo" "$request_image_parameters"
    [ "$code" = 0 ] || leave failed "the script that takes $name back ended with $code$last"
    leave undone "taken back$last"
}

# Whether what was begun goes on, as when the connection was lost: the number of a process is given to others later, and only this
# one has the file of this campaign among its words. Sets process.
still_runs() {
    process=$(head -n 1 "$kept/$1.begun" 2>/dev/null)
    case $process in '' | *[!0-9]*) return 1 ;; esac
    2>/dev/null tr '\000' '\n' <"/proc/$process/cmdline" | grep -qxF -- "$kept/$1"
}

# run WHAT SCRIPT PARAMETERS: sets code, and last to the last line that it printed. The parameters are one argument, and in the
# environment; they are never part of a command.
run() {
    if [ -n "$request_ticket" ]; then
        folder=$kept
        mkdir -p "$folder" || leave failed "$folder can't be made"
    else
        folder=$(mktemp -d) || leave failed "no folder can be made"
    fi
    # Nobody but root may put anything there.
    chmod 700 "$folder"
    file=$folder/$1
    # Files from Windows end their lines in another way, which no shell takes.
    if ! printf '%s\n' "$2" | tr -d '\r' >"$file"; then
        leave failed "$file can't be written"
    fi
    chmod 700 "$file"
    : >"$file.begun" || leave failed "$file.begun can't be written"
    note "begun"
    ROLLCALL_PARAMETERS=$3
    export ROLLCALL_PARAMETERS
    case $2 in
    '#!'*) set -- "$file" ${3:+"$3"} ;;
    *) set -- sh "$file" ${3:+"$3"} ;;
    esac
    # To a file: what the script leaves running would hold a pipe open.
    sh -c 'echo $$ >"$1"; shift; cd / && umask 022 && exec "$@"' sh "$file.begun" "$@" >"$file.output" 2>&1 </dev/null
    code=$?
    printf '%s\n' $code >"$file.ended"
    said=$(tail -n 100 "$file.output" | cut -c 1-300 | tr -d '\000')
    [ -z "$said" ] || show "$said" 100
    note "ended with $code"
    last=$(printf '%s\n' "$said" | sed '/^[[:space:]]*$/d' | tail -n 1 | cut -c 1-200)
    last=${last:+: $last}
    [ -n "$request_ticket" ] || rm -rf "$folder"
}

# show TEXT LINES: into the log. Here no line is ever more than data.
show() {
    count=0
    while IFS= read -r line || [ -n "$line" ]; do
        count=$((count + 1))
        if [ $count -gt "$2" ]; then
            note "| ..."
            break
        fi
        note "| $line"
    done <<TEXT
$1
TEXT
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

# ==== end ====

main
