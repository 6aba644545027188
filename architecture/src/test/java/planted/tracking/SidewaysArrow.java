package planted.tracking;

import planted.registry.Models;

final class SidewaysArrow {
    int count(Models models) {
        return models.count();
    }
}
