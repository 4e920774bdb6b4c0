#!/usr/bin/env bash
# Shards of an archive as a Slurm job array: one task for each shard, the number of cores is --cpus-per-task.
#   sbatch --wait --array=1-64 --cpus-per-task=4 --requeue slurm.sh SHARDS STORE
set -euo pipefail
shards=$1 store=$2
shard=$(printf '%s/shard-%04d.jsonl' "$shards" "$SLURM_ARRAY_TASK_ID")
result=${shard%.jsonl}.result
[ -e "$result" ] && exit 0
ita worker --store "$store" --jobs "${SLURM_CPUS_PER_TASK:-1}" < "$shard" > "$result.$SLURM_ARRAY_JOB_ID"
mv "$result.$SLURM_ARRAY_JOB_ID" "$result"
