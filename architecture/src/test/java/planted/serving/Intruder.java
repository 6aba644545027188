package planted.serving;

import planted.registry.diff.ModelDiff;

final class Intruder {
    int size() {
        return new ModelDiff().size();
    }
}
