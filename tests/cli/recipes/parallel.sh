#!/usr/bin/env bash
# Shards of an archive over SSH with GNU parallel.  Every host sees the same folders and has `ita` in its PATH.
#   parallel.sh SHARDS STORE HOSTS      HOSTS as `parallel --sshlogin` takes them: "host1,host2", ":" for this one
set -euo pipefail
shards=$(realpath "$1") store=$(realpath -m "$2") hosts=$3
# A shard whose result file is there is done; --retries gives a shard of a host that failed to another one.
parallel --will-cite --sshlogin "$hosts" --retries 3 --jobs 1 --joblog "$shards/joblog" --resume-failed \
  "ita worker --store $(printf %q "$store") < {} > {.}.part && mv {.}.part {.}.result" ::: "$shards"/shard-*.jsonl
