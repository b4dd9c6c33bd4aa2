"""winrm.py PRODUCT CLASSPATH FOLDER HOSTS PERCENT http|https: the measuring half of packaging/bench/winrm. Exit 1 where a host
that is well was not seen whole, or a hanging one was."""
import collections
import glob
import json
import os
import re
import subprocess
import sys
import time

PASSWORD, PASSPHRASE = "Pässw0rd!", "a passphrase for nothing"
CHECKS = ("access", "service", "session")
DEADLINE = 15


def java():
    """The Java of this machine that is new enough, as the start script finds it."""
    for home in [os.environ.get("JAVA_HOME", "")] + sorted(glob.glob("/usr/lib/jvm/*25*") + glob.glob("/usr/lib/jvm/*2[6-9]*")):
        try:
            with open(home + "/release") as release:
                if int(re.search(r'JAVA_VERSION="(\d+)', release.read()).group(1)) >= 25:
                    return home + "/bin/java"
        except (OSError, AttributeError):
            continue
    sys.exit("bench: no Java 25 or newer was found: set JAVA_HOME to its folder")


class Fleet:
    def __init__(self, classpath, folder, port, hosts, hanging, transport):
        self.list = folder + "/list"
        self.process = subprocess.Popen(
            [java(), "-Xmx512m", "-XX:+UseSerialGC", "-cp", classpath, "dev.rollcall.remote.winrm.peer.WinRmFleet",
             str(port), str(hosts), str(hanging), transport, self.list],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self):
        ready = self.process.stdout.readline()
        if not ready.startswith("ready"):
            sys.exit("bench: the simulated fleet did not start")
        return ready.strip()

    def __exit__(self, *_):
        print(f"fleet         {processor(self.process.pid):.1f} s of processor time")
        self.process.stdin.close()
        print("fleet         " + self.process.stdout.readline().strip())
        self.process.wait(30)


def status(pid, name):
    try:
        with open(f"/proc/{pid}/status") as lines:
            return next((int(line.split()[1]) for line in lines if line.startswith(name + ":")), 0)
    except OSError:
        return 0


def processor(pid):
    """Seconds of processor time that it took so far."""
    try:
        with open(f"/proc/{pid}/stat") as line:
            words = line.read().rpartition(")")[2].split()
            return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError):
        return 0


def heap_peak(log):
    """Most that was on the heap, in MB: before any collection, and at the end."""
    with open(log) as lines:
        text = lines.read()
    used = [int(m) for m in re.findall(r"(\d+)M->\d+M\(", text)]
    # At the exit each space has its line; live objects and garbage alike.
    used.append(sum(int(m) for m in re.findall(r"(?:def new generation|tenured generation) .*used (\d+)K", text)) // 1024)
    return max(used)


def measure(product, folder, home, options, listed):
    log, got = folder + "/gc.log", folder + "/got.ndjson"
    heap = os.environ.get("WINRM_BENCH_HEAP", "512m")
    more = os.environ.get("WINRM_BENCH_JAVA_OPTIONS", "")
    environment = dict(os.environ, ROLLCALL_STORE=home, ROLLCALL_JAVA_OPTIONS=
                       f"-Xmx{heap} -Xlog:gc,gc+heap+exit:file={log} {more}")
    command = [product, "check", "--from", listed, "--credential", "bench", "--checks", ",".join(CHECKS),
               "--format", "ndjson", "--fail-on", "never", "--vault-passphrase-file", folder + "/passphrase"] + options
    threads, resident, busy = 0, 0, 0.0
    begun = time.monotonic()
    with open(got, "w") as output:
        client = subprocess.Popen(command, stdout=output, env=environment)
        while client.poll() is None:
            threads = max(threads, status(client.pid, "Threads"))
            resident = max(resident, status(client.pid, "VmHWM"))
            busy = max(busy, processor(client.pid))
            time.sleep(0.02)
    seconds = time.monotonic() - begun
    with open(got) as lines:
        rows = [json.loads(line) for line in lines if line.startswith("{")]
    if client.returncode != 0:
        print(f"exit          {client.returncode}")
    return rows, seconds, busy, threads, resident // 1024, heap_peak(log)


def whole(row):
    checks = row["checks"]
    return (checks["access"]["code"] == "granted" and checks["service"]["code"] == "running"
            and checks["session"].get("facts", {}).get("active") == 2)


def run(name, product, classpath, folder, home, port, hosts, hanging, transport):
    print(f"-- {name}")
    with Fleet(classpath, folder, port, hosts, hanging, transport) as ready:
        print("hosts         " + ready.removeprefix("ready: "))
        hung = int(re.search(r"(\d+) of them", ready).group(1))
        options = ["--access", f"winrm-{transport}:{port}"] + (["--trust-new"] if transport == "https" else [])
        rows, seconds, busy, threads, resident, heap = measure(product, folder, home, options, folder + "/list")
    seen = sum(map(whole, rows))
    print(f"seconds       {seconds:.1f}")
    print(f"hosts/s       {len(rows) / seconds:.0f}")
    print(f"processor s   {busy:.1f}")
    print(f"rows          {len(rows)}")
    print(f"complete      {seen} of {hosts - hung} that are well")
    print(f"threads peak  {threads}")
    print(f"heap peak MB  {heap}")
    print(f"RSS peak MB   {resident}")
    codes = collections.Counter((row["checks"]["access"]["code"], row["checks"]["session"]["code"]) for row in rows)
    for (access, session), count in sorted(codes.items()):
        print(f"  {count:5} access {access}, session {session}")
    return seconds, len(rows) == hosts and seen == hosts - hung


def main(product, classpath, folder, hosts, hanging, transport):
    hosts, hanging = int(hosts), int(hanging)
    home = f"{folder}/store-{os.getpid()}"
    for name, text in (("password", PASSWORD), ("passphrase", PASSPHRASE)):
        with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
            os.fchmod(file.fileno(), 0o600)
            file.write(text + "\n")
    subprocess.run([product, "credentials", "add", "bench", "--user", "LAB\\admin", "--password-file", folder + "/password",
                    "--vault-passphrase-file", folder + "/passphrase"],
                   check=True, stdout=subprocess.DEVNULL, env=dict(os.environ, ROLLCALL_STORE=home))
    port = 5985 if transport == "http" else 5986
    parts = (product, classpath, folder, home, port, hosts)
    well, complete = run("every host is well", *parts, 0, transport)
    if hanging:
        slow, others = run(f"{hanging} % hang", *parts, hanging, transport)
        print(f"-- the hanging ones cost the round {slow - well:.1f} s; a host's deadline is {DEADLINE} s")
        complete = complete and others
    sys.exit(0 if complete else 1)


main(*sys.argv[1:])
