#!/usr/bin/env bash
# Builds the image from the Dockerfile and runs it as compose.yaml says, on a machine without Docker Engine: buildah performs the
# steps, and the result runs in namespaces of its own. About three minutes. Needs root and Debian's buildah and debootstrap:
#   apt-get install --no-install-recommends buildah debootstrap && test/install/image.sh
# The base image cannot be fetched here. A stand-in takes its place: Debian 12 (minbase), the account `node`, Node 24 and npm.
set -euo pipefail
cd "$(dirname "$0")/../.."
export BUILDAH_ISOLATION=chroot STORAGE_DRIVER=vfs
work=$(mktemp -d /tmp/image-XXXXXX)
chmod 755 "$work"
run=(buildah --root "$work/storage" --runroot "$work/run")
trap '"${run[@]}" umount --all >/dev/null; rm -rf "$work"' EXIT

node24=$(npx --yes -p node@24.21.0 -c 'command -v node')
npm=$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")

echo "== base: debootstrap"
debootstrap --variant=minbase --include=ca-certificates,libstdc++6 bookworm "$work/base" >"$work/base.log"
cp "$node24" "$work/base/usr/local/bin/node"
mkdir -p "$work/base/usr/local/lib/node_modules"
cp -r "$npm" "$work/base/usr/local/lib/node_modules/npm"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$work/base/usr/local/bin/npm"
cp /etc/ssl/certs/ca-certificates.crt "$work/base/etc/ssl/certs/" # a registry behind this machine's own authority
chroot "$work/base" groupadd --gid 1000 node
chroot "$work/base" useradd --uid 1000 --gid node --create-home node
container=$("${run[@]}" from scratch)
cp -a "$work/base/." "$("${run[@]}" mount "$container")/"
"${run[@]}" config --env NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt "$container"
"${run[@]}" commit --quiet --rm "$container" localhost/base >/dev/null

echo "== image: the Dockerfile's steps"
"${run[@]}" build --pull-never --format docker --build-arg NODE=localhost/base --tag localhost/portero . >"$work/build.log" 2>&1 ||
  { tail -30 "$work/build.log"; exit 1; }
grep STEP "$work/build.log"
image=$("${run[@]}" from --pull-never localhost/portero)
root=$("${run[@]}" mount "$image")
"${run[@]}" inspect --type image localhost/portero >"$work/image.json"
du -sh "$root/app" | cut -f1 | xargs echo "size of /app:"

echo "== run: read-only, no capabilities, process 1"
"$node24" test/install/image-run.ts "$root" "$work/image.json"
