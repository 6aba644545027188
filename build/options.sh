# Options of the JVMs of a server and of a command. Sourced by ./gimbal and ./dev.

# Native code is called by SQLite, RocksDB, DuckDB and XGBoost, and protobuf uses Unsafe; both are known and fine.
trust='--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow'
# What requests leave behind is collected before it fills more memory than they need: a gigabyte goes through in 50 MB.
server_options="$trust -Xmx1g -XX:MaxNewSize=48m -XX:+ExitOnOutOfMemoryError"
# A command lives for a moment: the second compiler and a concurrent collector would never pay.
command_options="$trust -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
