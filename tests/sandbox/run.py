#!/usr/bin/python3
"""What a worker can do that its file has taken over, with Landlock and without.

    tests/sandbox/run.py ITA PROBE OLD_KERNEL SAMPLES [MORE_PROBES]

MORE_PROBES is a folder of probes that are kept outside the project; where it is missing only the project's own run.
"""
import json
import os
import socket
import subprocess
import sys
import tempfile

ITA, PROBE, OLD_KERNEL, SAMPLES = sys.argv[1:5]
MORE = sys.argv[5] if len(sys.argv) > 5 and os.path.isdir(sys.argv[5]) else None
PDF = os.path.join(SAMPLES, "memo-2567.pdf")
OTHER = os.path.join(SAMPLES, "thai-digits-2567.pdf")
failures = []
# What is said is looked for in English.
os.environ.update(LANG="en_US.UTF-8", LC_ALL="", LC_MESSAGES="")


def expect(fine, what):
    if not fine:
        failures.append(what)
        print("FAILED", what)


def make_victims(folder):
    for name in ("secret", "victim", "victim2"):
        with open(os.path.join(folder, name), "w") as file:
            file.write(name)


def check_victims(folder, where):
    expect(sorted(os.listdir(folder)) == ["secret", "victim", "victim2"], f"{where}: files of the folder: {os.listdir(folder)}")
    for name in ("secret", "victim", "victim2"):
        path = os.path.join(folder, name)
        expect(os.path.exists(path) and open(path).read() == name, f"{where}: {name} was changed")


def extract(out, preload, variables, kernel=(), more=()):
    environment = {**os.environ, "LD_PRELOAD": " ".join(preload), **variables}
    command = [*kernel, ITA, "extract", PDF, OTHER, "-o", out, "--jobs", "1", "--page-timeout", "2", *more]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)


def records(out):
    with open(os.path.join(out, "run.jsonl")) as lines:
        return {record["file"]: record for record in map(json.loads, lines)}


def check_log(log, name, more=""):
    lines = open(log).read().rstrip("\0").splitlines() if os.path.exists(log) else []
    expect("end\t" in lines, f"{name}: the probe ran to its end ({len(lines)} lines; {more})")
    for line in lines:
        expect("DONE" not in line, f"{name}: {line}")


def own_probe(root, name, kernel):
    folder, out, log = (os.path.join(root, name + part) for part in ("-files", "-out", "-log"))
    os.mkdir(folder)
    make_victims(folder)
    ran = extract(out, [PROBE], {"PROBE_LOG": log, "PROBE_FOLDER": folder}, kernel)
    check_log(log, name, ran.stderr[-300:])
    check_victims(folder, name)
    expect(len(records(out)) == 2, f"{name}: both files have a record")
    said = "does not let the readers be fenced" in ran.stderr
    expect(said == bool(kernel), f"{name}: a missing fence is said: {ran.stderr[:200]}")
    sandbox = {record["sandbox"] for record in records(out).values()}
    expect(("landlock" in str(sandbox)) == (not kernel) and "seccomp" in str(sandbox), f"{name}: in force: {sandbox}")


def other_readers(root, name, kernel):
    """The commands that read one file and keep nothing: the same probe, behind their fence."""
    read = os.path.join(root, name + "-read")
    subprocess.run([ITA, "extract", PDF, "-o", read, "-q"], check=True, timeout=120)
    for words in (["text", PDF], ["check", read, "--source", SAMPLES, "--again"], ["render"]):
        command = f"{name}-{words[0]}"
        folder, log = (os.path.join(root, command + part) for part in ("-files", "-log"))
        os.mkdir(folder)
        make_victims(folder)
        environment = {**os.environ, "LD_PRELOAD": PROBE, "PROBE_LOG": log, "PROBE_FOLDER": folder}
        if words[0] == "render":
            drawn = draw([*kernel, ITA, *words], environment)
            expect("error" not in drawn, f"{command}: the page is drawn: {drawn}")
            check_log(log, command, drawn)
        else:
            ran = subprocess.run([*kernel, ITA, *words], env=environment, capture_output=True, text=True, timeout=120)
            fine = ran.returncode == 0 and len(ran.stdout) > (500 if words[0] == "text" else 0)
            expect(fine, f"{command}: the file is read: {ran.returncode} {ran.stdout[-300:]} {ran.stderr[-300:]}")
            expect(("fenced" in ran.stderr) == bool(kernel), f"{command}: a missing fence is said: {ran.stderr[:200]}")
            check_log(log, command, ran.stderr[-300:])
        check_victims(folder, command)


def draw(command, environment):
    """One page of the first file by the process that draws for `ita review`: its answer."""
    ours, theirs = socket.socketpair()
    with ours, theirs, open(PDF, "rb") as source, tempfile.TemporaryFile() as picture:
        drawer = subprocess.Popen(command, env=environment, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        theirs.close()
        task = {"path": PDF, "page": 1, "dpi": 40, "inputs": 1, "outputs": 1}
        socket.send_fds(ours, [json.dumps(task).encode() + b"\n"], [source.fileno(), picture.fileno()])
        answer = drawer.stdout.readline().decode()
        ours.close()
        drawer.stdout.close()
        drawer.wait(timeout=60)
        return answer if answer and os.fstat(picture.fileno()).st_size > 1000 else f"error: no picture, {answer}"


def no_fence_at_all(root):
    kernel = (OLD_KERNEL, "both")
    out = os.path.join(root, "bare")
    ran = extract(out, [], {}, kernel)
    expect(ran.returncode == 0 and "fenced" in ran.stderr, f"without a fence it works and says so: {ran.stderr[:200]}")
    expect({r["sandbox"] for r in records(out).values()} == {"none"}, "the record says that there was no fence")
    ran = extract(os.path.join(root, "logged"), [], {}, kernel, ["--log-format", "json"])
    said = [event for event in map(json.loads, ran.stderr.splitlines()) if "fenced" in json.dumps(event)]
    expect([event["event"] for event in said] == ["notice"], f"the log says it once: {ran.stderr[:300]}")
    ran = extract(os.path.join(root, "refused"), [], {}, kernel, ["--require-sandbox"])
    expect(ran.returncode == 1 and "--require-sandbox" in ran.stderr, f"--require-sandbox refuses: {ran.returncode} {ran.stderr[:200]}")


def build(root, source, out):
    library = os.path.join(root, source[:-2] + ".so")
    subprocess.run(["gcc", "-w", "-shared", "-fPIC", f'-DSBX_OUT="{out}"', os.path.join(MORE, source), "-o", library, "-ldl"], check=True)
    return library


def more_system_calls(root, name, kernel):
    folder, out, log = (os.path.join(root, name + part) for part in ("-files", "-out", "-log"))
    os.mkdir(folder)
    make_victims(folder)
    at = {key: os.path.join(folder, value) for key, value in
          {"EVIL_SECRET": "secret", "EVIL_NEW": "new", "EVIL_VICTIM": "victim", "EVIL_VICTIM2": "victim2"}.items()}
    extract(out, [PROBE, build(root, "evil.c", out)], {"PROBE_TELL": str(os.path.getsize(PDF)), "EVIL_LOG": log, "EVIL_TRUNCJ": "1", **at}, kernel)
    lines = open(log).read().splitlines() if os.path.exists(log) else []
    expect(len(lines) > 50, f"{name}: the probe ran ({len(lines)} lines)")
    for line in lines[1:]:
        refused = "ret=-" in line or ("pthread_create" in line and "ret=0" not in line)
        expect(refused, f"{name}: {line}")
    check_victims(folder, name)


def more_answers(root, name, kernel):
    for mode in ("fifo", "flood", "killparent", "truncj", "symlink", "orphan", "traverse", "stopread", "bomb", "fill"):
        answer = f"{name}-{mode}"
        folder, out = (os.path.join(root, answer + part) for part in ("-files", "-out"))
        os.mkdir(folder)
        make_victims(folder)
        variables = {"PROBE_TELL": str(os.path.getsize(PDF)), "EVIL": mode, "EVIL_MB": "200", "EVIL_OUT": out, "EVIL_OTHER": "thai-digits-2567.pdf.json",
                     "EVIL_TARGET": folder}
        ran = extract(out, [PROBE, build(root, "evil2.c", out)], variables, kernel)
        expect(ran.returncode in (0, 3), f"{answer}: the supervisor lives: {ran.returncode} {ran.stderr[-200:]}")
        expect(len(records(out)) == 2 and records(out)["thai-digits-2567.pdf"]["status"] == "ok", f"{answer}: the other file is read")
        check_victims(folder, answer)
        for path, folders, files in os.walk(out):
            for entry in folders + files:
                expect(not os.path.islink(os.path.join(path, entry)), f"{answer}: a link {entry}")


def place_of(function):
    """Where a function lies in the program, from its own table of symbols."""
    table = subprocess.run(["nm", ITA], capture_output=True, text=True).stdout
    return next((line.split()[0] for line in table.splitlines() if line.endswith(" " + function)), None)


def more_memory(root, name, kernel, fenced=True):
    """The code of the process that started the reader is overwritten by a command; unfenced, to see that the probe can."""
    place = place_of("_ZN3ita5batch10LineReader4fillEv")
    if place is None:
        print(f"{name}: left out, the program has no table of symbols")
        return
    folder, out = (os.path.join(root, name + part) for part in ("-files", "-out"))
    os.mkdir(folder)
    make_victims(folder)
    variables = {"PROBE_TELL": str(os.path.getsize(PDF)), "EVIL_OFF": place, "EVIL_CMD": f"echo > {folder}/planted"}
    ran = extract(out, [PROBE, build(root, "evil3.c", out)], variables, kernel, [] if fenced else ["--no-sandbox"])
    if not fenced:
        expect(os.path.exists(folder + "/planted"), f"{name}: without a fence the probe overwrites its parent")
        return
    check_victims(folder, name)
    # The probe opens a file by a name that is none, and that complaint is heard.
    expect(ran.returncode in (0, 3), f"{name}: the supervisor lives: {ran.returncode} {ran.stderr[-200:]}")
    expect(len(records(out)) == 2 and records(out)["thai-digits-2567.pdf"]["status"] == "ok", f"{name}: the other file is read")


def main():
    with tempfile.TemporaryDirectory() as root:
        own_probe(root, "landlock", ())
        own_probe(root, "no-landlock", (OLD_KERNEL, "landlock"))
        other_readers(root, "landlock", ())
        other_readers(root, "no-landlock", (OLD_KERNEL, "landlock"))
        no_fence_at_all(root)
        if MORE:
            more_system_calls(root, "more-landlock", ())
            more_system_calls(root, "more-no-landlock", (OLD_KERNEL, "landlock"))
            more_answers(root, "answers-landlock", ())
            more_answers(root, "answers-no-landlock", (OLD_KERNEL, "landlock"))
            more_memory(root, "memory-landlock", ())
            more_memory(root, "memory-no-landlock", (OLD_KERNEL, "landlock"))
            more_memory(root, "memory-no-fence", (), fenced=False)
    print(f"{len(failures)} failures" + ("" if MORE else "; only the project's own probes were at hand"))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
