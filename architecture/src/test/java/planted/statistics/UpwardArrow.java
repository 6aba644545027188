package planted.statistics;

import planted.registry.Models;

final class UpwardArrow {
    int count(Models models) {
        return models.count();
    }
}
