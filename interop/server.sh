# Starts a server of ours on a free port and a home of its own, and ends it when the script ends. Sourced; the current
# folder is the project's.

./gimbal version >/dev/null # builds what is not built

work=$(mktemp -d "${TMPDIR:-/tmp}/gimbal-interop.XXXXXX")
server=
finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  [ -z "$server" ] || wait "$server" || true
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

start_server() { # start_server FLAGS...: leaves its address in GIMBAL_SERVER, what it says in $work/server.log
  ./gimbal server --home "$work/home" --port 0 --log.level warn "$@" >"$work/server.log" 2>&1 &
  server=$!
  waited=0
  until [ -s "$work/home/server.address" ]; do
    if ! kill -0 "$server" 2>/dev/null || [ $waited -ge 120 ]; then
      cat "$work/server.log" >&2
      echo "interop: the server did not start" >&2
      exit 1
    fi
    sleep 1
    waited=$((waited + 1))
  done
  GIMBAL_SERVER=$(head -n 1 "$work/home/server.address")
  export GIMBAL_SERVER
}

say_what_it_said() {
  echo "interop: what the server said:" >&2
  cat "$work/server.log" >&2
}
