"""The Slurm recipe on a real Slurm: its daemons on this machine, for the time of the test."""

import os
import shutil
import socket
import subprocess
import time
import unittest
from pathlib import Path

from common import ITA
from test_shards import RECIPES, Shards

CONFIGURATION = """ClusterName=ita
SlurmctldHost={host}(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket={munge}/socket
CryptoType=crypto/munge
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SlurmUser=root
SlurmdUser=root
SlurmctldPort=16817
SlurmdPort=16818
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ReturnToService=2
NodeName={host} NodeAddr=127.0.0.1 CPUs={cores} State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
"""


@unittest.skipUnless(any(Path("/sys/fs/cgroup").glob("*")), "slurmd counts processors by the cgroup file system, which is not mounted on /sys/fs/cgroup here")
@unittest.skipUnless(shutil.which("slurmctld") and shutil.which("munged") and os.geteuid() == 0,
                     "a Slurm cluster is started here: that needs root, slurm-wlm and munge (tests/run.sh installs them)")
class Slurm(Shards):
    def setUp(self):
        super().setUp()
        self.folder_of_slurm = Path(subprocess.check_output(["mktemp", "-d", "/tmp/ita-slurm-XXXXXX"]).decode().strip())
        self.addCleanup(self.stop_slurm)  # also when the rest of this fails
        self.folder_of_slurm.chmod(0o755)
        munge = self.folder_of_slurm / "munge"
        for name in ("munge", "state", "spool"):
            (self.folder_of_slurm / name).mkdir(mode=0o755)
        key = munge / "key"
        key.write_bytes(os.urandom(1024))
        key.chmod(0o400)
        for path in (munge, key):
            shutil.chown(path, "munge", "munge")
        self.run_quietly("runuser", "-u", "munge", "--", "munged", f"--key-file={key}", f"--socket={munge}/socket",
                         f"--pid-file={munge}/pid", f"--log-file={munge}/log", f"--seed-file={munge}/seed")
        configuration = self.folder_of_slurm / "slurm.conf"
        configuration.write_text(CONFIGURATION.format(host=socket.gethostname().split(".")[0], munge=munge,
                                                      folder=self.folder_of_slurm, cores=os.cpu_count()))
        self.environment = dict(os.environ, SLURM_CONF=str(configuration), PATH=f"{Path(ITA).parent}:{os.environ['PATH']}")
        self.run_quietly("slurmctld", "-f", str(configuration))
        self.run_quietly("slurmd", "-f", str(configuration))
        deadline = time.time() + 120
        while time.time() < deadline:
            state = subprocess.run(["sinfo", "-h", "-o", "%T"], env=self.environment, capture_output=True)
            if b"idle" in state.stdout:
                return
            time.sleep(0.5)
        self.fail("Slurm did not come up: " + (self.folder_of_slurm / "slurmctld.log").read_text())

    def run_quietly(self, *command):
        done = subprocess.run(command, env=getattr(self, "environment", None), capture_output=True, timeout=60)
        if done.returncode != 0:
            log = self.folder_of_slurm / f"{command[0]}.log"
            self.fail(f"{command[0]} does not start: {done.stderr.decode(errors='replace')}"
                      f"{log.read_text(errors='replace')[-2000:] if log.exists() else ''}")

    def stop_slurm(self):
        for name in ("slurmd.pid", "slurmctld.pid", "munge/pid"):
            try:
                os.kill(int((self.folder_of_slurm / name).read_text()), 15)
            except (OSError, ValueError):
                pass
        time.sleep(1)
        shutil.rmtree(self.folder_of_slurm, ignore_errors=True)

    def test_recipe_for_slurm(self):
        self.shards()
        subprocess.run(["sbatch", "--wait", "--array=1-3", "--cpus-per-task=1", "--requeue", "--output=/dev/null",
                        str(RECIPES / "slurm.sh"), str(self.root / "shards"), str(self.root / "store")],
                       check=True, env=self.environment, cwd=self.root, timeout=600, stdout=subprocess.DEVNULL)
        self.merge()
        self.assertEqual(self.results("out"), self.whole)


# The tests of the shards themselves run in test_shards.
for _name in [n for n in vars(Shards) if n.startswith("test_")]:
    setattr(Slurm, _name, None)
del Shards


if __name__ == "__main__":
    unittest.main()
