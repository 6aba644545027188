package io.gimbal.cli.verbs;

import io.gimbal.cli.capture.DataFiles;
import io.gimbal.cli.capture.Secrets;
import java.util.List;
import java.util.Optional;

/// What a person says of a run that is about to start, without secrets.
///
/// @param experiment by name
/// @param why what changed, or what is tried
/// @param data files it uses
record RunWish(Optional<String> experiment, Optional<String> name, Optional<String> why, List<DataFiles.Input> data) {
    RunWish {
        name = name.map(Secrets::mask);
        why = why.map(Secrets::mask);
        data = List.copyOf(data);
    }
}
