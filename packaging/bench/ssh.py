"""ssh.py WORK SSHD ROLLCALL HOSTS ROUNDS [NAMES]: what packaging/bench/ssh runs, alone with its own network, processes and mounts.

Every round runs everybody once, each time beginning with another; ratios are taken within a round, so that a machine that is
busy with something else for a while does not decide them. Rollcall has one run before, in which its JVM writes the archive of
classes that every later start reads; the others keep nothing between runs.
"""
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import threading
import time

WORK, SSHD, ROLLCALL, HOSTS, ROUNDS = sys.argv[1:4] + [int(word) for word in sys.argv[4:6]]
ONLY = [name for name in (sys.argv[6] if len(sys.argv) > 6 else "").split(",") if name]
PORT = 2222
ACCOUNT = "bench"
PATIENCE = 600
FEW = 20
TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
CORES = len(os.sched_getaffinity(0))


def path(name):
    return os.path.join(WORK, name)


def write(name, text):
    with open(path(name), "w") as file:
        file.write(text)
    return path(name)


def read(name):
    with open(path(name), errors="replace") as file:
        return file.read()


def addresses():
    return ["127.1.%d.%d" % divmod(i, 250) for i in range(1, HOSTS + 1)]


def set_up_accounts():
    """An account with a plain shell and an empty home, so that nobody's own settings are measured; seen by this run alone."""
    users = open("/etc/passwd").read()
    if not re.search("^sshd:", users, re.M):
        users += "sshd:x:4241:65534::/run/sshd:/usr/sbin/nologin\n"
    users += f"{ACCOUNT}:x:4242:65534::{path('home')}:/bin/sh\n"
    os.makedirs(path("home"))
    os.chown(path("home"), 4242, 65534)
    subprocess.check_call(["mount", "--bind", write("passwd", users), "/etc/passwd"])
    if not os.path.isdir("/run/sshd"):
        subprocess.check_call(["mount", "-t", "tmpfs", "tmpfs", "/run"])
        os.mkdir("/run/sshd", 0o755)


def start_server():
    for key in ("host_key", "key"):
        subprocess.check_call(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "bench", "-f", path(key)])
    shutil.copy(path("key.pub"), path("authorized_keys"))
    kind, encoded = read("host_key.pub").split()[:2]
    write("known_hosts", "".join(f"[{address}]:{PORT} {kind} {encoded}\n" for address in addresses()))
    settings = f"""Port {PORT}
ListenAddress 0.0.0.0
HostKey {path("host_key")}
AuthorizedKeysFile {path("authorized_keys")}
StrictModes no
AuthenticationMethods publickey
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
UseDNS no
MaxStartups 10000
LoginGraceTime 300
PidFile none
LogLevel ERROR
PrintMotd no
PrintLastLog no
"""
    log = open(path("sshd.log"), "w")
    server = subprocess.Popen([SSHD, "-D", "-e", "-f", write("sshd_config", settings)], stderr=log)
    until = time.monotonic() + 20
    while server.poll() is None and time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", PORT), timeout=1).close()
            return server
        except OSError:
            time.sleep(0.05)
    sys.exit(f"ssh: the server does not listen: {' '.join(read('sshd.log').split())[:500]}")


def children():
    """Processes by parent: (id, resident bytes, processor seconds of its own and of the children it has waited for)."""
    found = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat") as file:
                    fields = file.read().rsplit(")", 1)[1].split()
            except OSError:
                continue
            cost = sum(int(field) for field in fields[11:15]) / TICK
            found.setdefault(int(fields[1]), []).append((int(entry), int(fields[21]) * PAGE, cost))
    return found


def resident(of):
    found = children()
    total, todo = 0, [child for child in found.get(os.getpid(), []) if child[0] == of]
    while todo:
        process, size, _ = todo.pop()
        total += size
        todo += found.get(process, [])
    return total


def server_cost(server):
    """Once everybody has left."""
    until = time.monotonic() + 10
    while children().get(server.pid) and time.monotonic() < until:
        time.sleep(0.02)
    return next(cost for process, _, cost in children()[os.getpid()] if process == server.pid)


def granted(checks):
    def right(output):
        rows = [json.loads(line)["checks"] for line in output.splitlines() if line.startswith("{")]
        # Not to be let in is a finding, too: only who was let in has done the work.
        return sum(row["access"]["code"] == "granted"
                   and all(row[check]["status"] in ("ok", "warn", "fail") for check in checks) for row in rows)
    return right


def lines(pattern):
    return lambda output: len(set(re.findall(pattern, output, re.M)))


class Contender:
    def __init__(self, name, program, command, right, environment=(), hosts=HOSTS):
        self.name, self.command, self.right, self.environment = name, command, right, dict(environment)
        self.hosts = hosts
        self.missing = shutil.which(program) is None
        self.warms = program == ROLLCALL
        self.runs = []

    def run(self, server):
        environment = {"PATH": os.environ["PATH"], "HOME": path("user"), "LC_ALL": "C.UTF-8", **self.environment}
        if "JAVA_HOME" in os.environ:
            environment["JAVA_HOME"] = os.environ["JAVA_HOME"]
        before = server_cost(server)
        begun = time.monotonic()
        with open(path("out"), "w") as out, open(path("err"), "w") as err:
            process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=environment)
            over, most = threading.Event(), [0]

            def watch():
                while not over.wait(0.4):
                    most[0] = max(most[0], resident(process.pid))
                    if time.monotonic() - begun > PATIENCE:
                        process.kill()

            watcher = threading.Thread(target=watch)
            watcher.start()
            _, _, usage = os.wait4(process.pid, 0)
            seconds = time.monotonic() - begun
            process.returncode = 0
            over.set()
            watcher.join()
        right = self.right(read("out"))
        if right < self.hosts:
            said = read("err") + read("out")[:2000]
            print(f"  {self.name}: {self.hosts - right} hosts missing; it said: {' '.join(said.split())[:2000]}", flush=True)
        return {
            "seconds": seconds,
            "rate": right / seconds,
            "right": right,
            "client": usage.ru_utime + usage.ru_stime,
            "server": server_cost(server) - before,
            "memory": max(most[0], usage.ru_maxrss * 1024) / 2**20,
            "heap": heap(),
        }


def heap():
    """The most that the heap held, in MB, from the JVM's own log; what is garbage by then counts, too."""
    if not os.path.exists(path("gc.log")):
        return 0
    log = read("gc.log")
    os.remove(path("gc.log"))
    at_exit = sum(int(used) for used in re.findall(r"(?:generation|tenured).*used (\d+)K", log)) / 1024
    return max([at_exit] + [int(before) for before in re.findall(r"(\d+)M->\d+M", log)])


def contenders():
    os.makedirs(path("user"))
    hosts = write("hosts", "".join(f"{address}\n" for address in addresses()))
    options = {"IdentityFile": path("key"), "IdentitiesOnly": "yes", "Port": PORT, "User": ACCOUNT, "BatchMode": "yes",
               "UserKnownHostsFile": path("known_hosts"), "GlobalKnownHostsFile": "/dev/null",
               "StrictHostKeyChecking": "yes", "ConnectTimeout": 60}
    each = [f"{key}={value}" for key, value in options.items()]
    pssh = ["parallel-ssh", "-h", hosts, "-p", "100", "-t", "0"] + [word for one in each for word in ("-O", one)] + ["true"]
    inventory = write("inventory", read("hosts"))
    ansible = ["ansible", "all", "-i", inventory, "-m", "raw", "-a", "true", "-f", "100", "-u", ACCOUNT]
    # One command a host: a connection that is kept for the next would cost it a process more, and the server a later end.
    ansible_settings = {"ANSIBLE_SSH_ARGS": "-o ControlMaster=no " + " ".join(f"-o {one}" for one in each),
                        "ANSIBLE_HOST_KEY_CHECKING": "False", "ANSIBLE_TIMEOUT": "60", "ANSIBLE_NOCOLOR": "1",
                        "ANSIBLE_PYTHON_INTERPRETER": "/usr/bin/python3"}
    if os.path.exists("/usr/bin/ansible"):
        ansible[0] = "/usr/bin/ansible"
    vault = ["--store", path("store"), "--vault-passphrase-file", write("passphrase", "correct horse battery\n")]
    java = {"ROLLCALL_JAVA_OPTIONS": "-Xmx512m " + os.environ.get("ROLLCALL_JAVA_OPTIONS", "")
            + f" -Xlog:gc,gc+heap+exit:file={path('gc.log')}"}
    subprocess.check_call([ROLLCALL, "credentials", "add", "bench", "--user", ACCOUNT, "--kind", "ssh-key",
                           "--key", path("key")] + vault, env={**os.environ, "HOME": path("user")},
                          stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    def check(checks, of, *more):
        return [ROLLCALL, "check", "--from", of, "--credential", "bench", "--known-hosts", path("known_hosts"),
                "--access", f"ssh:{PORT}", "--checks", checks, "--format", "ndjson", "--fail-on", "never", *more] + vault

    # Here all hosts are one, so that each one's script finds the processes of all: not for as many.
    few = min(HOSTS, FEW)
    some = write("some", "".join(f"{address}\n" for address in addresses()[:few]))
    inside = ["access", "service", "session"]
    return [
        Contender("pssh", "parallel-ssh", pssh, lines(r"\[SUCCESS\] (\S+)$")),
        Contender("ansible", ansible[0], ansible, lines(r"^(\S+) \| \S+ \| rc=0"), ansible_settings),
        Contender("rollcall access", ROLLCALL, check("access", hosts), granted(["access"]), java),
        Contender("rollcall inside", ROLLCALL, check("access,service,session,firewall,policy", some, "--deadline", "120s"),
                  granted(inside), java, few),
    ]


def middle(runs, key):
    return statistics.median(run[key] for run in runs)


def ratio(one, other):
    """Median, least and most over the rounds."""
    ratios = [a["rate"] / b["rate"] for a, b in zip(one.runs, other.runs) if b["rate"] > 0]
    return (statistics.median(ratios), min(ratios), max(ratios)) if ratios else None


def total(contender):
    return middle(contender.runs, "client") + middle(contender.runs, "server")


def report(all_of_them):
    by_name = {contender.name: contender for contender in all_of_them}
    pssh = by_name.get("pssh")
    print(f"\n{ROUNDS} rounds, {CORES} cores, which the server shares; medians")
    print(f"{'':16} {'hosts':>6} {'seconds':>8} {'hosts/s':>8} {'x pssh':>7} {'right':>6} {'client CPU s':>13} {'server CPU s':>13}"
          f" {'memory MB':>10} {'heap MB':>8}")
    for one in all_of_them:
        if not one.runs:
            continue
        beside = f"{ratio(one, pssh)[0]:7.2f}" if pssh and pssh.runs and ratio(one, pssh) else f"{'':7}"
        used = f"{max(run['heap'] for run in one.runs):8.0f}" if one.runs[0]["heap"] else f"{'':8}"
        print(f"{one.name:16} {one.hosts:6} {middle(one.runs, 'seconds'):8.2f} {middle(one.runs, 'rate'):8.1f} {beside}"
              f" {min(run['right'] for run in one.runs):6} {middle(one.runs, 'client'):13.2f}"
              f" {middle(one.runs, 'server'):13.2f} {max(run['memory'] for run in one.runs):10.0f} {used}")
    access = by_name.get("rollcall access")
    if not access or not access.runs:
        return
    for other, wanted in (("ansible", 5), ("pssh", 2)):
        if other in by_name and by_name[other].runs and ratio(access, by_name[other]):
            median, least, most = ratio(access, by_name[other])
            print(f"rollcall access is {median:.2f} times as fast as {other} ({least:.2f} to {most:.2f}; wanted: {wanted})")
            ours, theirs = total(access), total(by_name[other])
            print(f"  In processor seconds of client and server together: {theirs:.1f} against {ours:.1f}, {theirs / ours:.2f} times.")
    if pssh and pssh.runs:
        cost = middle(access.runs, "server") / HOSTS
        most = CORES / cost
        print(f"A log-on costs the server {1000 * cost:.1f} ms of processor: on {CORES} cores no client at all could do more than"
              f" {most:.0f} hosts/s, {most / middle(pssh.runs, 'rate'):.2f} times pssh's.")
        print(f"Of the client alone, a host costs {1000 * middle(access.runs, 'client') / HOSTS:.1f} ms,"
              f" pssh {1000 * middle(pssh.runs, 'client') / HOSTS:.1f} ms.")


def main():
    subprocess.check_call(["ip", "link", "set", "lo", "up"])
    for setting in ("net/core/somaxconn", "net/ipv4/tcp_max_syn_backlog"):
        with open(f"/proc/sys/{setting}", "w") as file:
            file.write("65535")
    set_up_accounts()
    busy = os.getloadavg()[0]
    if busy > CORES:
        print(f"Load is {busy:.0f} on {CORES} cores before anything began. Where others keep a machine busy, whoever runs more processes\n"
              "gets more of it: then only processor seconds can be compared, and hosts a second say little.", flush=True)
    server = start_server()
    try:
        chosen = [one for one in contenders() if not ONLY or one.name in ONLY]
        for one in chosen:
            if one.missing:
                print(f"{one.name}: not installed, so not compared", flush=True)
        present = [one for one in chosen if not one.missing]
        for number in range(ROUNDS + 1):
            turn = number % len(present)
            for one in present[turn:] + present[:turn]:
                if number == 0 and not one.warms:
                    continue
                run = one.run(server)
                if number > 0:
                    one.runs.append(run)
                print(f"  round {number or 'to warm up'}: {one.name} {run['seconds']:.2f} s, {run['right']} right, client"
                      f" {run['client']:.2f} s, server {run['server']:.2f} s", flush=True)
        report(present)
        if read("sshd.log").strip():
            print("The server said:", *sorted(set(read("sshd.log").splitlines()))[:5], sep="\n  ")
    finally:
        server.terminate()
        server.wait()


main()
