#!/bin/bash
# Run a command with DATABASE_URL of a throw-away PostgreSQL, then stop the server and remove its data.
#   tools/postgres.sh pytest -n 2
# The server listens on a socket in its own folder only, and never runs as root.
set -euo pipefail

fail() { echo "mithaq: $1" >&2; exit 1; }

[ $# -gt 0 ] || fail "Name the command to run. Hint: tools/postgres.sh .venv/bin/pytest"

bin=$(ls -d /usr/lib/postgresql/*/bin /usr/local/pgsql/bin 2>/dev/null | sort -V | tail -n 1 || true)
if [ -z "$bin" ]; then
    found=$(command -v initdb || true)
    [ -n "$found" ] || fail "PostgreSQL is not installed. Hint: on Debian, apt-get install postgresql."
    bin=$(dirname "$(readlink -f "$found")")
fi

as_owner=()
owner=$(id -un)
if [ "$(id -u)" = 0 ]; then
    owner=postgres
    id "$owner" >/dev/null 2>&1 || owner=nobody
    as_owner=(runuser -u "$owner" --)
fi

# Short, because the path of a socket may not exceed 107 characters.
folder=$(mktemp -d /tmp/mithaq-pg.XXXXXX)
chmod 700 "$folder"
[ "$owner" = "$(id -un)" ] || chown "$owner" "$folder"

command_pid=
stop() {
    trap - EXIT INT TERM HUP
    [ -z "$command_pid" ] || kill -TERM "$command_pid" 2>/dev/null || true
    "${as_owner[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

cd "$folder"
"${as_owner[@]}" "$bin/initdb" -D "$folder/data" -U mithaq -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
    >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log" >&2; fail "PostgreSQL could not lay out a cluster."; }
# Nothing here has to outlive a power cut: speed comes first.
"${as_owner[@]}" tee -a "$folder/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = ''
unix_socket_directories = '$folder'
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
shared_buffers = 128MB
max_connections = 60
timezone = 'UTC'
CONF
"${as_owner[@]}" "$bin/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w -t 60 start >/dev/null \
    || { cat "$folder/server.log" >&2; fail "PostgreSQL did not start."; }
"${as_owner[@]}" "$bin/createdb" -h "$folder" -U mithaq mithaq
cd "$OLDPWD"

echo "mithaq: $("$bin/postgres" --version) runs as $owner in $folder"
export DATABASE_URL="postgres://mithaq@/mithaq?host=$folder"
# In the background and waited for, so that a signal stops the server at once.
"$@" <&0 &
command_pid=$!
status=0
wait "$command_pid" || status=$?
command_pid=
exit "$status"
