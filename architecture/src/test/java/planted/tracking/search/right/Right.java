package planted.tracking.search.right;

import java.util.List;
import planted.tracking.search.left.Left;

public record Right(List<Left> others) {}
