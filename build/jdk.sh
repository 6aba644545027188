# Finds a JDK 25 or newer. Sourced by ./gimbal and ./dev; leaves its home in JAVA_HOME.
#
# Looked at, in this order: GIMBAL_JAVA_HOME, JAVA_HOME, the java on the PATH, the usual folders. What a folder holds is
# read from its `release` file, which takes no time; nothing is started.

jdk_version() { # jdk_version HOME: the feature number of the JDK there, or nothing
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

java_on_path() { # the home of the java that would run
  java=$(command -v java) || return 0
  java=$(readlink -f "$java" 2>/dev/null) || return 0
  dirname "$(dirname "$java")"
}

jdk_candidates() {
  for home in "${GIMBAL_JAVA_HOME:-}" "${JAVA_HOME:-}" "$(java_on_path)" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*/jdk* "$HOME"/.jdks/* "$HOME"/.sdkman/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -z "$home" ] || echo "$home"
  done
}

select_jdk() { # select_jdk PROGRAM: sets JAVA_HOME, or says what was found and ends
  found=
  # Folders may have spaces in their names, hence lines and not words.
  old_ifs=$IFS
  IFS='
'
  for home in $(jdk_candidates); do
    version=$(jdk_version "$home")
    if [ "${version:-0}" -ge 25 ]; then
      IFS=$old_ifs
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
    [ -z "$version" ] || found="${found:+$found, }JDK $version in $home"
  done
  IFS=$old_ifs
  echo "$1: needs a JDK 25 or newer; found ${found:-none}" >&2
  echo "$1: install one, and set GIMBAL_JAVA_HOME to its folder if it is not in a usual place" >&2
  exit 1
}
